"""What Commons will hold: titles, file pages, gallery pages. Pure."""
