"""What pictures look like: fingerprints, sharpness, groups of photos that look alike."""
