"""Results on prices: what tokens, chips and computing cost by the tables, and how that falls."""

from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import A_YEAR, PER_CENT
from hundredmodels.chapters.vertical_models.cost import Cost
from hundredmodels.chapters.vertical_models.names import PER_MTOK, number
from hundredmodels.chapters.vertical_models.parameters import Parameters, PriceRule
from hundredmodels.chapters.vertical_models.routes import api_price

LIVE = (
    "listed is not live: prices still observed in the newest month of the lists, of models "
    "released within two years"
)

RULES: dict[PriceRule, str] = {"median": "median over models", "cheapest": "cheapest"}


def price_results(cost: Cost, parameters: Parameters) -> tuple[Result, ...]:
    """Return the prices, rents and shares that the tables state."""
    facts = cost.facts
    level = f"at MMLU {parameters.api_level:g} and above"
    blend = f"{parameters.tokens_read_per_written:g} tokens read for each written"
    sale = facts.on_sale
    decline = facts.decline
    share = facts.stage_share
    shares = 100 * facts.stages["share"]
    rule, scale = parameters.api_price_rule, parameters.api_price_scale
    chosen = api_price(facts, parameters)
    scaled = None if chosen.value is None else scale * chosen.value
    return (
        number(
            "api-price-median",
            f"Median API price {level}, one price a model",
            facts.median_price,
            PER_MTOK,
            f"median over models of each one's cheapest list price; {LIVE}; {blend}",
            n=len(sale),
            low=float(sale["price"].quantile(0.25)) if len(sale) else None,
            high=float(sale["price"].quantile(0.75)) if len(sale) else None,
            interval="lower and upper quartile over models",
            rivals=("api-price-cheapest",),
        ),
        number(
            "api-price-cheapest",
            f"Cheapest API price {level}",
            facts.cheapest_price,
            PER_MTOK,
            f"least list price; {LIVE}; {blend}",
            n=len(sale),
            rivals=("api-price-median",),
        ),
        number(
            "api-price",
            f"API price that the reckoning starts from: the {RULES[rule]} {level}",
            derived(scaled, chosen),
            PER_MTOK,
            f"api-price-{rule}" + ("" if scale == 1 else f" × {scale:g}, the scale assumed"),
        ),
        number(
            "api-price-decline",
            "Yearly fall of the cheapest API price at a fixed score",
            decline.fact,
            A_YEAR,
            "median over MMLU 45 to 85 by 5 of a line through the logarithms of record lows, as in "
            "the chapter on cost",
            n=decline.n,
            low=decline.low,
            high=decline.high,
            interval="lower and upper quartile over levels",
            rivals=("api-price-decline-hedonic",),
        ),
        number(
            "api-price-decline-hedonic",
            "Yearly fall of all list prices at equal score",
            Fact(
                facts.hedonic.value,
                rows_of("api_prices", facts.points["line"]),
                facts.hedonic.reason,
            ),
            A_YEAR,
            "regression of log price on date and logit of the score over all prices, not records "
            "alone, as in the chapter on cost",
            n=facts.hedonic.n,
            low=facts.hedonic.low,
            high=facts.hedonic.high,
            interval=facts.hedonic.interval,
            rivals=("api-price-decline",),
        ),
        number(
            "gpu-rent",
            f"Rent of an {parameters.chip} for an hour, rental basis",
            facts.rent,
            "US dollars an hour",
            "market median of a survey in the last twelve months; else median over providers, on "
            "demand",
            n=sum(len(one.lines) for one in facts.rent.inputs),
        ),
        number(
            "compute-decline",
            "Yearly fall of the price of the same computing",
            facts.compute_decline,
            A_YEAR,
            "2 to the power of one over the quoted doubling time of GPU price-performance",
            n=1,
            basis="quoted",
        ),
        number(
            "finetune-compute-share",
            "Computing of a further training stage over that of its base model",
            Fact(None if share.value is None else 100 * share.value, share.inputs, share.reason),
            PER_CENT,
            "median over runs whose two figures have one unit and one kind of chip",
            n=len(shares),
            low=float(shares.min()) if len(shares) else None,
            high=float(shares.max()) if len(shares) else None,
            interval="least and greatest run",
        ),
    )
