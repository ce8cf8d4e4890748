"""The tables behind the figures, with columns that a reader understands."""

import pandas as pd

from hundredmodels.analysis import layers
from hundredmodels.chapters.transformer_shift.study import Study


def layer_operations(study: Study) -> pd.DataFrame:
    """Return the layers' costs over the lengths drawn."""
    return study.cost.curves.rename(
        columns={
            "n": "sequence length",
            "serial_steps": "serial steps",
            "path_length": "path length",
        }
    )


def block_against_lstm(study: Study) -> pd.DataFrame:
    """Return the block's cost over the LSTM's, at the set width."""
    cost = study.cost
    return pd.DataFrame(
        {
            "sequence length": cost.lengths,
            "width": cost.width,
            "block FLOP": [layers.block_flop(n, cost.width) for n in cost.lengths],
            "LSTM FLOP": [layers.lstm_flop(n, cost.width) for n in cost.lengths],
            "operations ratio": [layers.block_ratio(n, cost.width) for n in cost.lengths],
            "operations ratio, earlier tokens only": [
                layers.block_ratio(n, cost.width, causal=True) for n in cost.lengths
            ],
            "serial steps ratio": 1 / cost.lengths,
        }
    )


def bleu_by_compute(study: Study) -> pd.DataFrame:
    """Return the scores and costs."""
    frame = study.quality.systems[["model", "pair", "bleu", "training_flop", "flop", "kind"]]
    return frame.rename(
        columns={
            "bleu": "BLEU",
            "training_flop": "training FLOP, printed",
            "flop": "training FLOP, drawn",
        }
    )


def record_perplexity(study: Study) -> pd.DataFrame:
    """Return the listed values, with the rule by which each set a record."""
    columns = ["benchmark", "rule", "model", "date", "architecture", "metric", "value", "record"]
    return study.leadership.history[columns]


def leaders(study: Study) -> pd.DataFrame:
    """Return the spells of leadership."""
    columns = ["benchmark", "rule", "architecture", "start", "end", "last_model", "value"]
    return study.leadership.spells[columns].rename(columns={"last_model": "last record"})


def architecture_shares(study: Study) -> pd.DataFrame:
    """Return the shares of architectures by year."""
    return study.leadership.shares.rename(columns={"kind": "architecture", "of": "releases"})


def compute_growth(study: Study) -> pd.DataFrame:
    """Return the systems with their training compute."""
    columns = ["system", "organisation", "seat", "date", "flop", "field", "confidence"]
    return study.compute.systems[columns].rename(columns={"flop": "training FLOP"})


def compute_rivals(study: Study) -> pd.DataFrame:
    """Return the estimates of growth."""
    return study.compute.forest.rename(columns={"label": "estimate", "value": "x a year"})


def releases_by_area(study: Study) -> pd.DataFrame:
    """Return the releases by year and area."""
    return study.war.by_area


def counting_bodies(study: Study) -> pd.DataFrame:
    """Return the counts by body."""
    return study.counters.pairs.rename(
        columns={"name": "counted by", "what": "time", "united_states": "United States",
                 "china": "China", "ratio": "China over United States"}
    )  # fmt: skip


def entrants(study: Study) -> pd.DataFrame:
    """Return the entrants by year."""
    return study.war.entrants.rename(columns={"so_far": "so far"})


def effective_numbers(study: Study) -> pd.DataFrame:
    """Return the effective numbers by year, then those by rule of counting."""
    years = study.war.effective.assign(rule="releases of the year, first named")
    rules = study.war.rules.assign(year=None)
    both = pd.concat([years, rules.astype({"year": "object"})], ignore_index=True)
    return both.rename(columns={"value": "effective number", "n": "releases"})
