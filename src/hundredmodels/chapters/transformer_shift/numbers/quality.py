"""Results on what the Transformers' runs cost, and what they scored."""

import pandas as pd

from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.transformer_shift.names import number
from hundredmodels.chapters.transformer_shift.quality import Compared, Quality, Run
from hundredmodels.chapters.units import TIMES
from hundredmodels.data import Tables

UNKNOWN = "the paper was not yet known on that day"
POINTS = "BLEU points"


def quality_results(quality: Quality, tables: Tables) -> tuple[Result, ...]:
    """Return the runs' costs, the margins between scores, and the range of the variants."""
    return (
        *_run("base", quality.base),
        *_run("big", quality.big),
        *_margins(quality.compared),
        *_variants(tables["attention_variants"]),
    )


def _run(size: str, run: Run | None) -> tuple[Result, ...]:
    """Return a run's operations from its hours, from its steps, and as printed."""
    name = f"transformer-{size}-flops"
    label = f"Training of the {size} Transformer"
    if run is None:
        return tuple(
            number(one, label, None, "FLOP", "Hours × chips × sustained rate", reason=UNKNOWN)
            for one in (name, f"{name}-by-steps", f"{name}-printed")
        )
    on = f"{run.chips:.0f} P100 × {run.rate:.3g} FLOP/s sustained"
    return (
        number(
            name,
            label,
            run.by_hours,
            "FLOP",
            f"{run.hours:g} h × 3,600 s × {on}",
            inputs=rows_of("attention_training", run.hour_lines),
            n=len(run.hour_lines),
            rivals=(f"{name}-by-steps", f"{name}-printed"),
        ),
        number(
            f"{name}-by-steps",
            f"{label}, from its steps",
            run.by_steps,
            "FLOP",
            f"Steps × seconds a step × {on}",
            inputs=rows_of("attention_training", run.step_lines),
            n=len(run.step_lines),
            rivals=(name, f"{name}-printed"),
        ),
        number(
            f"{name}-printed",
            f"{label}, as printed",
            run.printed,
            "FLOP",
            "Quoted: Vaswani et al. (2017), Table 2",
            basis="quoted",
            inputs=rows_of("attention_bleu", run.printed_lines),
            rivals=(name,),
        ),
    )


def _margins(compared: Compared) -> tuple[Result, ...]:
    base, big, best = compared.base, compared.big, compared.best
    return (
        _ratio("bleu-cost-ratio", "the best earlier system, an ensemble", best, base),
        _ratio(
            "bleu-cost-ratio-single", "the best earlier single model", compared.best_single, base
        ),
        _margin("bleu-margin", "base Transformer over the best earlier system", base, best),
        _margin("bleu-margin-big", "big Transformer over the best earlier system", big, best),
        _margin(
            "bleu-margin-french",
            "big Transformer over the best earlier system, English to French, as in Table 2",
            compared.big_french,
            compared.best_french,
            ("bleu-margin-french-text",),
        ),
        _french_text(compared.french_text, compared.best_french),
        _later(compared.without_attention, big),
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
        inputs=rows_of("attention_bleu", theirs.index, ours.index),
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
        inputs=rows_of("attention_bleu", theirs.index, ours.index),
        n=2,
        rivals=rivals,
        digits=2,
    )


def _french_text(found: pd.DataFrame, french: pd.DataFrame) -> Result:
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
        inputs=rows_of("translation_scores", found.index) + rows_of("attention_bleu", french.index),
        n=2,
        rivals=("bleu-margin-french",),
        digits=2,
    )


def _later(without: pd.DataFrame, big: pd.DataFrame) -> Result:
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
        inputs=rows_of("translation_scores", without.index) + rows_of("attention_bleu", big.index),
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
            inputs=rows_of("attention_variants", found.index),
            n=len(found),
            reason=UNKNOWN,
            digits=1,
        )

    return (
        span("variant-shape-range", "Score range over the number of heads, size unchanged", "A"),
        span("variant-size-range", "Score range over depth and width", "C"),
    )
