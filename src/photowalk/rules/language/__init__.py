"""The language of photowalk.toml: its keys, what is wrong with a file, and what it says as values."""
