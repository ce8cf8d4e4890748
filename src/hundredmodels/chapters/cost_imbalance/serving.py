"""Serving ChatGPT in early 2023: one set of assumptions behind three quoted figures."""

from dataclasses import dataclass

from hundredmodels.analysis.serving import Fleet
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.facts import Fact, accelerator
from hundredmodels.data import Tables

SERVER = "NVIDIA DGX A100 (server, 8 x A100 40 GB)"


@dataclass(frozen=True)
class Serving:
    """The fleet, and the facts that it rests on.

    Attributes
    ----------
    estimate
        A figure of the estimate whose assumptions these are; none before it was published.
    fleet
        The fleet; ``None`` where the server's price or power was not known.
    price, power, chips
        Price, rated power (kW) and chips of a server.
    visits_per_server
        Visits that a server answers in a day, by the reader's parameters.
    visitors_per_day
        Unique visitors a day, million.
    energy_share_assumed
        Energy over chips that the revenue-gap model's multiple assumes; none before that model.
    lifetime_years
        Years that the fleet serves.
    """

    estimate: Fact
    fleet: Fleet | None
    price: Fact
    power: Fact
    chips: Fact
    visits_per_server: float
    visitors_per_day: float
    energy_share_assumed: Fact
    lifetime_years: float


def study_serving(
    tables: Tables, parameters: Parameters, *, estimate: Fact, model: Fact
) -> Serving:
    """Build the fleet.

    Parameters
    ----------
    tables, parameters
        As the chapter has them.
    estimate, model
        A figure of the serving estimate and one of the revenue-gap model of 2023. Their
        assumptions are parameters, which hold on any day; what follows from them was not known
        before they were published.
    """
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
    share = Fact.none("the revenue-gap model of 2023 was not published by the day")
    if model.value is not None:
        share = Fact(parameters.data_centre_multiple - 1)
    return Serving(
        estimate,
        fleet,
        price,
        watts,
        chips,
        parameters.visits_per_day * 1e6 / parameters.servers,
        parameters.visitors_per_day,
        share,
        parameters.lifetime_years,
    )
