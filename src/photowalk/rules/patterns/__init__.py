"""Texts with names in braces: `pattern` fills them, `photo_values` knows what names stand for in a photo."""
