"""The plan and its file: columns, rows, merge, CSV."""
