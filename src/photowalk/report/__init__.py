"""What closes the loop: the gallery page and the links for the report."""
