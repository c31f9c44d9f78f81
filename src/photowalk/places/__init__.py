"""Places: the city, region and country of a point on the Earth, without a network, and their names."""
