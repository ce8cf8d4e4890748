"""What the Transformer scored for what it cost: translation, and the runs behind it."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis import layers
from hundredmodels.chapters.result import Inputs, Result
from hundredmodels.chapters.transformer_shift.wording import TIMES, number, rows
from hundredmodels.data import Tables

HOURS_PER_DAY = 24
SECONDS_PER_HOUR = 3600
UNKNOWN = "the paper was not yet known on that day"
POINTS = "BLEU points"
BASE, BIG = "Transformer (base model)", "Transformer (big)"
PAIRS = {"en-de": "English to German", "en-fr": "English to French"}


@dataclass(frozen=True)
class Quality:
    """Scores by cost.

    Attributes
    ----------
    systems
        ``model``, ``pair``, ``bleu``, ``flop``, ``kind`` and ``transformer``: Table 2, the
        Transformers' cost recomputed.
    runs
        ``model``, ``how`` and ``flop``: each Transformer's cost by each way of reckoning.
    later
        Architecture of the best later system without self-attention; empty where none is listed.
    results
        The results of this part.
    """

    systems: pd.DataFrame
    runs: pd.DataFrame
    later: str
    results: tuple[Result, ...]


def quality(tables: Tables) -> Quality:
    """Recompute what the runs cost, and set score beside cost."""
    facts, bleu = tables["attention_training"], tables["attention_bleu"]
    runs = (*_run(facts, bleu, "base", BASE, 1), *_run(facts, bleu, "big", BIG, HOURS_PER_DAY))
    recomputed = bleu["model"].map({BASE: runs[0].value, BIG: runs[3].value}).astype(float)
    systems = bleu.assign(
        pair=bleu["language_pair"].map(PAIRS),
        flop=recomputed.fillna(bleu["training_flop"].astype(float)),
        kind=["ensemble" if one else "single model" for one in bleu["ensemble"]],
    )
    results = (
        *runs,
        *_margins(systems, tables["translation_scores"]),
        *_variants(tables["attention_variants"]),
    )
    reckoned = pd.DataFrame(
        [
            {"model": model, "how": how, "flop": run.value}
            for run, (model, how) in zip(
                runs,
                [
                    (model, how)
                    for model in (BASE, BIG)
                    for how in ("hours on chips", "steps on chips", "printed")
                ],
                strict=True,
            )
        ]
    )
    later = _without_attention(tables["translation_scores"])["architecture"].tolist()
    drawn = _with_text(systems, tables["translation_scores"])
    return Quality(drawn, reckoned, later[0] if later else "", results)


def _run(
    facts: pd.DataFrame, bleu: pd.DataFrame, size: str, model: str, hours_per_unit: int
) -> tuple[Result, Result, Result]:
    """Return a run's operations from its hours, from its steps, and as printed."""
    name = f"transformer-{size}-flops"
    label = f"Training of the {size} Transformer"
    printed = bleu[bleu["model"] == model].head(1)
    if facts.empty or printed.empty:
        hours_only, steps_only, quoted_only = (
            number(one, label, None, "FLOP", "Hours × chips × sustained rate", reason=UNKNOWN)
            for one in (name, f"{name}-by-steps", f"{name}-printed")
        )
        return hours_only, steps_only, quoted_only
    fact = facts.set_index("item")["value"].astype(float)
    line = pd.Series(facts.index, index=facts["item"])
    chips, rate = fact["chips"], fact["sustained-flop-p100"]
    hours = fact[f"{size}-training-time"] * hours_per_unit
    stepped = fact[f"{size}-steps"] * fact[f"{size}-step-time"] / SECONDS_PER_HOUR
    machine = ["chips", "sustained-flop-p100"]
    by_hours = [f"{size}-training-time", *machine]
    by_steps = [f"{size}-steps", f"{size}-step-time", *machine]
    on = f"{chips:.0f} P100 × {rate:.3g} FLOP/s sustained"
    return (
        number(
            name,
            label,
            layers.run_flop(hours, chips, rate),
            "FLOP",
            f"{hours:g} h × 3,600 s × {on}",
            inputs=(rows("attention_training", line[by_hours]),),
            n=len(by_hours),
            rivals=(f"{name}-by-steps", f"{name}-printed"),
        ),
        number(
            f"{name}-by-steps",
            f"{label}, from its steps",
            layers.run_flop(stepped, chips, rate),
            "FLOP",
            f"Steps × seconds a step × {on}",
            inputs=(rows("attention_training", line[by_steps]),),
            n=len(by_steps),
            rivals=(name, f"{name}-printed"),
        ),
        number(
            f"{name}-printed",
            f"{label}, as printed",
            float(printed["training_flop"].iloc[0]),
            "FLOP",
            "Quoted: Vaswani et al. (2017), Table 2",
            basis="quoted",
            inputs=(rows("attention_bleu", printed),),
            rivals=(name,),
        ),
    )


