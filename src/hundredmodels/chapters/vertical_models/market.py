"""Who makes models for a sector, who builds on whose weights, and where the revenue is.

What the tables do not state is not guessed: the sectors of the listed models are known for three
sectors only, base models for the runs that name one, and revenue of applications not at all.
"""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.openness import OPEN_CLASSES
from hundredmodels.analysis.organisation_kinds import cloud_names, kind_of, openness_by_kind
from hundredmodels.analysis.revenue_layers import layers
from hundredmodels.analysis.sector_share import daily_counts
from hundredmodels.chapters.vertical_models.facts import VERTICAL_ARTICLE_DAY
from hundredmodels.data import Tables

SECTOR_CLAIM = "traditional-groups-wont-self-build"
SECTORS = {"通信": "telecommunications", "政务": "government", "交通": "transport"}
FEWEST_MAKERS = 2
NO_LIST = "the list of 31 July 2023 was not known by the day"
NO_BASES = "no run that names its base model was known by the day"
NO_REVENUE = "revenue of chips and of two model makers was not known by the day"
FIRST_YEAR = 2019


@dataclass(frozen=True)
class Market:
    """What the chapter says of lists, weights and revenue.

    Attributes
    ----------
    days
        The public Chinese list by day, with the share of sector models where it has categories.
    sectors
        Sector models of 31 July 2023 by sector: ``sector``, ``models``, ``line``.
    releases
        Releases with their maker's kind and whether the weights can be downloaded.
    bases
        Runs that name a base model: ``model``, ``builder``, ``base``, ``base_maker``, ``open``,
        ``own`` (base of the builder itself), ``kind``, ``date``, ``line``, ``base_line``.
    revenue
        Chips and model makers at the ends of NVIDIA's quarters.
    """

    days: pd.DataFrame
    sectors: pd.DataFrame
    releases: pd.DataFrame
    bases: pd.DataFrame
    revenue: pd.DataFrame


def study_market(tables: Tables) -> Market:
    """Read lists, releases, base models and revenue."""
    shares = tables["cloud_shares"]
    clouds = cloud_names(shares.loc[shares["role"] == "vendor", "vendor"])
    both = layers(tables["finance"])
    return Market(
        days=daily_counts(tables["list_counts"]),
        sectors=named_sectors(tables["claims"]),
        releases=openness_by_kind(tables["models"], clouds),
        bases=base_models(tables["training_runs"], tables["models"], clouds),
        revenue=both[both["makers"] >= FEWEST_MAKERS].reset_index(drop=True),
    )


def named_sectors(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the sectors whose number of models the evidence of a claim states.

    Notes
    -----
    The counts were made on the list's file of 31 July 2023 and stand in the claim's evidence as
    "name number, name number".
    """
    rows = claims[claims["claim"] == SECTOR_CLAIM]
    made = [
        {"sector": SECTORS[name], "models": int(count), "line": int(str(line))}
        for line, text in rows["evidence_value"].dropna().items()
        for name, count in re.findall(r"(\S+) (\d+)", str(text))
        if name in SECTORS
    ]
    return pd.DataFrame(made, columns=["sector", "models", "line"])


def base_models(runs: pd.DataFrame, models: pd.DataFrame, clouds: tuple[str, ...]) -> pd.DataFrame:
    """Return the runs that name a base model of the model table, each once."""
    known = models.drop_duplicates("model")
    known = known.assign(model_line=known.index).set_index("model")
    rows = runs[runs["base_model"].isin(known.index)].drop_duplicates("run_name")
    bases = known.loc[rows["base_model"]]
    builders, makers = rows["organisation"].astype(str), bases["organisation"].astype(str)
    firsts = np.array(
        [one.split()[0] == other.split()[0] for one, other in zip(builders, makers, strict=True)],
        dtype=bool,
    )
    made = pd.DataFrame(
        {
            "model": rows["run_name"].to_numpy(),
            "builder": builders.to_numpy(),
            "base": rows["base_model"].to_numpy(),
            "base_maker": makers.to_numpy(),
            "open": bases["openness"].isin(OPEN_CLASSES).to_numpy(),
            "own": firsts,
            "kind": [kind_of(name, clouds) for name in builders],
            "date": rows["date"].to_numpy(),
            "line": rows.index,
            "base_line": bases["model_line"].to_numpy(),
        }
    )
    return made.sort_values(["date", "model"], ignore_index=True)


def as_listed(days: pd.DataFrame) -> pd.Series | None:
    """Return the list as it stood on 31 July 2023, or none where that was not known."""
    rows = days[days["day"] == VERTICAL_ARTICLE_DAY]
    return None if rows.empty else rows.iloc[0]
