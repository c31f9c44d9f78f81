"""The way to the wiki."""
