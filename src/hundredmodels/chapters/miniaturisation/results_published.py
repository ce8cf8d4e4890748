"""What others found, quoted beside the chapter's own results."""

from hundredmodels.chapters.miniaturisation.wording import lines, number
from hundredmodels.chapters.result import Result
from hundredmodels.data import Tables

PUBLISHED = (
    ("R01", "published-densing-2024", "Densing law, preprint (2024)"),
    ("R02", "published-densing-2024-text", "Densing law, preprint, its section on the trend"),
    ("R03", "published-densing-2025", "Densing law, journal (2025)"),
    ("R04", "published-law", "The law as the article states it"),
    ("R05", "published-smallest-60-fall", "AI Index 2025, fall of the smallest model above 60"),
    ("R06", "published-mistral-multiple", "Mistral's paper: effective over actual size, on MMLU"),
    ("R09", "published-compute-halving", "Ho et al.: compute for a fixed performance halves"),
    ("R49", "published-rosetta", "Epoch AI: compute for a fixed capability falls"),
)


def published_results(tables: Tables) -> list[Result]:
    """Return what others found, as printed."""
    table = tables["published_estimates"]
    made = []
    for key, name, label in PUBLISHED:
        row = table[table["estimate"] == key]
        if row.empty:
            made.append(
                number(name, label, None, "", "quoted", reason="not yet published", basis="quoted")
            )
            continue
        one = row.iloc[0]
        ranged = bool(one[["low", "high"]].notna().all())
        unit = str(one["unit"]).replace("x per year", "x a year")
        made.append(
            number(
                name,
                label,
                float(one["value"]),
                unit,
                f"quoted: {one['method']}",
                basis="quoted",
                low=float(one["low"]) if ranged else None,
                high=float(one["high"]) if ranged else None,
                interval=str(one["interval_kind"]) if ranged else "",
                inputs=lines("published_estimates", row.index),
            )
        )
    return made
