"""What training cost: the quoted figures, and what they assume."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.monte_carlo import Range, simulate
from hundredmodels.analysis.training_cost import measured_utilisation, training_cost, training_flop
from hundredmodels.analysis.uncertainty import percentile_interval
from hundredmodels.chapters.cost_imbalance.facts import BASES, model_flop
from hundredmodels.chapters.cost_imbalance.parameters import DRAWS, CostBasis, Parameters
from hundredmodels.chapters.facts import Fact, accelerator, derived, one_row, ratio
from hundredmodels.chapters.result import Inputs, rows_of
from hundredmodels.data import Tables

A100 = "NVIDIA A100"
GUOSHENG = "Guosheng Securities"
QUOTED_FROM, QUOTED_TO = pd.Timestamp("2022-03-01"), pd.Timestamp("2023-03-01")
MODELS = ("GPT-3 175B", "Gopher 280B", "PaLM 540B", "Llama 2 70B", "GPT-4", "DeepSeek-V3")
IMPLIED = "at the quoted price"
"""The basis of a cost at the price per operation that GPT-3's quoted cost implies."""


@dataclass(frozen=True)
class Training:
    """All that the chapter says of training cost.

    Attributes
    ----------
    quoted
        The quoted cost of GPT-3, US dollars.
    flop
        Training compute by model, FLOP: 6ND, or as estimated where that is not known.
    per_flop
        US dollars an operation that the quoted cost implies.
    peak
        Peak of an A100, FLOP/s.
    list_prices
        Rows of ``rental_prices``: on-demand list prices of an A100 in the year before the quoted
        estimate.
    price_range
        Their lowest, median and highest, US dollars an hour.
    gpt3_cost, gpt3_low, gpt3_high
        GPT-3 on A100s at the reader's utilisation and price, with its Monte Carlo interval; US
        dollars.
    llama2
        Rows of ``llama2_gpu_hours`` by size, with ``flop`` (6ND), ``utilisation`` (of the peak, as
        measured) and ``predicted`` (GPU-hours).
    deepseek_use, deepseek_cost
        DeepSeek-V3's utilisation of the peak, and the price of a chip-hour in its published cost,
        US dollars.
    costs
        Costs of the models named in the articles, US dollars: ``model``, ``basis``, ``estimator``,
        ``low``, ``high``.
    """

    quoted: Fact
    flop: dict[str, Fact]
    per_flop: Fact
    peak: Fact
    list_prices: pd.DataFrame
    price_range: Range | None
    gpt3_cost: Fact
    gpt3_low: float | None
    gpt3_high: float | None
    llama2: pd.DataFrame
    deepseek_use: Fact
    deepseek_cost: Fact
    costs: pd.DataFrame


def study_training(tables: Tables, parameters: Parameters) -> Training:
    """Compute what training cost."""
    runs, models, chips = tables["training_runs"], tables["models"], tables["accelerators"]
    quoted_rows = runs[(runs["model"] == "GPT-3 175B") & (runs["estimator"] == GUOSHENG)]
    quoted = one_row(quoted_rows, "training_runs", "cost_usd_low", "the quoted cost of GPT-3")
    flop = {name: model_flop(models, name) for name in ("GPT-3 175B", "Gopher 280B", "PaLM 540B")}
    flop["GPT-4"] = one_row(
        runs[(runs["model"] == "GPT-4") & runs["current"].fillna(value=False).astype(bool)],
        "training_runs",
        "training_flop",
        "the compute of GPT-4",
    )
    flop["DeepSeek-V3"] = model_flop(models, "DeepSeek-V3")
    flop["BloombergGPT"] = model_flop(models, "BloombergGPT")
    gpt3 = flop["GPT-3 175B"]
    per_flop = ratio(quoted, gpt3)
    peak_tera = accelerator(chips, A100, "peak_dense_bf16_tflops")
    peak = derived(peak_tera.value * 1e12 if peak_tera.value else None, peak_tera)
    prices = a100_list_prices(tables["rental_prices"])
    price_range = None
    if len(prices):
        low, middle, high = (
            float(q) for q in np.quantile(prices["usd_per_chip_hour"], [0, 0.5, 1])
        )
        price_range = Range(low, middle, high)
    cost, low_cost, high_cost = gpt3_on_a100(gpt3, peak, price_range, prices, parameters)
    use, spent = deepseek(runs, flop["DeepSeek-V3"], chips)
    return Training(
        quoted,
        flop,
        per_flop,
        peak,
        prices,
        price_range,
        cost,
        low_cost,
        high_cost,
        llama2_hours(tables["llama2_gpu_hours"], peak, parameters),
        use,
        spent,
        costs_by_basis(runs, flop, per_flop),
    )


