"""The tables behind the figures, with columns that a reader understands."""

import pandas as pd

from hundredmodels.analysis import layers
from hundredmodels.chapters.forests import forest_rows
from hundredmodels.chapters.notes import note, or_note, words_of
from hundredmodels.chapters.transformer_shift.compute import SUBSETS, TOP
from hundredmodels.chapters.transformer_shift.diversity import RULES
from hundredmodels.chapters.transformer_shift.leadership import ALONE
from hundredmodels.chapters.transformer_shift.names import NAMING
from hundredmodels.chapters.transformer_shift.study import Study

NO_PAPER = "The paper was not known by this day."
NO_RECORDS = "No record was known by this day."
NO_RELEASES = "No release of known architecture was known by this day."
NO_SYSTEMS = "No system's training compute was known by this day."
NO_GROWTH = "No growth could be estimated from what was known by this day."
NO_MODELS = "No large model was known by this day."
NO_COUNTS = "No count of Chinese and American models was known by this day."
TOO_FEW = "Too few large models were known by this day."
FIRST = "Transformer"
"""The system of 2017, which is named in the figure."""
SHOWN = ("WikiText-103", "Penn Treebank")
"""The two best-known benchmarks."""
SHORT = SUBSETS | {
    "united-states": "led from the US",
    "china": "led from China",
    "confident": "confident rows only",
    "before-last-year": "without the last year",
}
"""The subsets of systems, as the forest plot has room for them."""
PUBLISHED = {
    "R13": "Epoch AI: notable",
    "R14": "Epoch AI: frontier, mid-range",
    "R48": "Epoch AI: top Chinese",
}
"""The published estimates of growth, as the forest plot has room for them."""


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
    named = frame.rename(
        columns={
            "bleu": "BLEU",
            "training_flop": "training FLOP, printed",
            "flop": "training FLOP, drawn",
        }
    )
    return or_note(named, NO_PAPER)


def record_perplexity(study: Study) -> pd.DataFrame:
    """Return the listed values, with the rule by which each set a record."""
    columns = ["benchmark", "rule", "model", "date", "architecture", "metric", "value", "record"]
    return study.leadership.history[columns] if len(drawn_records(study)) else note(NO_RECORDS)


def drawn_records(study: Study) -> pd.DataFrame:
    """Return the values of single models on the two benchmarks that are drawn."""
    history = study.leadership.history
    return history[(history["rule"] == ALONE) & history["benchmark"].isin(SHOWN)]


def leaders(study: Study) -> pd.DataFrame:
    """Return the spells of leadership."""
    columns = ["benchmark", "rule", "architecture", "start", "end", "last_model", "value"]
    named = study.leadership.spells[columns].rename(columns={"last_model": "last record"})
    return or_note(named, NO_RECORDS)


def architecture_shares(study: Study) -> pd.DataFrame:
    """Return the shares of architectures by year."""
    named = study.leadership.shares.rename(columns={"kind": "architecture", "of": "releases"})
    return or_note(named, NO_RELEASES)


def compute_growth(study: Study) -> pd.DataFrame:
    """Return the systems with their training compute."""
    columns = ["system", "organisation", "seat", "date", "flop", "field", "confidence"]
    return or_note(
        study.compute.systems[columns].rename(columns={"flop": "training FLOP"}), NO_SYSTEMS
    )


def compute_rivals(study: Study) -> pd.DataFrame:
    """Return the estimates of growth."""
    return growth_rows(study).rename(columns={"label": "estimate", "value": "x a year"})


def growth_rows(study: Study) -> pd.DataFrame:
    """Return our estimates of growth, then the published ones, as the forest plot takes them."""
    ours = forest_rows(
        NAMING,
        study,
        (
            ("training-compute-growth", "all, least squares"),
            ("training-compute-growth-median-slope", "all, median of slopes"),
            *((f"training-compute-growth-{name}", SHORT[name]) for name in SUBSETS),
            ("training-compute-growth-frontier", f"{TOP} largest on their day"),
        ),
        NO_GROWTH,
    )
    if words_of(ours) is not None:
        return ours
    published = study.tables["published_estimates"]
    theirs = published[published["estimate"].isin(PUBLISHED)]
    quotes = pd.DataFrame(
        {
            "label": theirs["estimate"].map(PUBLISHED),
            "value": theirs["value"].fillna((theirs["low"] + theirs["high"]) / 2).astype(float),
            "low": theirs["low"].astype(float),
            "high": theirs["high"].astype(float),
            "basis": "quoted",
        }
    )
    return pd.concat([ours.drop(columns="interval"), quotes], ignore_index=True)


def releases_by_area(study: Study) -> pd.DataFrame:
    """Return the releases by year and area."""
    return or_note(study.war.by_area, NO_MODELS)


def counting_bodies(study: Study) -> pd.DataFrame:
    """Return the counts by body."""
    named = study.counters.pairs.rename(
        columns={
            "name": "counted by",
            "what": "time",
            "united_states": "United States",
            "china": "China",
            "ratio": "China over United States",
        }
    )
    return or_note(named, NO_COUNTS)


def entrants(study: Study) -> pd.DataFrame:
    """Return the entrants by year."""
    return or_note(study.war.entrants.rename(columns={"so_far": "so far"}), NO_MODELS)


def effective_numbers(study: Study) -> pd.DataFrame:
    """Return the effective numbers by year, then those by rule of counting.

    One year draws no line, so there are two years or none.
    """
    if study.war.effective["year"].nunique() < 2:  # noqa: PLR2004 -- a line has two ends
        return note(TOO_FEW)
    years = study.war.effective.assign(rule="releases of the year, first named")
    rules = _by_rule(study).assign(year=None)
    both = pd.concat([years, rules.astype({"year": "object"})], ignore_index=True)
    return both.rename(columns={"value": "effective number", "n": "releases"})


def _by_rule(study: Study) -> pd.DataFrame:
    """Return the effective numbers of the systems whose organisations are all listed."""
    found = [
        {"unit": unit, "rule": RULES[rule], **vars(estimate)}
        for unit, rules in study.war.rules.items()
        for rule, estimate in rules.items()
    ]
    kept = ["unit", "rule", "value", "low", "high", "n"]
    return pd.DataFrame(found)[kept].dropna(subset=["value"])
