"""Who counts what: the counts of Chinese and American models by body."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from hundredmodels.analysis import counts
from hundredmodels.chapters.result import Inputs, Result
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.transformer_shift.war import releases
from hundredmodels.chapters.transformer_shift.wording import TIMES, number, rows
from hundredmodels.data import Tables

FIRST, LAST = date(2023, 5, 1), date(2023, 7, 31)
"""The three months of the articles' counts."""
SOON = pd.Timestamp(2023, 6, 4)
"""First revision of the list after rows were pruned."""
BODIES = {"CCID Consulting": "ccid", "CAICT": "caict", "ISTIC": "istic"}
SUMMED = (
    "China's count as printed, which adds up all years since 2020; the United States' is the sum "
    "of the yearly figures that the body prints, from 2020 to May 2023"
)
NONE = "no body's count was known by the day"


@dataclass(frozen=True)
class Counters:
    """Counts side by side.

    Attributes
    ----------
    pairs
        ``name``, ``what``, ``china``, ``united_states``, ``ratio``: outside bodies, then others.
    listed
        The list's revisions: ``day`` and ``total``.
    results
        The results of this part.
    """

    pairs: pd.DataFrame
    listed: pd.DataFrame
    results: tuple[Result, ...]


def counters(tables: Tables, parameters: Parameters) -> Counters:
    """Set the counting bodies side by side."""
    table = tables["national_counts"]
    window = counts.in_window(table, FIRST, LAST)
    outside = counts.side_by_side(window)
    listed = tables["list_counts"]
    ours, own = _own(tables, parameters)
    index, yearly = _ai_index(tables["notable_models_by_country"])
    pairs = [
        {**row, "what": "mid-2023"}
        for row in outside.drop(columns=["body", "lines"]).to_dict("records")
    ] + ours + index  # fmt: skip
    results = (
        *_ratios(outside),
        *_bodies(outside),
        *_counts(window, listed),
        *_list_growth(listed),
        own,
        yearly,
    )
    columns = ["name", "what", "china", "united_states", "ratio"]
    return Counters(pd.DataFrame(pairs, columns=columns), listed, results)


def _lines(outside: pd.DataFrame) -> tuple[Inputs, ...]:
    return (Inputs.of("national_counts", [one for found in outside["lines"] for one in found]),)


def _ratios(outside: pd.DataFrame) -> tuple[Result, ...]:
    ratio = outside["ratio"]
    known = len(outside) > 0
    bodies = ", ".join(outside["name"])
    how = (
        f"China's count over that of the United States, bodies that print both for May to July "
        f"2023: {bodies or 'none'}"
        + (
            "; one body alone, so lowest, middle and highest are its own"
            if len(outside) == 1
            else ""
        )
    )
    inputs = _lines(outside)
    span = (float(ratio.min()), float(ratio.max())) if known else None

    def one(name: str, label: str, value: float, *, spread: bool = False) -> Result:
        return number(
            name,
            label,
            value if known else None,
            TIMES,
            how,
            inputs=inputs,
            n=len(outside),
            span=span if spread else None,
            interval="range over the counting bodies" if spread else "",
            reason=NONE,
            digits=2,
        )

    return (
        one("china-us-ratio-min", "China over the United States by the lowest count", ratio.min()),
        one("china-us-ratio-max", "China over the United States by the highest count",
            ratio.max()),
        one("china-us-ratio", "China over the United States by the middle counting body",
            ratio.median(), spread=True),
    )  # fmt: skip


def _bodies(outside: pd.DataFrame) -> tuple[Result, ...]:
    found = []
    for body, name in BODIES.items():
        row = outside[outside["name"] == body]
        for column, suffix, unit, what in (
            ("china", "china-count", "models", "China's large models"),
            ("united_states", "us-count", "models", "Large models of the United States"),
            ("ratio", "china-us-ratio", TIMES, "China over the United States"),
        ):
            found.append(
                number(
                    f"{suffix}-{name}",
                    f"{what} as {body} counts them, mid-2023",
                    float(row[column].iloc[0]) if len(row) else None,
                    unit,
                    SUMMED if name == "istic" else "As printed",
                    inputs=_lines(row),
                    n=len(row),
                    basis="recomputed" if column == "ratio" else "quoted",
                    reason=NONE,
                    digits=2 if column == "ratio" else 0,
                )
            )
    return tuple(found)


