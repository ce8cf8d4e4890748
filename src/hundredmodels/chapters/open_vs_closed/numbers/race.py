"""The results of the race: lags, their rivals and nulls, gaps in points, one dated pair."""

import pandas as pd

from hundredmodels.analysis.durations import DAYS_PER_MONTH, months_between
from hundredmodels.analysis.frontier import ARENA, MMLU
from hundredmodels.analysis.lag_resampling import TREND, NullTest, levels_reached
from hundredmodels.analysis.lags import ESTIMATORS, EVENTS, LEVELS
from hundredmodels.analysis.mmlu import Rule
from hundredmodels.analysis.uncertainty import coverage
from hundredmodels.chapters.open_vs_closed.llama2 import model_row
from hundredmodels.chapters.open_vs_closed.names import (
    ELO_POINTS,
    estimated,
    number,
)
from hundredmodels.chapters.open_vs_closed.race import (
    NAMES,
    SHORT,
    WITHOUT_C,
    Race,
    Track,
)
from hundredmodels.chapters.result import Inputs, Result, rows_of
from hundredmodels.chapters.units import MONTHS, POINTS

MONTHS_A_YEAR = "months a year"
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


def _contenders(found: pd.DataFrame) -> tuple[Inputs, ...]:
    """Name the rows of scores and models behind contenders."""
    return (*rows_of("scores", found["score_line"]), *rows_of("models", found["model_line"]))


def _pairs(found: pd.DataFrame) -> tuple[Inputs, ...]:
    """Name the rows of scores and models behind closed records and their matches."""
    return (
        *rows_of("scores", found["score_line"], found["match_score_line"]),
        *rows_of("models", found["model_line"], found["match_model_line"]),
    )


def _how(track: Track, rule: Rule) -> str:
    """Say which scores a track rests on, as the tail of a method."""
    if track.benchmark == MMLU:
        return "; " + RULES[rule]
    if track.benchmark == ARENA:
        return "; ratings of the last whole board by release date"
    return "; each variant at the median of its evaluators"


def _method(one: str, track: Track, matched: int, unmatched: int) -> str:
    if one == EVENTS:
        return f"{METHODS[one]} ({matched} matched, {unmatched} unmatched)"
    if one == LEVELS:
        levels = levels_reached(track.rows, track.scale)
        if levels:
            unit = POINTS if track.benchmark != ARENA else ELO_POINTS
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
        estimated(
            ids[one],
            f"Lag of open models on {name}, {PHRASES[one]}",
            track.lags[one],
            MONTHS,
            _method(one, track, track.matched, track.unmatched) + _how(track, rule),
            rivals=(
                *(ids[other] for other in ESTIMATORS if other != one),
                *(f"{ids[one]}-{choice}" for choice in choices),
            ),
            inputs=_contenders(track.rows),
            digits=1,
        )
        for one in ESTIMATORS
    ]


def _counts(track: Track, end: pd.Timestamp, rule: Rule) -> list[Result]:
    short, name = SHORT[track.benchmark], NAMES[track.benchmark]
    return [
        number(
            f"lag-{short}-matched",
            f"Closed records on {name} that an open model has matched",
            float(track.matched),
            "records",
            "count of closed records with an open model at or above" + _how(track, rule),
            inputs=_pairs(track.pairs),
            digits=0,
        ),
        number(
            f"lag-{short}-unmatched",
            f"Closed records on {name} that no open model has matched",
            float(track.unmatched),
            "records",
            "count of closed records without an open model at or above" + _how(track, rule),
            inputs=_pairs(track.pairs),
            digits=0,
        ),
        number(
            f"gap-{short}",
            f"Lead of the best closed over the best open model on {name}",
            track.gap(end),
            ELO_POINTS if track.benchmark == ARENA else POINTS,
            "best closed less best open score by the day of the data" + _how(track, rule),
            inputs=_contenders(track.rows),
            digits=1,
            reason="one of the camps has no score by this day that counts here",
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
            estimated(
                f"lag-mmlu-{one}-{choice}",
                f"Lag of open models on MMLU, {PHRASES[one]}, {words}",
                estimate,
                MONTHS,
                f"{_method(one, rival.track(track), rival.matched, rival.unmatched)}; {how}",
                rivals=(f"lag-mmlu-{one}",),
                inputs=_contenders(rival.rows),
                digits=1,
            )
            for one, estimate in rival.lags.items()
        ]
    return found


def _nulls(track: Track, rule: Rule) -> list[Result]:
    trend = estimated(
        "lag-mmlu-trend",
        "Change of the wait of closed records on MMLU with their date",
        track.lags[TREND],
        MONTHS_A_YEAR,
        "least squares of the wait on the record's date over matched closed records"
        + _how(track, rule),
        inputs=_contenders(track.rows),
        digits=1,
    )
    kinds = (("null", "dates", track.nulls), ("camps", "camps", track.camp_nulls))
    return [
        trend,
        *(
            _null(f"lag-mmlu-{one}-{kind}-p", one, shuffled, test, track=track, rule=rule)
            for kind, shuffled, tests in kinds
            for one, test in tests.items()
        ),
    ]


def _null(
    name: str, one: str, shuffled: str, test: NullTest, *, track: Track, rule: Rule
) -> Result:
    what = "trend of the lag" if one == TREND else f"lag by {PHRASES[one]}"
    unit = MONTHS_A_YEAR if one == TREND else MONTHS
    ends = (
        f" ({coverage(test.confidence)} of {test.shuffles:,} shuffles give "
        f"{test.low:.0f} to {test.high:.0f} {unit})"
        if test.shuffles
        else ""
    )
    return estimated(
        name,
        f"P-value against shuffled {shuffled}, {what} on MMLU",
        test.p,
        "",
        "twice the share of shuffles beyond the estimate, by the same estimator "
        f"on the same models with their {shuffled} shuffled{ends}; not below 0.01"
        + _how(track, rule),
        inputs=_contenders(track.rows),
        digits=2,
    )


def _since_gpt4(track: Track, models: pd.DataFrame, rule: Rule) -> Result:
    gpt4 = model_row(models, "GPT-4")
    pairs = track.pairs
    if gpt4 is not None:
        pairs = pairs[pairs["date"] >= gpt4["release_date"]]
    met = pairs[pairs["days"].notna()]
    return number(
        "lag-mmlu-events-since-gpt4",
        "Mean wait of the matched closed records on MMLU from GPT-4 on",
        float(met["days"].mean()) / DAYS_PER_MONTH if gpt4 is not None and len(met) else None,
        MONTHS,
        METHODS[EVENTS]
        + f" ({len(met)} matched, {len(pairs) - len(met)} unmatched); closed records released from "
        "GPT-4 on alone" + _how(track, rule),
        inputs=_pairs(met),
        n=len(met),
        digits=1,
        reason="no closed record from GPT-4 on had been matched by this day",
        rivals=("lag-mmlu-events",),
    )


def _gpt4_to_llama(models: pd.DataFrame) -> Result:
    early, late = model_row(models, "GPT-4"), model_row(models, "Llama 3.1 405B")
    months: float | None = None
    inputs: tuple[Inputs, ...] = ()
    if early is not None and late is not None:
        months = months_between(early["release_date"], late["release_date"])
        inputs = rows_of("models", [early.name, late.name])
    return number(
        "lag-gpt4-to-llama31-405b",
        "From the release of GPT-4 to that of Llama 3.1 405B",
        months,
        MONTHS,
        "difference of the release dates",
        inputs=inputs,
        digits=1,
        reason="one of the two models was not released by this day",
        rivals=("lag-mmlu-events",),
    )
