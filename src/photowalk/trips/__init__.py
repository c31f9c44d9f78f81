"""Where in a trip each photo was taken: at the event, in which session, in the city, on the way."""
