"""Serving ChatGPT in early 2023: one set of assumptions behind three quoted figures."""

from dataclasses import dataclass, replace

from hundredmodels.analysis.serving import Fleet, servers_for
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.cost_imbalance.wording import DOLLARS, number
from hundredmodels.chapters.facts import Fact, accelerator, derived
from hundredmodels.chapters.result import Result
from hundredmodels.data import Tables

SERVER = "NVIDIA DGX A100 (server, 8 x A100 40 GB)"
TYPICAL_PUE, DEAR_POWER = 1.5, 0.2


@dataclass(frozen=True)
class FleetStudy:
    """The fleet, and the facts that it rests on.

    Attributes
    ----------
    fleet
        The fleet; ``None`` where the server's price or power was not known.
    price, power, chips
        Price, rated power (kW) and chips of a server.
    visits_per_server
        Visits that a server answers in a day, by the reader's parameters.
    visitors_per_day
        Unique visitors a day, million.
    energy_share_assumed
        Energy over chips that the revenue-gap model's multiple assumes.
    lifetime_years
        Years that the fleet serves.
    """

    fleet: Fleet | None
    price: Fact
    power: Fact
    chips: Fact
    visits_per_server: float
    visitors_per_day: float
    energy_share_assumed: float
    lifetime_years: float


def study_fleet(tables: Tables, parameters: Parameters) -> FleetStudy:
    """Build the fleet."""
    table = tables["accelerators"]
    price = accelerator(table, SERVER, "list_price_usd")
    watts = accelerator(table, SERVER, "tdp_w")
    chips = accelerator(table, SERVER, "chips_in_unit")
    fleet = None
    if price.value and watts.value and chips.value:
        fleet = Fleet(
            servers=parameters.servers,
            chips_per_server=chips.value,
            usd_per_server=price.value,
            kw_per_server=watts.value / 1000,
            usd_per_kwh=parameters.usd_per_kwh,
            pue=parameters.pue,
            utilisation=parameters.server_load,
        )
    return FleetStudy(
        fleet,
        price,
        watts,
        chips,
        parameters.visits_per_day * 1e6 / parameters.servers,
        parameters.visitors_per_day,
        parameters.data_centre_multiple - 1,
        parameters.lifetime_years,
    )


def fleet_results(study: FleetStudy) -> list[Result]:
    """Return the three quoted figures recomputed, and electricity against hardware."""
    fleet, life = study.fleet, study.lifetime_years

    def of(value: float | None) -> Fact:
        return derived(value, study.price, study.power, study.chips)

    visitors = (
        servers_for(study.visitors_per_day * 1e6, study.visits_per_server) * fleet.chips_per_server
        if fleet
        else None
    )
    dear = replace(fleet, pue=TYPICAL_PUE, usd_per_kwh=DEAR_POWER) if fleet else None
    assumed = study.energy_share_assumed
    return [
        number(
            "serving-gpus",
            "A100 GPUs that serve ChatGPT in early 2023",
            of(fleet.chips if fleet else None),
            "GPUs",
            "servers x chips in a server",
            rivals=("serving-gpus-visitors",),
        ),
        number(
            "serving-gpus-visitors",
            "A100 GPUs, if the unique visitors were all the visits there are",
            of(visitors),
            "GPUs",
            "unique visitors a day / visits that a server answers x chips in a server",
            rivals=("serving-gpus",),
        ),
        number(
            "serving-visits-per-server",
            "Visits that one server answers in a day",
            of(study.visits_per_server),
            "visits",
            "visits a day / servers, both parameters",
            basis="assumed",
        ),
        number(
            "serving-server-price",
            "Launch price of the server with eight A100s",
            study.price,
            DOLLARS,
            "press figure at launch",
            basis="quoted",
        ),
        number(
            "serving-capex",
            "Purchase price of the servers",
            of(fleet.purchase if fleet else None),
            DOLLARS,
            "servers x launch price; purchase basis",
        ),
        number(
            "serving-power-per-day",
            "Electricity of the servers for a day",
            of(fleet.power_per_day if fleet else None),
            DOLLARS,
            "servers x rated power x load x PUE x 24 h x price of a kWh",
            rivals=("serving-power-per-day-dear",),
        ),
        number(
            "serving-power-per-day-dear",
            "Electricity for a day with an ordinary site's overhead and dear power",
            of(dear.power_per_day if dear else None),
            DOLLARS,
            f"the same at a PUE of {TYPICAL_PUE:g} and {DEAR_POWER:g} US dollars a kWh",
            rivals=("serving-power-per-day",),
        ),
        number(
            "power-share-of-hardware-per-year",
            "A year's electricity over the purchase price of the servers",
            of(fleet.power_share_per_year if fleet else None),
            "fraction of the purchase price",
            "electricity a day x 365 / purchase price",
            rivals=("power-share-assumed-per-year",),
            digits=4,
        ),
        number(
            "power-share-of-life",
            "Electricity over the servers' life over their purchase price",
            of(100 * fleet.power_share_of_life(life) if fleet else None),
            "% of the purchase price",
            "yearly share x lifetime, undiscounted",
            rivals=("power-share-assumed",),
        ),
        number(
            "power-share-assumed",
            "Energy and all else over chips that the revenue-gap model assumes",
            Fact(100 * assumed),
            "% of the chips' price",
            "data-centre multiple less one; in 2023 it was named as energy alone",
            basis="assumed",
            rivals=("power-share-of-life",),
        ),
        number(
            "power-share-assumed-per-year",
            "The same for a year of the chips' life",
            Fact(assumed / life),
            "fraction of the chips' price",
            "data-centre multiple less one / lifetime",
            basis="assumed",
            rivals=("power-share-of-hardware-per-year",),
            digits=2,
        ),
        number(
            "power-assumption-ratio",
            "Energy that the revenue-gap model assumes over that of the serving estimate",
            of(assumed / fleet.power_share_of_life(life) if fleet else None),
            "x",
            "one share of the purchase price over the other, both over the lifetime",
        ),
        number(
            "power-price-needed",
            "Price of electricity at which both assumptions agree",
            of(fleet.electricity_price_for(assumed, life) if fleet and assumed > 0 else None),
            "US dollars a kWh",
            "price parameter x ratio of the two shares",
            digits=2,
        ),
    ]
