"""Each part as results: what is printed of it, by what method, from which rows."""