def _second_source(later: pd.DataFrame) -> pd.DataFrame:
    """Return the row of the big Transformer's French score as the paper's text has it."""
    return later[
        (later["language_pair"] == "en-fr")
        & later["model"].str.startswith("Transformer Big (Vaswani")
    ]


def _with_text(systems: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """Add the big Transformer's French score as the paper's text has it, for drawing."""
    found = _second_source(later)
    printed = systems[(systems["model"] == BIG) & (systems["language_pair"] == "en-fr")]
    if found.empty or printed.empty:
        return systems
    extra = printed.assign(model=f"{BIG}, text", bleu=float(found["bleu"].iloc[0]))
    return pd.concat([systems, extra])


def _best(systems: pd.DataFrame, pair: str, *, single: bool) -> pd.DataFrame:
    """Return the earlier system with the best score whose cost is printed, as one row."""
    earlier = systems[
        (systems["language_pair"] == pair) & ~systems["transformer"] & systems["flop"].notna()
    ]
    if single:
        earlier = earlier[~earlier["ensemble"]]
    return earlier.nlargest(1, "bleu")


def _margins(systems: pd.DataFrame, later: pd.DataFrame) -> tuple[Result, ...]:
    ours = {
        (model, pair): systems[(systems["model"] == model) & (systems["language_pair"] == pair)]
        for model in (BASE, BIG)
        for pair in PAIRS
    }
    best, single = _best(systems, "en-de", single=False), _best(systems, "en-de", single=True)
    french = _best(systems, "en-fr", single=False)
    base, big, big_french = ours[BASE, "en-de"], ours[BIG, "en-de"], ours[BIG, "en-fr"]
    return (
        _ratio("bleu-cost-ratio", "the best earlier system, an ensemble", best, base),
        _ratio("bleu-cost-ratio-single", "the best earlier single model", single, base),
        _margin("bleu-margin", "base Transformer over the best earlier system", base, best),
        _margin("bleu-margin-big", "big Transformer over the best earlier system", big, best),
        _margin(
            "bleu-margin-french",
            "big Transformer over the best earlier system, English to French, as in Table 2",
            big_french,
            french,
            ("bleu-margin-french-text",),
        ),
        _french_text(later, french),
        _recurrent_later(later, big),
    )


def _ratio(name: str, what: str, theirs: pd.DataFrame, ours: pd.DataFrame) -> Result:
    label = f"Training cost of {what}, over the base Transformer"
    if theirs.empty or ours.empty:
        return number(name, label, None, TIMES, "Ratio of two rows of Table 2", reason=UNKNOWN)
    model = theirs["model"].iloc[0]
    return number(
        name,
        label,
        float(theirs["flop"].iloc[0] / ours["flop"].iloc[0]),
        TIMES,
        f"{model} (Table 2, en-de, {theirs['bleu'].iloc[0]} BLEU) over the base model's hours × "
        f"chips × sustained FLOP/s ({ours['bleu'].iloc[0]} BLEU)",
        inputs=(rows("attention_bleu", theirs.index.append(ours.index)),),
        n=2,
    )


def _margin(
    name: str, what: str, ours: pd.DataFrame, theirs: pd.DataFrame, rivals: tuple[str, ...] = ()
) -> Result:
    label = f"Score of the {what}"
    if theirs.empty or ours.empty:
        return number(name, label, None, POINTS, "Difference of two rows of Table 2",
                      reason=UNKNOWN, rivals=rivals)  # fmt: skip
    return number(
        name,
        label,
        float(ours["bleu"].iloc[0] - theirs["bleu"].iloc[0]),
        POINTS,
        f"{ours['bleu'].iloc[0]} less {theirs['bleu'].iloc[0]} of {theirs['model'].iloc[0]}, "
        "newstest2014, Table 2",
        inputs=(rows("attention_bleu", theirs.index.append(ours.index)),),
        n=2,
        rivals=rivals,
        digits=2,
    )


def _french_text(later: pd.DataFrame, french: pd.DataFrame) -> Result:
    found = _second_source(later)
    label = "Score of the big Transformer over the best earlier system, by the paper's own text"
    if found.empty or french.empty:
        return number(
            "bleu-margin-french-text",
            label,
            None,
            POINTS,
            "As bleu-margin-french",
            reason="no second source for the score was known by the day",
        )
    return number(
        "bleu-margin-french-text",
        label,
        float(found["bleu"].iloc[0] - french["bleu"].iloc[0]),
        POINTS,
        f"{found['bleu'].iloc[0]:.1f} (section 6.1 of the paper, and NLP-progress) less "
        f"{french['bleu'].iloc[0]} of {french['model'].iloc[0]}",
        inputs=(
            rows("translation_scores", found),
            rows("attention_bleu", french),
        ),
        n=2,
        rivals=("bleu-margin-french",),
        digits=2,
    )


def _without_attention(later: pd.DataFrame) -> pd.DataFrame:
    """Return the best German score of a recurrent or convolutional system, as one row."""
    return later[
        (later["language_pair"] == "en-de") & later["architecture"].isin(["RNN", "convolutional"])
    ].nlargest(1, "bleu")


def _recurrent_later(later: pd.DataFrame, big: pd.DataFrame) -> Result:
    without = _without_attention(later)
    label = "Best later score without self-attention over the big Transformer, English to German"
    if without.empty or big.empty:
        return number(
            "bleu-later-margin",
            label,
            None,
            POINTS,
            "NLP-progress",
            reason="no later score without self-attention was known by the day",
        )
    return number(
        "bleu-later-margin",
        label,
        float(without["bleu"].iloc[0] - big["bleu"].iloc[0]),
        POINTS,
        f"{without['bleu'].iloc[0]} of {without['model'].iloc[0]} less {big['bleu'].iloc[0]}, "
        "newstest2014; scores of different papers, not of one test bench",
        inputs=(rows("translation_scores", without), rows("attention_bleu", big)),
        n=2,
        digits=1,
    )


def _variants(variants: pd.DataFrame) -> tuple[Result, ...]:
    base = variants[variants["group"] == "base"]

    def span(name: str, label: str, group: str) -> Result:
        found = pd.concat([variants[variants["group"] == group], base])
        return number(
            name,
            label,
            float(found["bleu"].max() - found["bleu"].min()) if len(found) else None,
            POINTS,
            f"Highest less lowest development score of group {group} and the base model, "
            "Vaswani et al. (2017), Table 3",
            inputs=(Inputs.of("attention_variants", found.index),),
            n=len(found),
            reason=UNKNOWN,
            digits=1,
        )

    return (
        span("variant-shape-range", "Score range over the number of heads, size unchanged", "A"),
        span("variant-size-range", "Score range over depth and width", "C"),
    )
