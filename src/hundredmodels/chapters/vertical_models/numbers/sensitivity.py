"""Results on what moves the answer most."""

from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import DOLLARS, MODELS
from hundredmodels.chapters.vertical_models.cost import Cost
from hundredmodels.chapters.vertical_models.names import named, number
from hundredmodels.chapters.vertical_models.numbers.open_ends import AT_DEFAULTS
from hundredmodels.chapters.vertical_models.routes import RANGES


def sensitivity_results(cost: Cost) -> tuple[Result, ...]:
    """Return the saving of the declared point and the input that moves it most."""
    point, fact = cost.point, cost.fact
    table = point.swings if point else None
    top = table.iloc[0] if table is not None and len(table) else None
    ranges = len(RANGES)
    return (
        number(
            "finetune-saving",
            "What a fine-tuned model saves over an API at the declared volume; negative if dearer",
            derived(point.api - point.finetune if point else None, fact),
            DOLLARS,
            AT_DEFAULTS,
        ),
        named(
            "widest-input",
            "Input whose range moves the saving of a fine-tuned model most",
            _inside(str(top["input"])) if top is not None else "",
            f"one input at a time over its range, {ranges} inputs",
            fact,
            n=ranges,
        ),
        number(
            "widest-swing",
            "Swing of the saving over that input's range",
            derived(float(top["swing"]) if top is not None else None, fact),
            DOLLARS,
            "saving at one end of the range less the other, as a size",
            n=ranges,
        ),
        number(
            "models-on-sale",
            "Models on sale at the level",
            Fact(float(len(cost.facts.on_sale)), cost.facts.median_price.inputs)
            if len(cost.facts.on_sale)
            else cost.facts.median_price,
            MODELS,
            "models released within two years, with a list price observed in the newest month",
            n=len(cost.facts.on_sale),
            digits=0,
        ),
    )


def _inside(name: str) -> str:
    """Return a name as it reads inside a sentence: a lower first letter, but for initials."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