def _counts(window: pd.DataFrame, listed: pd.DataFrame) -> tuple[Result, ...]:
    """Return the middle count of each country, the public list among China's."""
    at_end = listed[listed["day"] <= pd.Timestamp(LAST)].tail(1)
    found = []
    for name, country, what in (
        ("china-count", counts.CHINA, "China"),
        ("us-count", counts.UNITED_STATES, "the United States"),
    ):
        rows_of = window[(window["country"] == country) & (window["body"] != "CLSA (broker)")]
        values = list(rows_of["count"].astype(float))
        inputs = _lines(rows_of)
        if country == counts.CHINA and len(at_end):
            values += [float(at_end["total"].iloc[0])]
            inputs += (rows("list_counts", at_end),)
        series = pd.Series(values, dtype=float)
        found.append(
            number(
                name,
                f"Large models of {what} in mid-2023, middle of the counts",
                float(series.median()) if len(series) else None,
                "models",
                "Median over the counting bodies"
                + (", with the public list of 31 July 2023" if country == counts.CHINA else "")
                + "; a broker that repeats CCID's figure is left out",
                inputs=inputs,
                n=len(series),
                span=(float(series.min()), float(series.max())) if len(series) else None,
                interval="range over the counts",
                reason=NONE,
            )
        )
    return tuple(found)


def _list_growth(listed: pd.DataFrame) -> tuple[Result, ...]:
    pair = counts.one_year_growth(listed, SOON)
    end = listed[listed["day"] <= pd.Timestamp(LAST)].tail(1)
    return (
        number(
            "list-growth",
            "Growth of a public list of Chinese models in a year",
            float(pair["total"].iloc[1] / pair["total"].iloc[0]) if len(pair) else None,
            TIMES,
            "Rows of the list on 4 June 2024 over 4 June 2023, the first revision after a "
            "pruning; a list grows by finding models too",
            inputs=(rows("list_counts", pair),),
            n=len(pair),
            reason="the list does not yet reach a year from June 2023",
        ),
        number(
            "list-count-mid-2023",
            "Models on a public list of Chinese models on 31 July 2023",
            float(end["total"].iloc[0]) if len(end) else None,
            "models",
            "Rows of the list at its last revision by that day",
            inputs=(rows("list_counts", end),),
            n=len(end),
            reason="the list did not yet exist",
            digits=0,
        ),
    )


def _own(tables: Tables, parameters: Parameters) -> tuple[list[dict[str, object]], Result]:
    large = releases(tables["models"], parameters.minimum_size_b)
    then = large[large["date"] <= pd.Timestamp(LAST)]
    china, states = then[then["country"] == "CN"], then[then["country"] == "US"]
    known = len(china) > 0 and len(states) > 0
    ratio = len(china) / len(states) if known else None
    drawn = [
        {
            "name": "this report's table",
            "what": "July 2023",
            "china": len(china),
            "united_states": len(states),
            "ratio": ratio,
        }
    ]
    return drawn if known else [], number(
        "china-us-ratio-own",
        "China over the United States in this report's selection, July 2023",
        ratio,
        TIMES,
        f"Releases of {parameters.minimum_size_b:g} billion parameters or more up to 31 July 2023: "
        f"{len(china)} over {len(states)}. A selection, drawn from Western sources",
        inputs=(rows("models", china.index.append(states.index)),),
        n=len(china) + len(states),
        reason="no release of that size is known by the day",
        digits=2,
    )


def _ai_index(notable: pd.DataFrame) -> tuple[list[dict[str, object]], Result]:
    year = notable[notable["year"] == FIRST.year]
    china = year[year["area"] == "China"]
    states = year[year["area"] == "United States"]
    known = len(china) > 0 and len(states) > 0
    ratio = (
        float(china["notable_models"].iloc[0] / states["notable_models"].iloc[0]) if known else None
    )
    drawn = [
        {
            "name": "AI Index, notable",
            "what": "all of 2023",
            "china": int(china["notable_models"].iloc[0]) if known else 0,
            "united_states": int(states["notable_models"].iloc[0]) if known else 0,
            "ratio": ratio,
        }
    ]
    return drawn if known else [], number(
        "china-us-ratio-notable",
        "China over the United States among the notable models of 2023, AI Index",
        ratio,
        TIMES,
        "Notable models of the year as the AI Index 2024 counts them; another question than how "
        "many there are",
        inputs=(rows("notable_models_by_country", china.index.append(states.index)),),
        n=2,
        reason="the AI Index on 2023 was not yet published",
        digits=2,
    )
