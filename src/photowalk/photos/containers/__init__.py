"""Where a picture file keeps what: one module a format, `walking` the door."""
