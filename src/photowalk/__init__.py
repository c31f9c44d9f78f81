"""From a folder of event and city photos to a gallery on Wikimedia Commons."""

__version__ = "0.1.0"
