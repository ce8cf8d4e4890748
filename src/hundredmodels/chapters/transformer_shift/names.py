"""The names of the chapter's results."""

from hundredmodels.chapters.naming import Naming

SLUG = "transformer-shift"
NAMING = Naming(SLUG)
number = NAMING.number
estimated = NAMING.estimated
