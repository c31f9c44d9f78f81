"""A small stand-in wiki on loopback, to rehearse on."""
