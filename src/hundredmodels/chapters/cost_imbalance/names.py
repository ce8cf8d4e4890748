"""The names of the chapter's results."""

from hundredmodels.chapters.naming import Naming

SLUG = "cost-imbalance"
NAMING = Naming(SLUG)
full = NAMING.full
number = NAMING.number
estimated = NAMING.estimated
quoted = NAMING.quoted
