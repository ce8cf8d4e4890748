"""Pure functions on data frames: no files, no clock, no state."""
