"""The results of the race: lags, their rivals and nulls, gaps in points, one dated pair."""

import pandas as pd

from hundredmodels.analysis.frontier import ARENA, MMLU
from hundredmodels.analysis.lag_resampling import TREND, levels_reached
from hundredmodels.analysis.lags import ESTIMATORS, EVENTS, LEVELS
from hundredmodels.analysis.mmlu import Rule
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
RULES = {
    "shipped": "scores by the rule 'shipped': the maker's own at five examples, base or tuned "
    "weights, whichever is higher",
    "preferred": "scores by the rule 'preferred': base weights for open models, the served model "
    "for closed ones",
    "best": "scores by the rule 'best': the highest published one of each model",
    "median": "scores by the rule 'median': over all settings and evaluators but HELM",
    "vendor": "scores by the rule 'vendor': the makers' own rows alone, base weights for open "
    "models",
    "helm": "scores by the rule 'helm': HELM's re-run alone",
}
PHRASES = {
    "events": "catch-up events",
    "levels": "fixed levels",
    "area": "area between staircases",
    "survival": "survival estimate",
}


def race_results(
    race: Race, models: pd.DataFrame, end: pd.Timestamp, rule: Rule
) -> tuple[Result, ...]:
    """Return the results of the race.

    Parameters
    ----------
    race
        The tracks.
    models
        Table ``models``.
    end
        Day of the data.
    rule
        How MMLU scores were chosen.

    Returns
    -------
    tuple of Result
        Lags by benchmark and estimator, counts, rivals, tests, gaps and one dated pair.
    """
    found: list[Result] = []
    for track in race.tracks.values():
        found += _lags(track, race, rule) + _counts(track, end, rule)
    found += _rivals(race, rule) + _nulls(race.mmlu, rule)
    found.append(_since_gpt4(race.mmlu, models, rule))
    return (*found, _gpt4_to_llama(models))


def track_inputs(track: Track) -> tuple[Inputs, ...]:
    """Name the rows of scores and models behind a track."""
    return rows_inputs(track.rows)


def rows_inputs(rows: pd.DataFrame) -> tuple[Inputs, ...]:
    """Name the rows of scores and models behind contenders."""
    return lines("scores", rows["score_line"]), lines("models", rows["model_line"])


def _how(track: Track, rule: Rule, words: str = "") -> str:
    """Say which scores a track rests on, as the tail of a method."""
    if track.benchmark == MMLU:
        return "; " + (words or RULES[rule])
    if track.benchmark == ARENA:
        return "; ratings of the last whole board by release date"
    return "; each variant at the median of its evaluators"


def _method(one: str, track: Track, matched: int, unmatched: int) -> str:
    if one == EVENTS:
        return f"{METHODS[one]} ({matched} matched, {unmatched} unmatched)"
    if one == LEVELS:
        levels = levels_reached(track.rows, track.scale)
        if levels:
            unit = "points" if track.benchmark != ARENA else "Elo points"
            return (
                f"{METHODS[one]} (every {track.scale.step:g} {unit}, {levels[0]:g} to "
                f"{levels[-1]:g}; lower ones, which a camp's first record had passed, are left out)"
            )
    return METHODS[one]


def _lags(track: Track, race: Race, rule: Rule) -> list[Result]:
    short, name = SHORT[track.benchmark], NAMES[track.benchmark]
    ids = {one: f"lag-{short}-{one}" for one in ESTIMATORS}
    choices = tuple(race.rivals) if track.benchmark == MMLU else ()
    return [
        Result.from_estimate(
            rid(ids[one]),
            track.lags[one],
            label=f"Lag of open models on {name}, {PHRASES[one]}",
            unit=MONTHS,
            method=_method(one, track, track.matched, track.unmatched) + _how(track, rule),
            rivals=(
                *(rid(ids[other]) for other in ESTIMATORS if other != one),
                *(rid(f"{ids[one]}-{choice}") for choice in choices),
            ),
            inputs=track_inputs(track),
            digits=1,
        )
        for one in ESTIMATORS
    ]


def _counts(track: Track, end: pd.Timestamp, rule: Rule) -> list[Result]:
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
            method="count of closed records with an open model at or above" + _how(track, rule),
            inputs=inputs,
            digits=0,
        ),
        number(
            f"lag-{short}-unmatched",
            track.unmatched,
            label=f"Closed records on {name} that no open model has matched",
            unit="records",
            method="count of closed records without an open model at or above" + _how(track, rule),
            inputs=inputs,
            digits=0,
        ),
        number(
            f"gap-{short}",
            track.gap(end),
            label=f"Lead of the best closed over the best open model on {name}",
            unit=unit,
            method="best closed less best open score by the day of the data" + _how(track, rule),
            inputs=track_inputs(track),
            digits=1,
            reason="one of the camps has no score known by this day",
        ),
    ]


def _rivals(race: Race, rule: Rule) -> list[Result]:
    track = race.mmlu
    found = []
    for choice, rival in race.rivals.items():
        words = "without the three scores of reliability C"
        how = f"{RULES[rule]}, {words}" if choice == WITHOUT_C else RULES[choice]
        if choice != WITHOUT_C:
            words = f"scores chosen by the rule {choice!r}"
        found += [
            Result.from_estimate(
                rid(f"lag-mmlu-{one}-{choice}"),
                estimate,
                label=f"Lag of open models on MMLU, {PHRASES[one]}, {words}",
                unit=MONTHS,
                method=_method(one, rival.track(track), rival.matched, rival.unmatched)
                + f"; {how}",
                rivals=(rid(f"lag-mmlu-{one}"),),
                inputs=rows_inputs(rival.rows),
                digits=1,
            )
            for one, estimate in rival.lags.items()
        ]
    return found


def _nulls(track: Track, rule: Rule) -> list[Result]:
    found = [
        Result.from_estimate(
            rid("lag-mmlu-trend"),
            track.lags[TREND],
            label="Change of the wait of closed records on MMLU with their date",
            unit="months a year",
            method="least squares of the wait on the record's date over matched closed records"
            + _how(track, rule),
            inputs=track_inputs(track),
            digits=1,
        )
    ]
    for kind, shuffled, tests in (
        ("null", "dates", track.nulls),
        ("camps", "camps", track.camp_nulls),
    ):
        for one, test in tests.items():
            what = "trend of the lag" if one == TREND else f"lag by {PHRASES[one]}"
            unit = "months a year" if one == TREND else MONTHS
            ends = (
                f" ({test.confidence * 100:.0f} % of {test.shuffles:,} shuffles give "
                f"{test.low:.0f} to {test.high:.0f} {unit})"
                if test.shuffles
                else ""
            )
            found.append(
                Result.from_estimate(
                    rid(f"lag-mmlu-{one}-{kind}-p"),
                    test.p,
                    label=f"P-value against shuffled {shuffled}, {what} on MMLU",
                    unit="",
                    method="twice the share of shuffles beyond the estimate, by the same estimator "
                    f"on the same models with their {shuffled} shuffled{ends}; not below 0.01"
                    + _how(track, rule),
                    inputs=track_inputs(track),
                    digits=2,
                )
            )
    return found


def _since_gpt4(track: Track, models: pd.DataFrame, rule: Rule) -> Result:
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
        method=METHODS[EVENTS]
        + f" ({len(met)} matched, {len(pairs) - len(met)} unmatched); closed records released from "
        "GPT-4 on alone" + _how(track, rule),
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
