"""Copies that go up in place of a file: converted, or with something taken out."""
