"""Programmes of conferences: iCalendar files as sessions; `reading` is the door."""
