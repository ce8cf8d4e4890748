"""The frontiers of both camps on four benchmarks, and the lag by four estimators."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.frontier import (
    ARENA,
    BENCHMARKS,
    GPQA,
    MMLU,
    MMLU_PRO,
    best_by,
    board_contenders,
    catch_ups,
    contenders,
    staircases,
)
from hundredmodels.analysis.lag_resampling import (
    TREND,
    NullTest,
    Resampling,
    Scale,
    lag_estimates,
    matched_records,
    null_tests,
)
from hundredmodels.analysis.lags import ESTIMATORS
from hundredmodels.analysis.licences import whole_boards
from hundredmodels.analysis.mmlu import Rule
from hundredmodels.analysis.openness import CLOSED, OPEN
from hundredmodels.chapters.open_vs_closed.parameters import Parameters

NAMES: Mapping[str, str] = {
    MMLU: "MMLU",
    MMLU_PRO: "MMLU-Pro",
    GPQA: "GPQA-diamond",
    ARENA: "Arena",
}
SHORT: Mapping[str, str] = {MMLU: "mmlu", MMLU_PRO: "mmlu-pro", GPQA: "gpqa", ARENA: "arena"}
WITHOUT_C = "without-c"
DEFAULT_RULE = Parameters().score_rule
RIVAL_RULES: tuple[Rule, ...] = ("preferred", "best", "vendor", "helm", "shipped")


@dataclass(frozen=True)
class Track:
    """One benchmark's race.

    Attributes
    ----------
    benchmark
        Key of the benchmark.
    rows
        The contenders: ``model``, ``organisation``, ``date``, ``score``, ``camp``, ``flagged``,
        ``score_line``, ``model_line``.
    steps
        Those of them that were records of their camp.
    pairs
        Each closed record with its first open match: ``model``, ``date``, ``score``,
        ``matched_by``, ``matched_on``, ``days`` between them, and the lines of both.
    scale
        Levels, tolerance and day of the data.
    lags
        The lag in months by each estimator, and its trend in months a year.
    nulls
        Each of these against shuffled dates.
    camp_nulls
        Each of these against shuffled camps.
    matched, unmatched
        Closed records that open models have matched, and that they have not.
    """

    benchmark: str
    rows: pd.DataFrame
    steps: pd.DataFrame
    pairs: pd.DataFrame
    scale: Scale
    lags: Mapping[str, Estimate]
    nulls: Mapping[str, NullTest]
    camp_nulls: Mapping[str, NullTest]
    matched: int
    unmatched: int

    def gap(self, day: pd.Timestamp) -> float:
        """Return the best closed less the best open score by a day."""
        return best_by(self.rows, day, CLOSED) - best_by(self.rows, day, OPEN)


@dataclass(frozen=True)
class Rival:
    """The lag on MMLU under another choice of scores.

    Attributes
    ----------
    rows
        The contenders.
    lags
        The lag in months by each estimator.
    matched, unmatched
        Closed records that open models have matched, and that they have not.
    """

    rows: pd.DataFrame
    lags: Mapping[str, Estimate]
    matched: int
    unmatched: int

    def track(self, other: Track) -> Track:
        """Return the same track on this choice's contenders."""
        return replace(other, rows=self.rows, lags=self.lags)


@dataclass(frozen=True)
class Race:
    """All tracks.

    Attributes
    ----------
    tracks
        By benchmark key; all four, those that the reader left out without estimates.
    rivals
        The lag on MMLU under other choices: the other rules and ``without-c``.
    board_day
        Day of the last whole Arena board; missing if there is none.
    boards
        The best open and closed rating on every whole Arena board.
    board_rows
        The contenders of every whole board, with ``board`` (its day) and ``series``.
    """

    tracks: Mapping[str, Track]
    rivals: Mapping[str, Rival]
    board_day: pd.Timestamp | None
    boards: pd.DataFrame
    board_rows: pd.DataFrame

    @property
    def mmlu(self) -> Track:
        """The track of MMLU."""
        return self.tracks[MMLU]


