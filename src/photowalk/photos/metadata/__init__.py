"""What stands in a photo beside its pixels, as values: `reading` gathers it, one small parser a field."""
