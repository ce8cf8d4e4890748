"""The names of the chapter's results, and the units that no other chapter has."""

from hundredmodels.chapters.naming import Naming

SLUG = "open-vs-closed"
NAMING = Naming(SLUG)
full = NAMING.full
number = NAMING.number
estimated = NAMING.estimated
quoted = NAMING.quoted
share = NAMING.share

ELO_POINTS = "Elo points"
