"""From what cameras wrote to what was so: clocks, zones, positions, privacy."""
