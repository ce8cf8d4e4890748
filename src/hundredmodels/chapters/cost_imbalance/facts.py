"""The facts that the chapter takes from tables: a value, or none, with the rows it stands in."""

import pandas as pd

from hundredmodels.analysis.revenue_layers import RUN_RATE
from hundredmodels.analysis.training_cost import training_flop
from hundredmodels.chapters.cost_imbalance.parameters import CostBasis
from hundredmodels.chapters.facts import Fact, one_row
from hundredmodels.chapters.result import rows_of

BASES: dict[CostBasis, str] = {
    "amortised": "amortised hardware + energy",
    "rental": "rental",
    "purchase": "hardware purchase",
}
LABS = ("OpenAI", "Anthropic", "xAI", "Mistral AI", "Z.ai")
PARENTS = {"DeepMind": "Google", "Facebook": "Meta"}
CLOUDS = ("Alphabet", "Amazon", "Meta", "Microsoft")


def published_input(table: pd.DataFrame, year: int, item: str) -> Fact:
    """Return an input of the revenue-gap articles, by edition's year and item."""
    rows = table[(table["edition"].dt.year == year) & (table["item"] == item)]
    return one_row(rows, "revenue_gap_inputs", "value", f"the published {item} of {year}")


def finance_rows(finance: pd.DataFrame, entity: str, metric: str, *roles: str) -> pd.DataFrame:
    """Return rows of an entity's metric in the given roles, by the period's end."""
    rows = finance[(finance["entity"] == entity) & (finance["metric"] == metric)]
    if roles:
        rows = rows[rows["role"].isin(roles)]
    return rows.sort_values("period_end", kind="stable")


def chip_quarters(finance: pd.DataFrame) -> pd.DataFrame:
    """Return NVIDIA's reported data-centre revenue by quarter, oldest first."""
    return finance_rows(finance, "NVIDIA", "datacenter_revenue", "total")


def run_rates(finance: pd.DataFrame) -> pd.DataFrame:
    """Return the annualised AI revenue of model makers, one row a company and day."""
    rows = finance[
        finance["entity"].isin(LABS)
        & (finance["metric"] == "ai_revenue_annualised")
        & (finance["role"] == RUN_RATE)
    ]
    return rows.sort_values(["period_end", "entity"])


def revenue_found(finance: pd.DataFrame, day: pd.Timestamp) -> Fact:
    """Return the sum of each model maker's last annualised revenue up to a day.

    Notes
    -----
    Companies without a row count nothing, so this is a floor. Sums of companies and rival
    figures of one company have roles of their own and are left out.
    """
    rates = run_rates(finance)
    last = rates[rates["period_end"] <= day].groupby("entity").tail(1)
    if last.empty:
        return Fact.none("no model maker's revenue was known by the day")
    return Fact(float(last["value_usd_b"].sum()), rows_of("finance", last.index))


def capex_quarters(finance: pd.DataFrame) -> pd.DataFrame:
    """Return capital expenditure of the four largest cloud builders by quarter."""
    rows = finance[
        finance["entity"].isin(CLOUDS)
        & (finance["metric"] == "capex")
        & (finance["role"] == "total")
    ]
    return rows.sort_values(["period_end", "entity"])


def capex_of(finance: pd.DataFrame, ends: pd.DatetimeIndex) -> Fact:
    """Return the four companies' capital expenditure over quarters; none if a row is missing."""
    rows = capex_quarters(finance)
    rows = rows[rows["period_end"].isin(ends)]
    if len(rows) != len(CLOUDS) * len(ends):
        return Fact.none("not all four companies' quarters were known by the day")
    return Fact(float(rows["value_usd_b"].sum()), rows_of("finance", rows.index))


def training_costs(runs: pd.DataFrame, basis: CostBasis) -> pd.DataFrame:
    """Return Epoch AI's cost estimates on one basis, one row a model.

    Notes
    -----
    Whole runs only, with the compute of the run itself and the current estimate: rows of a
    fine-tuning stage, or with the base model's compute, are left out.
    """
    rows = runs[
        (runs["stage"] == "whole")
        & ~runs["flop_includes_base"].fillna(value=False).astype(bool)
        & runs["current"].fillna(value=False).astype(bool)
        & (runs["estimator"] == "Epoch AI")
        & (runs["cost_basis"] == BASES[basis])
        & runs["cost_usd_low"].notna()
    ]
    kept = rows.sort_values("date", kind="stable").copy()
    kept["cost"] = kept["cost_usd_low"].astype(float)
    kept["developer"] = [developer(str(name)) for name in kept["organisation"]]
    return kept


def developer(organisation: str) -> str:
    """Return the firm behind an organisation's name, so that its laboratories are one cluster."""
    first = organisation.split(maxsplit=1)[0] if organisation.strip() else organisation
    return PARENTS.get(first, first)


def training_cost_of(runs: pd.DataFrame, model: str, basis: CostBasis) -> Fact:
    """Return one model's cost on one basis, US dollars."""
    rows = training_costs(runs, basis)
    rows = rows[rows["model"] == model]
    return one_row(rows, "training_runs", "cost", f"the {basis} cost of {model}")


def model_flop(models: pd.DataFrame, model: str) -> Fact:
    """Return 6ND of a model: active parameters where it is sparse, and the tokens trained on."""
    rows = models[models["model"] == model]
    if rows.empty or rows["training_tokens_t"].isna().all():
        return Fact.none(f"size and tokens of {model} are not in the rows known by the day")
    row = rows.iloc[0]
    size = row["parameters_active_b"]
    size = row["parameters_total_b"] if pd.isna(size) else size
    if pd.isna(size):
        return Fact.none(f"the size of {model} is not in the rows known by the day")
    flop = training_flop(float(size) * 1e9, float(row["training_tokens_t"]) * 1e12)
    return Fact(flop, rows_of("models", [rows.index[0]]))