def study_race(
    scores: pd.DataFrame, models: pd.DataFrame, end: pd.Timestamp, parameters: Parameters
) -> Race:
    """Compute all frontiers and lags.

    Parameters
    ----------
    scores, models
        The tables.
    end
        Day of the data.
    parameters
        The chapter's parameters.

    Returns
    -------
    Race
        The tracks, the rival choices and the Arena's boards.
    """
    boards = whole_boards(scores)
    day = boards["evaluated_on"].max() if len(boards) else None
    arena = boards[boards["evaluated_on"] == day] if day is not None else boards
    kept = scores if parameters.with_low_reliability else unflagged(scores)
    tracks: dict[str, Track] = {
        name: _track(arena if name == ARENA else kept, models, name, end, parameters)
        for name in BENCHMARKS
    }
    every = board_contenders(boards, models)
    rivals = _rivals(scores, models, tracks[MMLU], parameters)
    return Race(tracks, rivals, day, _best(every), every)


def unflagged(scores: pd.DataFrame) -> pd.DataFrame:
    """Leave out the rows of reliability C on which the open frontier hangs."""
    return scores[scores["flag"].isna().to_numpy(dtype=bool)]


def _how(parameters: Parameters) -> Resampling:
    return Resampling(parameters.confidence, parameters.draws, parameters.seed)


def _scale(benchmark: str, end: pd.Timestamp, parameters: Parameters) -> Scale:
    if benchmark == ARENA:
        return Scale(parameters.elo_step, parameters.elo_tolerance, end)
    return Scale(parameters.level_step, parameters.score_tolerance, end)


def _track(
    scores: pd.DataFrame,
    models: pd.DataFrame,
    benchmark: str,
    end: pd.Timestamp,
    parameters: Parameters,
) -> Track:
    rows = contenders(
        scores,
        models,
        benchmark,
        means=parameters.open_means,
        rule=parameters.score_rule,
        noise=parameters.score_noise,
    )
    scale, how = _scale(benchmark, end, parameters), _how(parameters)
    if benchmark in parameters.benchmarks:
        lags = lag_estimates(rows, scale, (*ESTIMATORS, TREND), how)
    else:
        none = Estimate.none("the benchmark is left out of the set by a parameter")
        lags = dict.fromkeys((*ESTIMATORS, TREND), none)
    tested = lags if benchmark == MMLU else {}
    matched, unmatched = matched_records(rows, scale)
    return Track(
        benchmark,
        rows,
        staircases(rows),
        catch_ups(rows, tolerance=scale.tolerance),
        scale,
        lags,
        null_tests(rows, scale, tested, how),
        null_tests(rows, scale, tested, how, shuffled="camps"),
        matched,
        unmatched,
    )


def _rivals(
    scores: pd.DataFrame, models: pd.DataFrame, track: Track, parameters: Parameters
) -> dict[str, Rival]:
    """Estimate the lag on MMLU without the doubtful rows, and under each other rule.

    Under another rule than the default each has its estimate still, for those who cite it.
    """
    kept = scores if parameters.with_low_reliability else unflagged(scores)
    samples = {WITHOUT_C: _without_c(scores, models, track, parameters)}
    for rule in RIVAL_RULES:
        if not rule == parameters.score_rule == DEFAULT_RULE:
            samples[rule] = contenders(
                kept,
                models,
                MMLU,
                means=parameters.open_means,
                rule=rule,
                noise=parameters.score_noise,
            )
    how = _how(parameters)
    return {
        choice: Rival(
            rows,
            lag_estimates(rows, track.scale, ESTIMATORS, how),
            *matched_records(rows, track.scale),
        )
        for choice, rows in samples.items()
    }


def _without_c(
    scores: pd.DataFrame, models: pd.DataFrame, track: Track, parameters: Parameters
) -> pd.DataFrame:
    """Score the models of the flagged rows anew without these rows; the others stay."""
    doubtful = set(scores.loc[scores["flag"].notna().to_numpy(dtype=bool), "model"])
    if not doubtful:
        return track.rows
    again = contenders(
        unflagged(scores[scores["model"].isin(doubtful).to_numpy(dtype=bool)]),
        models,
        MMLU,
        means=parameters.open_means,
        rule=parameters.score_rule,
        noise=parameters.score_noise,
    )
    others = track.rows[~track.rows["model"].isin(doubtful).to_numpy(dtype=bool)]
    return pd.concat([part for part in (others, again) if len(part)], ignore_index=True)


def _best(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the best open and closed model of every board."""
    ordered = rows.sort_values(["board", "score"], ascending=[True, False])
    return ordered.drop_duplicates(["board", "camp"]).reset_index(drop=True)
