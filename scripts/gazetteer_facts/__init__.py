"""What scripts/write_gazetteer.py knows of districts and of English names."""
