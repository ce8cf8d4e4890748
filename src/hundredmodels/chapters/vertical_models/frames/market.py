"""The tables behind the figures on lists, weights, hurdles and revenue."""

import numpy as np
import pandas as pd

from hundredmodels.chapters.notes import not_estimable
from hundredmodels.chapters.vertical_models.market import (
    FIRST_YEAR,
    NO_BASES,
    NO_LIST,
    NO_REVENUE,
    as_listed,
)
from hundredmodels.chapters.vertical_models.study import Study

FEWEST_RELEASES = 4
NO_RELEASES = "no kind of maker had four releases in one year by the day"
NO_STAGE = "no stage of fine-tuning was known with its base model by the day"
BASES = ("own base", "another's open weights", "another's closed weights")


def sector_list(study: Study) -> pd.DataFrame:
    """Return the counts of the list by day and kind of model."""
    days = study.market.days
    long = days.melt("day", ["total", "sector", "general", "research"], "kind", "models").dropna()
    long["kind"] = long["kind"].replace({"total": "all listed", "sector": "sector models"})
    if long.empty:
        return not_estimable(NO_LIST)
    return long.sort_values(["kind", "day"], ignore_index=True)


def sectors(study: Study) -> pd.DataFrame:
    """Return the sector models of 31 July 2023 by sector, as far as the tables state it."""
    row, named = as_listed(study.market.days), study.market.sectors
    if row is None or named.empty:
        return not_estimable(NO_LIST)
    rest = int(row["sector"]) - int(named["models"].sum())
    made = named[["sector", "models"]].sort_values("models", ascending=False)
    other = pd.DataFrame({"sector": ["sector not stated"], "models": [rest]})
    return pd.concat([made, other], ignore_index=True)


def stages(study: Study) -> pd.DataFrame:
    """Return the stages with their share of the base model's computing."""
    stages = study.cost.facts.stages
    if stages.empty:
        return not_estimable(NO_STAGE)
    return pd.DataFrame(
        {
            "model": stages["model"],
            "base model": stages["base"],
            "share of its computing, %": 100 * stages["share"],
            "unit": stages["unit"],
            "stage": stages["stage"],
            "base": stages["whole"],
        }
    )


def openness(study: Study) -> pd.DataFrame:
    """Return the share of releases with open weights by kind of maker and year."""
    rows = study.market.releases
    rows = rows[rows["year"] >= FIRST_YEAR]
    grouped = rows.groupby(["kind", "year"])["open"].agg(["size", "sum"]).reset_index()
    grouped["share"] = 100 * grouped["sum"] / grouped["size"]
    grouped = grouped[grouped["size"] >= FEWEST_RELEASES]
    if grouped.empty:
        return not_estimable(NO_RELEASES)
    return grouped.rename(
        columns={"size": "releases", "sum": "open", "share": "share of open weights, %"}
    )


def bases(study: Study) -> pd.DataFrame:
    """Return the runs that name a base model, by the builder's kind and whose base it was."""
    rows = study.market.bases
    if rows.empty:
        return not_estimable(NO_BASES)
    whose = np.where(rows["own"], BASES[0], np.where(rows["open"], BASES[1], BASES[2]))
    return (
        pd.DataFrame({"builder": rows["kind"], "base": whose, "model": rows["model"]})
        .groupby(["builder", "base"])
        .agg(runs=("model", "size"), models=("model", ", ".join))
        .reset_index()
    )


def downtime(study: Study) -> pd.DataFrame:
    """Return hours of downtime a year by availability of one server."""
    return study.hurdles.downtime.rename(
        columns={"availability": "availability of a server, %", "hours": "hours a year"}
    )


def layers(study: Study) -> pd.DataFrame:
    """Return revenue of chips and of model makers by quarter."""
    table = study.market.revenue
    if table.empty:
        return not_estimable(NO_REVENUE)
    return pd.DataFrame(
        {
            "quarter's end": table["day"],
            "chips, billion US dollars a year": table["chips"],
            "model makers, billion US dollars a year": table["models"],
            "makers counted": table["makers"],
            "dollars of chips for a dollar of models": table["ratio"],
        }
    )
