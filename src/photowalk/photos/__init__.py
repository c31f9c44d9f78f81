"""Reading a folder: files, EXIF tags, sidecars, fingerprints."""
