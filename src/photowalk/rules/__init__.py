"""Saying the rest: photowalk.toml and what it decides for each photo."""
