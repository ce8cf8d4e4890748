"""What others found, quoted beside the chapter's own results."""

from hundredmodels.chapters.miniaturisation.names import NAMING
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import A_YEAR, MONTHS, TIMES
from hundredmodels.data import Tables

PUBLISHED = (
    ("R01", "published-densing-2024", "Densing law, preprint (2024)", MONTHS),
    ("R02", "published-densing-2024-text", "Densing law, preprint, its section on the trend",
     MONTHS),
    ("R03", "published-densing-2025", "Densing law, journal (2025)", MONTHS),
    ("R04", "published-law", "The law as the article states it", MONTHS),
    ("R05", "published-smallest-60-fall", "AI Index 2025, fall of the smallest model above 60",
     TIMES),
    ("R06", "published-mistral-multiple", "Mistral's paper: effective over actual size, on MMLU",
     TIMES),
    ("R09", "published-compute-halving", "Ho et al.: compute for a fixed performance halves",
     MONTHS),
    ("R49", "published-rosetta", "Epoch AI: compute for a fixed capability falls", A_YEAR),
)  # fmt: skip


def published_results(tables: Tables) -> tuple[Result, ...]:
    """Return what others found, as printed."""
    table = tables["published_estimates"]
    return tuple(
        NAMING.quoted(name, label, table, key, unit) for key, name, label, unit in PUBLISHED
    )
