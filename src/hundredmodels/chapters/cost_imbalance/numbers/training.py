"""Results on training cost."""

from hundredmodels.analysis.training_cost import hourly_price_implied
from hundredmodels.analysis.uncertainty import coverage
from hundredmodels.chapters.cost_imbalance.facts import BASES, training_cost_of
from hundredmodels.chapters.cost_imbalance.names import number
from hundredmodels.chapters.cost_imbalance.parameters import CostBasis, Parameters
from hundredmodels.chapters.cost_imbalance.training import Training
from hundredmodels.chapters.facts import Fact, derived, one_row, product, ratio
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import DOLLARS, TIMES
from hundredmodels.data import Tables

AN_HOUR = "US dollars an hour"
IMPLIED = {
    "gopher": ("Gopher 280B", "Gopher"),
    "palm": ("PaLM 540B", "PaLM"),
    "gpt4": ("GPT-4", "GPT-4"),
    "bloomberggpt": ("BloombergGPT", "BloombergGPT"),
}
QUOTED_COSTS: tuple[tuple[str, str, CostBasis], ...] = (
    ("gpt3", "GPT-3 175B", "amortised"),
    ("gpt3", "GPT-3 175B", "rental"),
    ("gpt3", "GPT-3 175B", "purchase"),
    ("gopher", "Gopher 280B", "rental"),
    ("palm", "PaLM 540B", "rental"),
    ("gpt4", "GPT-4", "amortised"),
    ("gpt4", "GPT-4", "rental"),
    ("gpt4", "GPT-4", "purchase"),
)


def training_results(
    training: Training, tables: Tables, parameters: Parameters
) -> tuple[Result, ...]:
    """Return all results on training cost."""
    return (
        *implied_results(training),
        *assumption_results(training, parameters),
        *quoted_results(tables),
        *utilisation_results(training, parameters),
    )


def implied_results(training: Training) -> tuple[Result, ...]:
    """Return what the quoted figure implies for one operation and for larger models."""
    made = [
        number(
            "gpt3-flop",
            "Operations to train GPT-3",
            training.flop["GPT-3 175B"],
            "FLOP",
            "6 x parameters x tokens trained on",
        ),
        number(
            "gpt3-cost-quoted",
            "Cost of training GPT-3 as the articles quote it",
            training.quoted,
            DOLLARS,
            "quoted; public-cloud rental of A100s",
            basis="quoted",
            rivals=("gpt3-cost-a100", "gpt3-cost-rental", "gpt3-cost-amortised"),
        ),
        number(
            "gpt3-cost-implied-usd-per-flop",
            "Price of one operation that the quoted cost of GPT-3 implies",
            training.per_flop,
            "US dollars a FLOP",
            "quoted cost / 6ND",
        ),
    ]
    for key, (model, words) in IMPLIED.items():
        made.append(
            number(
                f"{key}-cost-implied",
                f"Cost of training {words} at GPT-3's implied price per operation",
                product(training.per_flop, training.flop[model]),
                DOLLARS,
                "operations x implied price of one"
                + (" (compute as estimated by Epoch AI)" if key == "gpt4" else " (6ND)"),
                rivals=(f"{key}-cost-rental",) if key != "bloomberggpt" else (),
            )
        )
    made.append(
        number(
            "cost-spread-palm-bloomberggpt",
            "Cost of training PaLM over that of the finance model BloombergGPT",
            ratio(training.flop["PaLM 540B"], training.flop["BloombergGPT"]),
            TIMES,
            "ratio of 6ND, at one price per operation",
        )
    )
    return tuple(made)


def assumption_results(training: Training, parameters: Parameters) -> tuple[Result, ...]:
    """Return what must be assumed for the quoted figure, and our own figure beside it."""
    share = coverage(parameters.confidence)
    per_flop, peak = training.per_flop, training.peak
    hourly = (
        hourly_price_implied(per_flop.value, peak.value, parameters.utilisation)
        if per_flop.value and peak.value
        else None
    )
    priced = (
        "half to twice the price"
        if training.price_range is None
        else "the A100 prices listed in the year"
    )
    made = [
        number(
            "gpt3-hourly-price-implied",
            "Price of an A100-hour at which GPT-3 costs the quoted figure",
            derived(hourly, per_flop, peak),
            AN_HOUR,
            "implied price per operation x peak x utilisation parameter",
            digits=2,
        ),
        number(
            "gpt3-cost-a100",
            "Cost of training GPT-3 on A100s at the chapter's utilisation and price",
            training.gpt3_cost,
            DOLLARS,
            "6ND / (peak x utilisation) x price; rental basis",
            low=training.gpt3_low,
            high=training.gpt3_high,
            interval=f"{share} of draws over utilisation and {priced}",
            rivals=("gpt3-cost-quoted", "gpt3-cost-rental"),
        ),
    ]
    lines = rows_of("rental_prices", training.list_prices.index)
    for key, words in (("low", "lowest"), ("median", "median"), ("high", "highest")):
        value = None
        if training.price_range is not None:
            span = training.price_range
            value = {"low": span.low, "median": span.central, "high": span.high}[key]
        price = (
            Fact.none("no A100 list price of that year was known by the day")
            if value is None
            else Fact(value, lines)
        )
        made.append(
            number(
                f"a100-price-{key}-2023",
                f"{words.capitalize()} on-demand list price of an A100 in the year to March 2023",
                price,
                AN_HOUR,
                "last price of the year for each provider, kind and region; rental basis",
                n=len(training.list_prices),
                digits=2,
            )
        )
        made.append(
            number(
                f"gpt3-utilisation-implied-{key}",
                f"Utilisation that the quoted cost needs at the {words} list price of an A100",
                derived(
                    price.value / (per_flop.value * peak.value * 3600)
                    if price.value and per_flop.value and peak.value
                    else None,
                    price,
                    per_flop,
                    peak,
                ),
                "fraction of the peak",
                "price / (implied price per operation x peak)",
                digits=2,
            )
        )
    return tuple(made)


