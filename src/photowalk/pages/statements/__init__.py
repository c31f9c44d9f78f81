"""The structured data of a file page, made from the very values that its wikitext is made from."""
