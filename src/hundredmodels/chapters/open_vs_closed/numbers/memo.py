"""The results on the memo: each point's figure in May 2023 and since."""

from hundredmodels.chapters.open_vs_closed.memo import Memo, Point, boards_led
from hundredmodels.chapters.open_vs_closed.names import ELO_POINTS, number
from hundredmodels.chapters.result import Inputs, Result, rows_of
from hundredmodels.chapters.units import PER_CENT, POINTS, TIMES

YEARLY = "a year"
TOO_EARLY = "the memo was not out by this day, or one of the camps had no score"
NO_TIME = "no time had passed since the memo by this day"


def memo_results(found: Memo) -> tuple[Result, ...]:
    """Return the results on the memo's five points."""
    return (
        *_ground(found.ground),
        _size(found.size),
        _tokens(found.tokens),
        *_boards(found),
        *_releases(found.releases),
    )


def _scored(point: Point) -> tuple[Inputs, ...]:
    return rows_of("scores", point.ends["score_line"])


def _listed(point: Point) -> tuple[Inputs, ...]:
    return rows_of("models", point.ends["model_line"])


def _ground(point: Point) -> list[Result]:
    inputs = (*_scored(point), *_listed(point))
    return [
        number(
            "memo-gap-then",
            "Lead of the best closed over the best open model on MMLU on the memo's day",
            point.then,
            POINTS,
            "best closed less best open score among models released by 4 May 2023",
            inputs=inputs,
            digits=1,
            reason=TOO_EARLY,
        ),
        number(
            "memo-gap-change",
            "Change of the lead of closed models on MMLU since the memo",
            point.change(),
            POINTS,
            "lead by the day of the data less lead on 4 May 2023",
            inputs=inputs,
            digits=1,
            reason=TOO_EARLY,
        ),
    ]


def _size(point: Point) -> Result:
    names = point.ends["model"].astype(str)
    return number(
        "memo-size-fall",
        "Fall of the size of the smallest open model at MMLU 70, since the first such",
        point.fall(),
        TIMES,
        "total parameters of the first open model at 70 or more over those of the smallest by the "
        "day of the data" + (f" ({' over '.join(names)})" if len(names) else ""),
        inputs=(*_scored(point), *_listed(point)),
        n=point.n,
        digits=1,
        reason="no open model had reached MMLU 70 by this day",
    )


def _tokens(point: Point) -> Result:
    names = point.ends["model"].astype(str)
    return number(
        "memo-token-growth",
        "Training tokens of the newest open record holder on MMLU over those of the memo's day",
        point.growth(),
        TIMES,
        "ratio of tokens trained on; record holders whose tokens are known"
        + (f" ({' to '.join(names)})" if len(names) else ""),
        inputs=(*_listed(point), *_scored(point)),
        n=point.n,
        digits=1,
        reason="no later open record holder with known tokens by this day",
    )


def _boards(found: Memo) -> list[Result]:
    google, newest = found.google, found.google.tail(1)
    return [
        number(
            "memo-google-boards",
            "Share of whole Arena boards on which Google's best closed model leads the best open "
            "model of others",
            boards_led(google),
            PER_CENT,
            "boards with a positive difference over all whole boards since May 2023",
            inputs=rows_of("scores", google["line"], google["rival_line"]),
            n=len(google),
            digits=0,
        ),
        number(
            "memo-google-lead",
            "Google's best closed model over the best open model of others on the last whole Arena "
            "board",
            float(newest["lead"].iloc[0]) if len(newest) else None,
            ELO_POINTS,
            "difference of two ratings on one board",
            inputs=rows_of("scores", newest["line"], newest["rival_line"]),
            n=2,
            digits=0,
        ),
    ]


def _releases(point: Point) -> list[Result]:
    return [
        number(
            "memo-google-open-then",
            "Google's open-weight releases a year, from 2020 to the memo",
            point.then,
            YEARLY,
            "count of released models with downloadable weights over the years",
            inputs=rows_of("models", point.rows_then.index),
            n=len(point.rows_then),
            digits=1,
            reason="the memo was not out by this day",
        ),
        number(
            "memo-google-open-now",
            "Google's open-weight releases a year since the memo",
            point.now,
            YEARLY,
            "count of released models with downloadable weights over the years",
            inputs=rows_of("models", point.rows_now.index),
            n=len(point.rows_now),
            digits=1,
            reason=NO_TIME,
        ),
    ]