def a100_list_prices(rental: pd.DataFrame) -> pd.DataFrame:
    """Return on-demand A100 list prices of the year before the quoted estimate.

    Notes
    -----
    One row a provider, kind of A100 and region: the last price of the year.
    """
    rows = rental[
        rental["chip_name"].str.contains("A100")
        & (rental["term"] == "on_demand")
        & rental["price_date"].between(QUOTED_FROM, QUOTED_TO)
    ]
    rows = rows.sort_values("price_date", kind="stable")
    return rows.groupby(["provider", "chip_name", "region"], dropna=False).tail(1)


def gpt3_on_a100(
    flop: Fact,
    peak: Fact,
    prices: Range | None,
    listed: pd.DataFrame,
    parameters: Parameters,
) -> tuple[Fact, float | None, float | None]:
    """Return GPT-3's cost on A100s with the interval over utilisation and list prices."""
    if flop.value is None or peak.value is None:
        return derived(None, flop, peak), None, None
    work, rate = flop.value, peak.value
    central = training_cost(work, rate, parameters.utilisation, parameters.usd_per_gpu_hour)
    listed_rows: tuple[Inputs, ...] = ()
    span = Range.around(parameters.usd_per_gpu_hour, 2)
    if prices is not None:
        span = Range(
            min(prices.low, parameters.usd_per_gpu_hour),
            parameters.usd_per_gpu_hour,
            max(prices.high, parameters.usd_per_gpu_hour),
        )
        listed_rows = rows_of("rental_prices", listed.index)
    ranges = {
        "utilisation": Range(
            parameters.utilisation * 0.5,
            parameters.utilisation,
            min(1.0, parameters.utilisation * 1.5),
        ),
        "price": span,
    }
    draws = simulate(
        lambda drawn: training_cost(
            np.full(DRAWS, work), np.full(DRAWS, rate), drawn["utilisation"], drawn["price"]
        ),
        ranges,
        draws=DRAWS,
        seed=parameters.seed,
    )
    low, high = percentile_interval(draws, parameters.confidence)
    return derived(central, flop, peak, inputs=listed_rows), low, high


def llama2_hours(table: pd.DataFrame, peak: Fact, parameters: Parameters) -> pd.DataFrame:
    """Return Llama 2's published hours beside those that the cost model predicts."""
    rows = table.sort_values("parameters_b").copy()
    rows["flop"] = training_flop(
        rows["parameters_b"].to_numpy(float) * 1e9, rows["tokens_t"].to_numpy(float) * 1e12
    )
    if peak.value is None or rows.empty:
        return rows.assign(utilisation=np.nan, predicted=np.nan)
    top = peak.value
    rows["utilisation"] = [
        measured_utilisation(float(flop), float(hours), top)
        for flop, hours in zip(rows["flop"], rows["gpu_hours"], strict=True)
    ]
    rows["predicted"] = (
        rows["gpu_hours"].astype(float) * rows["utilisation"] / parameters.utilisation
    )
    return rows


def deepseek(runs: pd.DataFrame, flop: Fact, chips: pd.DataFrame) -> tuple[Fact, Fact]:
    """Return DeepSeek-V3's utilisation, and the price of a chip-hour in its published cost."""
    rows = runs[(runs["model"] == "DeepSeek-V3") & (runs["estimator"] == "developer")]
    hours = one_row(rows, "training_runs", "gpu_hours", "the chip-hours of DeepSeek-V3")
    cost = one_row(rows, "training_runs", "cost_usd_low", "the cost of DeepSeek-V3")
    peak = accelerator(chips, "NVIDIA H800 SXM5", "peak_dense_bf16_tflops")
    use = (
        measured_utilisation(flop.value, hours.value, peak.value * 1e12)
        if flop.value and hours.value and peak.value
        else None
    )
    return derived(use, flop, hours, peak), ratio(cost, hours)


def costs_by_basis(runs: pd.DataFrame, flop: dict[str, Fact], per_flop: Fact) -> pd.DataFrame:
    """Return every figure for the models that the articles name, ours among them."""
    rows = runs[
        runs["model"].isin(MODELS)
        & runs["cost_usd_low"].notna()
        & (runs["stage"] == "whole")
        & runs["current"].fillna(value=False).astype(bool)
    ]
    names: dict[str, CostBasis] = {words: name for name, words in BASES.items()}
    table = pd.DataFrame(
        {
            "model": rows["model"],
            "basis": [names.get(str(basis), "unspecified") for basis in rows["cost_basis"]],
            "estimator": rows["estimator"],
            "low": rows["cost_usd_low"].astype(float),
            "high": rows["cost_usd_high"].astype(float).fillna(rows["cost_usd_low"].astype(float)),
        }
    )
    implied = [
        {
            "model": name,
            "basis": IMPLIED,
            "estimator": "this report",
            "low": work.value * per_flop.value,
            "high": work.value * per_flop.value,
        }
        for name, work in flop.items()
        if name in MODELS and name != "GPT-3 175B" and work.value and per_flop.value
    ]
    return pd.concat([table, pd.DataFrame(implied, columns=table.columns)], ignore_index=True)
