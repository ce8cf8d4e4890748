"""The results of the race: lags, their rivals and nulls, gaps in points, one dated pair."""

import pandas as pd

from hundredmodels.analysis.frontier import ARENA, MMLU
from hundredmodels.analysis.lag_resampling import TREND
from hundredmodels.analysis.lags import ESTIMATORS
from hundredmodels.chapters.open_vs_closed.facts import (
    DAYS_PER_MONTH,
    lines,
    months_between,
    number,
    rid,
    row_of,
)
from hundredmodels.chapters.open_vs_closed.race import NAMES, SHORT, WITHOUT_C, Race, Track
from hundredmodels.chapters.result import Inputs, Result

MONTHS = "months"
METHODS = {
    "events": "mean over closed records of signed months to the first open model at or above; "
    "unmatched records left out and counted",
    "levels": "mean months between the first closed and the first open model at fixed levels that "
    "both have reached",
    "area": "area between the two staircases over the range of scores they share, divided by "
    "that range",
    "survival": "Kaplan-Meier median of months from the first closed to the first open model at "
    "dense levels; levels not yet matched are censored",
}
PHRASES = {
    "events": "catch-up events",
    "levels": "fixed levels",
    "area": "area between staircases",
    "survival": "survival estimate",
}


def race_results(race: Race, models: pd.DataFrame, end: pd.Timestamp) -> tuple[Result, ...]:
    """Return the results of the race.

    Parameters
    ----------
    race
        The tracks.
    models
        Table ``models``.
    end
        Day of the data.

    Returns
    -------
    tuple of Result
        Lags by benchmark and estimator, counts, rivals, nulls, gaps and one dated pair.
    """
    found: list[Result] = []
    for track in race.tracks.values():
        found += _lags(track) + _counts(track, end)
    found += _rivals(race) + _nulls(race.mmlu)
    found.append(_since_gpt4(race.mmlu, models))
    return (*found, _gpt4_to_llama(models))


def track_inputs(track: Track) -> tuple[Inputs, ...]:
    """Name the rows of scores and models behind a track."""
    rows = track.rows
    return lines("scores", rows["score_line"]), lines("models", rows["model_line"])


def _lags(track: Track) -> list[Result]:
    short, name = SHORT[track.benchmark], NAMES[track.benchmark]
    board = "; ratings of the last whole board by release date" if track.benchmark == ARENA else ""
    ids = {one: f"lag-{short}-{one}" for one in ESTIMATORS}
    return [
        Result.from_estimate(
            rid(ids[one]),
            track.lags[one],
            label=f"Lag of open models on {name}, {PHRASES[one]}",
            unit=MONTHS,
            method=METHODS[one] + board,
            rivals=tuple(rid(ids[other]) for other in ESTIMATORS if other != one),
            inputs=track_inputs(track),
            digits=1,
        )
        for one in ESTIMATORS
    ]


def _counts(track: Track, end: pd.Timestamp) -> list[Result]:
    short, name = SHORT[track.benchmark], NAMES[track.benchmark]
    pairs = track.pairs
    inputs = (
        lines("scores", pairs["score_line"], pairs["match_score_line"]),
        lines("models", pairs["model_line"], pairs["match_model_line"]),
    )
    unit = "Elo points" if track.benchmark == ARENA else "points"
    return [
        number(
            f"lag-{short}-matched",
            track.matched,
            label=f"Closed records on {name} that an open model has matched",
            unit="records",
            method="count of closed records with an open model at or above",
            inputs=inputs,
            digits=0,
        ),
        number(
            f"lag-{short}-unmatched",
            track.unmatched,
            label=f"Closed records on {name} that no open model has matched",
            unit="records",
            method="count of closed records without an open model at or above",
            inputs=inputs,
            digits=0,
        ),
        number(
            f"gap-{short}",
            track.gap(end),
            label=f"Lead of the best closed over the best open model on {name}",
            unit=unit,
            method="best closed less best open score by the day of the data",
            inputs=track_inputs(track),
            digits=1,
            reason="one of the camps has no score known by this day",
        ),
    ]


