"""Results on serving ChatGPT: three quoted figures recomputed, and electricity against hardware."""

from dataclasses import replace

from hundredmodels.analysis.serving import servers_for
from hundredmodels.chapters.cost_imbalance.names import number
from hundredmodels.chapters.cost_imbalance.serving import Serving
from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import DOLLARS, TIMES

TYPICAL_PUE, DEAR_POWER = 1.5, 0.2


def serving_results(serving: Serving) -> tuple[Result, ...]:
    """Return the three quoted figures recomputed, and electricity against hardware."""
    return (*_servers(serving), *_electricity(serving), *_against_hardware(serving))


def _computed(serving: Serving, value: float | None, *others: Fact) -> Fact:
    if serving.estimate.value is None:
        return Fact.none("the estimate for ChatGPT was not published by the day")
    return derived(value, serving.price, serving.power, serving.chips, *others)


def _servers(serving: Serving) -> tuple[Result, ...]:
    """Return how many chips and servers there are, and what they cost."""
    fleet = serving.fleet
    visitors = (
        servers_for(serving.visitors_per_day * 1e6, serving.visits_per_server)
        * fleet.chips_per_server
        if fleet
        else None
    )
    return (
        number(
            "serving-gpus",
            "A100 GPUs that serve ChatGPT in early 2023",
            _computed(serving, fleet.chips if fleet else None),
            "GPUs",
            "servers x chips in a server",
            rivals=("serving-gpus-visitors",),
        ),
        number(
            "serving-gpus-visitors",
            "A100 GPUs, if the unique visitors were all the visits there are",
            _computed(serving, visitors),
            "GPUs",
            "unique visitors a day / visits that a server answers x chips in a server",
            rivals=("serving-gpus",),
        ),
        number(
            "serving-visits-per-server",
            "Visits that one server answers in a day",
            _computed(serving, serving.visits_per_server),
            "visits",
            "visits a day / servers, both parameters",
            basis="assumed",
        ),
        number(
            "serving-server-price",
            "Launch price of the server with eight A100s",
            serving.price,
            DOLLARS,
            "press figure at launch",
            basis="quoted",
        ),
        number(
            "serving-capex",
            "Purchase price of the servers",
            _computed(serving, fleet.purchase if fleet else None),
            DOLLARS,
            "servers x launch price; purchase basis",
        ),
    )


def _electricity(serving: Serving) -> tuple[Result, ...]:
    """Return what the servers' electricity costs in a day, by two sets of terms."""
    fleet = serving.fleet
    dear = replace(fleet, pue=TYPICAL_PUE, usd_per_kwh=DEAR_POWER) if fleet else None
    return (
        number(
            "serving-power-per-day",
            "Electricity of the servers for a day",
            _computed(serving, fleet.power_per_day if fleet else None),
            DOLLARS,
            "servers x rated power x load x PUE x 24 h x price of a kWh",
            rivals=("serving-power-per-day-dear",),
        ),
        number(
            "serving-power-per-day-dear",
            "Electricity for a day with an ordinary site's overhead and dear power",
            _computed(serving, dear.power_per_day if dear else None),
            DOLLARS,
            f"the same at a PUE of {TYPICAL_PUE:g} and {DEAR_POWER:g} US dollars a kWh",
            rivals=("serving-power-per-day",),
        ),
    )


def _against_hardware(serving: Serving) -> tuple[Result, ...]:
    """Return electricity over hardware, computed here and assumed in the revenue-gap model."""
    fleet, life, share = serving.fleet, serving.lifetime_years, serving.energy_share_assumed
    assumed = share.value or 0.0
    return (
        number(
            "power-share-of-hardware-per-year",
            "A year's electricity over the purchase price of the servers",
            _computed(serving, fleet.power_share_per_year if fleet else None),
            "fraction of the purchase price",
            "electricity a day x 365 / purchase price",
            rivals=("power-share-assumed-per-year",),
            digits=4,
        ),
        number(
            "power-share-of-life",
            "Electricity over the servers' life over their purchase price",
            _computed(serving, 100 * fleet.power_share_of_life(life) if fleet else None),
            "% of the purchase price",
            "yearly share x lifetime, undiscounted",
            rivals=("power-share-assumed",),
        ),
        number(
            "power-share-assumed",
            "Energy and all else over chips that the revenue-gap model assumes",
            derived(100 * assumed, share),
            "% of the chips' price",
            "data-centre multiple less one; in 2023 it was named as energy alone",
            basis="assumed",
            rivals=("power-share-of-life",),
        ),
        number(
            "power-share-assumed-per-year",
            "The same for a year of the chips' life",
            derived(assumed / life, share),
            "fraction of the chips' price",
            "data-centre multiple less one / lifetime",
            basis="assumed",
            rivals=("power-share-of-hardware-per-year",),
            digits=2,
        ),
        number(
            "power-assumption-ratio",
            "Energy that the revenue-gap model assumes over that of the serving estimate",
            _computed(serving, assumed / fleet.power_share_of_life(life) if fleet else None, share),
            TIMES,
            "one share of the purchase price over the other, both over the lifetime",
        ),
        number(
            "power-price-needed",
            "Price of electricity at which both assumptions agree",
            _computed(
                serving,
                fleet.electricity_price_for(assumed, life) if fleet and assumed > 0 else None,
                share,
            ),
            "US dollars a kWh",
            "price parameter x ratio of the two shares",
            digits=2,
        ),
    )
