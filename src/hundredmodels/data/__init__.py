"""The data package: reading, validating, and what was known by a date."""
