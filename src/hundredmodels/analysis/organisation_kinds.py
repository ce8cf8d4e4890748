"""Which kind of organisation released a model: cloud vendor, research body, or another firm.

No table states the kind, so a rule reads it off the name: a cloud vendor is one that the market
share table names, or a part of one; a research body says so in its name. What is left are firms
without a public cloud, young and old: start-ups can't be told from them, and Meta, Apple and NVIDIA
are among them.
"""

import re
from collections.abc import Iterable

import pandas as pd

from hundredmodels.analysis.openness import OPEN_CLASSES

CLOUD, RESEARCH, FIRM = "cloud vendors", "universities and institutes", "other firms"
KINDS = (CLOUD, RESEARCH, FIRM)
_RESEARCH = re.compile(
    r"universit|institu|academy|college|school|ecole|école|polytech|laborator|\blab\b|"
    r"\bBAAI\b|\bMIT\b|\bEPFL\b|\bETH\b|\bKAIST\b|research cent|allen institute|bigscience|"
    r"eleutherai|\bLAION\b|authority",
    re.IGNORECASE,
)
_FIRMS = re.compile(r"samsung|\bLG\b|naver|\bSber|sea ai|tencent|vivo|nanbeige", re.IGNORECASE)
_PARTS = {"Google": ("DeepMind",), "Amazon": ("AWS",), "Microsoft": ("GitHub",)}


def cloud_names(vendors: Iterable[object]) -> tuple[str, ...]:
    """Return the first words of cloud vendors' names, and of parts that go by another name.

    Parameters
    ----------
    vendors
        Names as a market share table gives them ("Amazon Web Services", "Alibaba Group").

    Returns
    -------
    tuple of str
        Words that begin the names of their organisations.
    """
    words = {str(vendor).split()[0] for vendor in vendors}
    parts = {part for word in words for part in _PARTS.get(word, ())}
    return tuple(sorted(words | parts))


def kind_of(organisation: object, clouds: tuple[str, ...]) -> str | None:
    """Return an organisation's kind; ``None`` where it has no name."""
    if not isinstance(organisation, str):
        return None
    name = organisation
    if any(re.search(rf"\b{re.escape(cloud)}\b", name) for cloud in clouds):
        return CLOUD
    return RESEARCH if _RESEARCH.search(name) and not _FIRMS.search(name) else FIRM


def openness_by_kind(models: pd.DataFrame, clouds: tuple[str, ...]) -> pd.DataFrame:
    """Return releases with their kind of organisation and whether the weights can be downloaded.

    Parameters
    ----------
    models
        Table ``models``; the index is the line number.
    clouds
        As :func:`cloud_names` returns.

    Returns
    -------
    pandas.DataFrame
        ``model``, ``organisation``, ``kind``, ``year``, ``open`` (bool), ``line``. Releases with
        a date, an organisation and a known openness alone.
    """
    rows = models[(models["kind"] == "release") & models["openness"].notna()]
    rows = rows[rows["organisation"].notna() & rows["release_date"].notna()]
    return pd.DataFrame(
        {
            "model": rows["model"],
            "organisation": rows["organisation"],
            "kind": rows["organisation"].map(lambda name: kind_of(name, clouds)),
            "year": pd.to_datetime(rows["release_date"]).dt.year,
            "open": rows["openness"].isin(OPEN_CLASSES),
            "line": rows.index,
        }
    ).reset_index(drop=True)
