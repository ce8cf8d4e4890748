"""The hurdles that the articles name: computing, data, availability, and what the tables say."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis.availability import (
    chain_availability,
    downtime_hours,
    nines,
    spare_availability,
)
from hundredmodels.chapters.facts import Fact, one_row, product
from hundredmodels.chapters.vertical_models.facts import Facts
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.data import Tables

CHIPS_PER_SERVER = 8
SPARES = 2
DOMAIN_MODEL = "BloombergGPT"
LLAMA = {"7b": "Llama 2 7B", "13b": "Llama 2 13B", "70b": "Llama 2 70B"}
LEVELS = (0.9, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999)


@dataclass(frozen=True)
class Hurdles:
    """What the hurdles cost.

    Attributes
    ----------
    scratch
        Cost of training each Llama 2 from scratch on rented A100s, by its size; US dollars.
    domain
        Cost of the finance model's training on the same terms, US dollars.
    downtime
        Hours of downtime a year: ``availability``, ``nines``, ``arrangement``, ``hours``.
    servers
        Servers of the article's training task.
    """

    scratch: dict[str, Fact]
    domain: Fact
    downtime: pd.DataFrame
    servers: int


def study_hurdles(tables: Tables, facts: Facts, parameters: Parameters) -> Hurdles:
    """Compute what training from scratch costs at the rent of the day, and downtime."""
    hours, runs = tables["llama2_gpu_hours"], tables["training_runs"]
    rent = facts.a100_rent
    scratch = {}
    for key, model in LLAMA.items():
        spent = one_row(
            hours[hours["model"] == model], "llama2_gpu_hours", "gpu_hours", f"hours of {model}"
        )
        scratch[key] = product(spent, rent)
    domain = one_row(
        runs[(runs["model"] == DOMAIN_MODEL) & (runs["stage"] == "whole")],
        "training_runs",
        "gpu_hours",
        f"chip-hours of {DOMAIN_MODEL}",
    )
    servers = max(1, round(parameters.cluster_chips / CHIPS_PER_SERVER))
    return Hurdles(scratch, product(domain, rent), downtime_table(servers), servers)


def downtime_table(servers: int) -> pd.DataFrame:
    """Return hours of downtime a year by availability of one server, for three arrangements."""
    made = []
    for level in LEVELS:
        for name, whole in (
            ("one server", level),
            ("all servers of the training task", chain_availability(level, servers)),
            ("one with a spare", spare_availability(level, SPARES)),
        ):
            made.append(
                {
                    "availability": 100 * level,
                    "nines": nines(level),
                    "arrangement": name,
                    "hours": downtime_hours(whole),
                }
            )
    return pd.DataFrame(made)