def _rivals(race: Race) -> list[Result]:
    track = race.mmlu
    found = []
    for choice, estimates in race.rivals.items():
        words = "without the three scores of reliability C" if choice == WITHOUT_C else (
            f"scores chosen by the rule {choice!r}"
        )  # fmt: skip
        found += [
            Result.from_estimate(
                rid(f"lag-mmlu-{one}-{choice}"),
                estimate,
                label=f"Lag of open models on MMLU, {PHRASES[one]}, {words}",
                unit=MONTHS,
                method=f"{METHODS[one]}; {words}",
                rivals=(rid(f"lag-mmlu-{one}"),),
                inputs=track_inputs(track),
                digits=1,
            )
            for one, estimate in estimates.items()
        ]
    return found


def _nulls(track: Track) -> list[Result]:
    found = [
        Result.from_estimate(
            rid("lag-mmlu-trend"),
            track.lags[TREND],
            label="Change of the wait of closed records on MMLU with their date",
            unit="months a year",
            method="least squares of the wait on the record's date over matched closed records",
            inputs=track_inputs(track),
            digits=1,
        )
    ]
    for one in (*ESTIMATORS, TREND):
        unit = "months a year" if one == TREND else MONTHS
        what = "trend of the lag" if one == TREND else f"lag by {PHRASES[one]}"
        for kind, tests in (("null", track.nulls), ("camps", track.camp_nulls)):
            test = tests[one]
            shuffled = "dates" if kind == "null" else "camps"
            parts = [
                (f"lag-mmlu-{one}-{kind}", test.null, "middle of the null", unit, 1),
                (f"lag-mmlu-{one}-{kind}-p", test.p, "p-value against the null", "", None),
            ]
            if kind == "null":
                less = (f"lag-mmlu-{one}-less-null", test.less_null, "estimate less null", unit, 1)
                parts.append(less)
            found += [
                Result.from_estimate(
                    rid(name),
                    estimate,
                    label=f"{words.capitalize()} of shuffled {shuffled}, {what} on MMLU",
                    unit=shown,
                    method=f"the same estimator on the same models with their {shuffled} shuffled",
                    inputs=track_inputs(track),
                    digits=digits,
                )
                for name, estimate, words, shown, digits in parts
            ]
    return found


def _since_gpt4(track: Track, models: pd.DataFrame) -> Result:
    gpt4 = row_of(models, "model", "GPT-4")
    pairs = track.pairs
    if gpt4 is not None:
        pairs = pairs[pairs["date"] >= gpt4["release_date"]]
    met = pairs[pairs["days"].notna()]
    return number(
        "lag-mmlu-events-since-gpt4",
        float(met["days"].mean()) / DAYS_PER_MONTH if gpt4 is not None and len(met) else None,
        label="Mean wait of the matched closed records on MMLU from GPT-4 on",
        unit=MONTHS,
        method=METHODS["events"] + "; closed records released from GPT-4 on alone",
        inputs=(
            lines("scores", met["score_line"], met["match_score_line"]),
            lines("models", met["model_line"], met["match_model_line"]),
        ),
        n=len(met),
        digits=1,
        reason="no closed record from GPT-4 on had been matched by this day",
        rivals=("lag-mmlu-events",),
    )


def _gpt4_to_llama(models: pd.DataFrame) -> Result:
    early, late = row_of(models, "model", "GPT-4"), row_of(models, "model", "Llama 3.1 405B")
    known = early is not None and late is not None
    return number(
        "lag-gpt4-to-llama31-405b",
        months_between(early["release_date"], late["release_date"])
        if early is not None and late is not None
        else None,
        label="From the release of GPT-4 to that of Llama 3.1 405B",
        unit=MONTHS,
        method="difference of the release dates",
        inputs=(lines("models", [early.name, late.name]),)
        if known and early is not None and late is not None
        else (),
        digits=1,
        reason="one of the two models was not released by this day",
        rivals=("lag-mmlu-events",),
    )


def mmlu_is_known(race: Race) -> bool:
    """Say whether MMLU allows a lag at all."""
    return race.tracks[MMLU].lags["events"].value is not None
