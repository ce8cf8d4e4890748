"""The chapter's analysis: each model's best score on the test, and what follows from these."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.chapters.naming import Naming
from hundredmodels.chapters.parameters import ChapterParameters, parameter
from hundredmodels.chapters.result import Result, Results, rows_of
from hundredmodels.data import Tables

SLUG = "yardstick"
TEST = "mmlu"
NAMING = Naming(SLUG)
TITLE = f"The test {TEST}"
QUESTION = f"Who was first at which score of {TEST}?"
TABLES = ("models", "scores")
MOST_SOURCES = 5


class Parameters(ChapterParameters):
    """What a reader may set."""

    shown: int = parameter(
        12, description="How many organisations are shown", unit="organisations", ge=2, le=40
    )


@dataclass(frozen=True)
class Study:
    """What the chapter found.

    Attributes
    ----------
    best
        One row a model: ``model``, ``score``, ``date``, ``organisation``, ``camp``, ``line``.
    records
        Those of its rows that were above all earlier ones.
    leaders
        The best row of each organisation, the best first, as many as are shown.
    yearly
        Median score and number of models by year and camp.
    sources
        Keys of the sources that most scores come from.
    results
        All results.
    """

    best: pd.DataFrame
    records: pd.DataFrame
    leaders: pd.DataFrame
    yearly: pd.DataFrame
    sources: tuple[str, ...]
    results: Results


def analyse(tables: Tables, parameters: Parameters) -> Study:
    """Analyse the scores of one test."""
    scores = tables["scores"]
    rows = scores[scores["benchmark"] == TEST].assign(line=lambda frame: frame.index)
    models = tables["models"].rename(columns={"release_date": "date", "openness": "camp"})
    joined = rows.merge(models[["model", "date", "organisation", "camp"]], on="model")
    joined["camp"] = joined["camp"].eq("closed").map({True: "closed", False: "open"})
    joined = joined.dropna(subset=["date"]).sort_values(["score", "model"], ascending=[False, True])
    kept = ["model", "score", "date", "organisation", "camp", "line"]
    best = joined.drop_duplicates("model")[kept].sort_values(["date", "model"], ignore_index=True)
    records = best[best["score"] > best["score"].cummax().shift(fill_value=float("-inf"))]
    top = best.sort_values(["score", "model"], ascending=[False, True])
    leaders = top.drop_duplicates("organisation").head(parameters.shown)
    yearly = (
        best.assign(year=best["date"].dt.year)
        .groupby(["year", "camp"], as_index=False)
        .agg(median=("score", "median"), models=("model", "size"))
    )
    found = _results(best, records, leaders, str(rows["unit"].iloc[0]))
    sources = rows["source"].value_counts().sort_index().nlargest(MOST_SOURCES)
    return Study(best, records, leaders, yearly, tuple(sources.index), Results(found))


def results(tables: Tables, parameters: Parameters) -> Results:
    """Return the chapter's results alone."""
    return analyse(tables, parameters).results


def _results(
    best: pd.DataFrame, records: pd.DataFrame, leaders: pd.DataFrame, unit: str
) -> list[Result]:
    """Name what was found."""
    first, last = records.iloc[0], records.iloc[-1]
    camps = {camp: best[best["camp"] == camp] for camp in ("open", "closed")}
    made = [
        _result("models", "Models with a score", len(best), "models", best),
        _result("organisations", "Organisations", best["organisation"].nunique(), "", best),
        _result("median", "Median score", best["score"].median(), unit, best),
        _result("spread", "Middle half of the scores",
                best["score"].quantile(0.75) - best["score"].quantile(0.25), unit, best),
        _result("records", "Records so far", len(records), "records", records),
        _result("first-model", "First model", str(first["model"]), "", records.head(1)),
        _result("first-score", "Its score", first["score"], unit, records.head(1)),
        _result("first-day", "Its day", f"{first['date']:%Y-%m-%d}", "date", records.head(1)),
        _result("last-model", "Best model", str(last["model"]), "", records.tail(1)),
        _result("last-score", "Its score", last["score"], unit, records.tail(1)),
        _result("last-day", "Its day", f"{last['date']:%Y-%m-%d}", "date", records.tail(1)),
        _result("runner-up", "Best score of the second organisation",
                leaders["score"].iloc[min(1, len(leaders) - 1)], unit, leaders.head(2)),
    ]  # fmt: skip
    for camp, rows in camps.items():
        made.append(_result(f"{camp}-models", f"Models, {camp}", len(rows), "models", best))
        value = rows["score"].max() if len(rows) else None
        made.append(_result(f"{camp}-best", f"Best score, {camp}", value, unit, rows))
    return made


def _result(
    name: str, label: str, value: float | str | None, unit: str, rows: pd.DataFrame
) -> Result:
    """Make a result from rows of the table of scores."""
    return Result(
        NAMING.full(name),
        label,
        value if value is None or isinstance(value, str) else float(value),
        unit,
        f"read off the best score of each model on {TEST}",
        n=len(rows),
        reason="no such model has a score" if value is None else "",
        inputs=rows_of("scores", rows["line"]),
    )
