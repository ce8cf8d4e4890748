"""Kinds of organisation, and shares over them."""

import pandas as pd
import pytest

from hundredmodels.analysis.cluster_share import cluster_gap, cluster_share
from hundredmodels.analysis.organisation_kinds import CLOUD, FIRM, RESEARCH, cloud_names, kind_of

CLOUDS = cloud_names(["Amazon Web Services", "Alibaba Group", "Google", "Microsoft", "Huawei"])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Google DeepMind", CLOUD),
        ("DeepMind", CLOUD),
        ("Alibaba", CLOUD),
        ("Tsinghua University", RESEARCH),
        ("Shanghai AI Lab", RESEARCH),
        ("OpenAI", FIRM),
        ("vivo AI lab", FIRM),
        (float("nan"), None),
    ],
)
def test_the_rule_reads_the_name(name: object, kind: str | None) -> None:
    """Cloud vendors by the market share table, research bodies by their name, the rest firms."""
    assert kind_of(name, CLOUDS) == kind


def _share(flags: list[bool], clusters: list[str], seed: int = 1) -> tuple[float, float, float]:
    found = cluster_share(
        pd.Series(flags),
        pd.Series(clusters),
        confidence=0.9,
        draws=2000,
        seed=seed,
        over="organisations",
    )
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    return found.low, found.value, found.high


def test_clusters_widen_the_interval() -> None:
    """Forty rows of two like-minded organisations tell less than forty of forty."""
    flags = [True] * 20 + [False] * 20
    low, value, high = _share(flags, ["a"] * 20 + ["b"] * 20)
    lone_low, _, lone_high = _share(flags, [str(k) for k in range(40)])
    assert value == 0.5
    assert high - low > lone_high - lone_low


def test_swapped_groups_turn_the_sign() -> None:
    """The gap between two groups turns its sign with them, and so do its ends."""
    flags = pd.Series([True] * 6 + [False] * 4)
    first = pd.Series([True, False] * 5)
    clusters = pd.Series([str(k % 5) for k in range(10)])
    rule = {"confidence": 0.9, "draws": 500, "seed": 1, "over": "builders"}
    one = cluster_gap(flags, first, clusters, **rule)  # type: ignore[arg-type]
    other = cluster_gap(flags, ~first, clusters, **rule)  # type: ignore[arg-type]
    assert one.value == pytest.approx(-(other.value or 0))
    assert one.low == pytest.approx(-(other.high or 0))
    assert cluster_gap(flags, first | True, clusters, **rule).value is None  # type: ignore[arg-type]
