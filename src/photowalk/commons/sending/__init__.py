"""Sending the bytes of one photo: whole and published in one request, or into the stash and published later."""
