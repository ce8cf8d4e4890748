"""Results on the counts of Chinese and American models by body."""

import pandas as pd

from hundredmodels.analysis import counts
from hundredmodels.chapters.result import Inputs, Result, rows_of
from hundredmodels.chapters.transformer_shift.counters import Counters, Pair, of_country
from hundredmodels.chapters.transformer_shift.names import number
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.units import MODELS, TIMES

BODIES = {"CCID Consulting": "ccid", "CAICT": "caict", "ISTIC": "istic"}
SUMMED = (
    "China's count as printed, which adds up all years since 2020; the United States' is the sum "
    "of the yearly figures that the body prints, from 2020 to May 2023"
)
NONE = "no body's count was known by the day"


def counters_results(counted: Counters, parameters: Parameters) -> tuple[Result, ...]:
    """Return the ratios and counts of the bodies, the growth of a list, and our own ratio."""
    return (
        *_ratios(counted.outside),
        *_bodies(counted.outside),
        *_counts(counted.window, counted.at_end),
        *_list_growth(counted.year_apart, counted.at_end),
        _own(counted.own, parameters),
        _notable(counted.notable),
    )


def _lines(outside: pd.DataFrame) -> tuple[Inputs, ...]:
    return rows_of("national_counts", *outside["lines"])


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

    def one(name: str, label: str, value: float, *, spread: bool = False) -> Result:
        return number(
            name,
            label,
            value if known else None,
            TIMES,
            how,
            inputs=inputs,
            n=len(outside),
            low=float(ratio.min()) if known and spread else None,
            high=float(ratio.max()) if known and spread else None,
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
            ("china", "china-count", MODELS, "Large models of China"),
            ("united_states", "us-count", MODELS, "Large models of the United States"),
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


def _counts(window: pd.DataFrame, at_end: pd.DataFrame) -> tuple[Result, ...]:
    """Return the middle count of each country, the public list among China's."""
    found = []
    for name, country, what in (
        ("china-count", counts.CHINA, "China"),
        ("us-count", counts.UNITED_STATES, "the United States"),
    ):
        bodies = of_country(window, country)
        values = list(bodies["count"].astype(float))
        inputs = _lines(bodies)
        if country == counts.CHINA and len(at_end):
            values += [float(at_end["total"].iloc[0])]
            inputs += rows_of("list_counts", at_end.index)
        series = pd.Series(values, dtype=float)
        found.append(
            number(
                name,
                f"Large models of {what} in mid-2023, middle of the counts",
                float(series.median()) if len(series) else None,
                MODELS,
                "Median over the counting bodies"
                + (", with the public list of 31 July 2023" if country == counts.CHINA else "")
                + "; a broker that repeats CCID's figure is left out",
                inputs=inputs,
                n=len(series),
                low=float(series.min()) if len(series) else None,
                high=float(series.max()) if len(series) else None,
                interval="range over the counts",
                reason=NONE,
            )
        )
    return tuple(found)


def _list_growth(pair: pd.DataFrame, end: pd.DataFrame) -> tuple[Result, ...]:
    return (
        number(
            "list-growth",
            "Growth of a public list of Chinese models in a year",
            float(pair["total"].iloc[1] / pair["total"].iloc[0]) if len(pair) else None,
            TIMES,
            "Rows of the list on 4 June 2024 over 4 June 2023, the first revision after a "
            "pruning; a list grows by finding models too",
            inputs=rows_of("list_counts", pair.index),
            n=len(pair),
            reason="the list does not yet reach a year from June 2023",
        ),
        number(
            "list-count-mid-2023",
            "Models on a public list of Chinese models on 31 July 2023",
            float(end["total"].iloc[0]) if len(end) else None,
            MODELS,
            "Rows of the list at its last revision by that day",
            inputs=rows_of("list_counts", end.index),
            n=len(end),
            reason="the list had not reached that day",
            digits=0,
        ),
    )


def _own(pair: Pair, parameters: Parameters) -> Result:
    return number(
        "china-us-ratio-own",
        "China over the United States in this report's selection, July 2023",
        pair.ratio,
        TIMES,
        f"Releases of {parameters.minimum_size_b:g} billion parameters or more up to 31 July 2023"
        + (f": {pair.china} over {pair.united_states}" if pair.ratio is not None else "")
        + ". A selection, drawn from Western sources",
        inputs=rows_of("models", pair.lines),
        n=pair.china + pair.united_states,
        reason=pair.reason,
        digits=2,
    )


def _notable(pair: Pair) -> Result:
    return number(
        "china-us-ratio-notable",
        "China over the United States among the notable models of 2023, AI Index",
        pair.ratio,
        TIMES,
        "Notable models of the year as the AI Index 2024 counts them; another question than how "
        "many there are",
        inputs=rows_of("notable_models_by_country", pair.lines),
        n=2,
        reason=pair.reason,
        digits=2,
    )