def quoted_results(tables: Tables) -> tuple[Result, ...]:
    """Return others' costs of the same models, by basis."""
    runs = tables["training_runs"]
    made = [
        number(
            f"{key}-cost-{basis}",
            f"Cost of {model} on the {basis} basis",
            training_cost_of(runs, model, basis),
            DOLLARS,
            f"Epoch AI's estimate, {BASES[basis]}, 2023 dollars",
            basis="quoted",
            rivals=tuple(
                f"{key}-cost-{other}"
                for name, _, other in QUOTED_COSTS
                if name == key and other != basis
            ),
        )
        for key, model, basis in QUOTED_COSTS
    ]
    statement = runs[(runs["model"] == "GPT-4") & (runs["estimator"] == "developer")]
    made.append(
        number(
            "gpt4-cost-stated",
            "What OpenAI's chief executive said GPT-4 cost, at the least",
            one_row(statement, "training_runs", "cost_usd_low", "the stated cost of GPT-4"),
            DOLLARS,
            "quoted; no basis was stated",
            basis="quoted",
            rivals=("gpt4-cost-implied", "gpt4-cost-rental", "gpt4-cost-amortised"),
        )
    )
    return tuple(made)


def utilisation_results(training: Training, parameters: Parameters) -> tuple[Result, ...]:
    """Return the check of the model on runs whose chip-hours were published."""
    made = []
    table = training.llama2.set_index("model")
    used, predicted, published = (
        table[column].astype(float).to_dict()
        for column in ("utilisation", "predicted", "gpu_hours")
    )
    lines = dict(zip(training.llama2["model"], training.llama2.index, strict=True))
    for size in ("7B", "13B", "34B", "70B"):
        name = f"Llama 2 {size}"
        known = name in table.index and table["utilisation"].notna().all()
        inputs = rows_of("llama2_gpu_hours", [lines[name]]) if known else ()
        made.append(
            number(
                f"llama2-{size.lower()}-mfu",
                f"Share of the A100s' peak that training {name} used",
                Fact(used[name], (*inputs, *training.peak.inputs))
                if known
                else Fact.none("Llama 2's hours were not published by the day"),
                "fraction of the peak",
                "6ND / (published GPU-hours x 3600 x peak)",
                digits=3,
            )
        )
    known = "Llama 2 70B" in table.index and table["predicted"].notna().all()
    made += [
        number(
            "llama2-70b-hours-predicted",
            "GPU-hours of Llama 2 70B that the cost model predicts",
            Fact(
                predicted["Llama 2 70B"],
                (*rows_of("llama2_gpu_hours", [lines["Llama 2 70B"]]), *training.peak.inputs),
            )
            if known
            else Fact.none("Llama 2's hours were not published by the day"),
            "GPU-hours",
            f"6ND / (peak x {parameters.utilisation:g} x 3600)",
            rivals=("llama2-70b-hours-published",),
        ),
        number(
            "llama2-70b-hours-published",
            "GPU-hours of Llama 2 70B as published",
            Fact(
                published["Llama 2 70B"],
                rows_of("llama2_gpu_hours", [lines["Llama 2 70B"]]),
            )
            if known
            else Fact.none("Llama 2's hours were not published by the day"),
            "GPU-hours",
            "quoted from the paper's table",
            basis="quoted",
        ),
        number(
            "deepseek-v3-mfu",
            "Share of the H800s' 16-bit peak that training DeepSeek-V3 used",
            training.deepseek_use,
            "fraction of the peak",
            "6 x active parameters x tokens / (published GPU-hours x 3600 x 16-bit peak); most of "
            "the run was in 8 bits, whose peak is higher",
            digits=3,
        ),
        number(
            "deepseek-v3-price-implied",
            "Price of an H800-hour in DeepSeek-V3's published cost",
            training.deepseek_cost,
            AN_HOUR,
            "published cost / published GPU-hours; rental basis, the final run alone",
            digits=2,
        ),
    ]
    return tuple(made)
