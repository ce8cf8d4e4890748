"""The hurdles that the articles name: computing, data, availability, and what the tables say."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis.availability import (
    chain_availability,
    downtime_hours,
    nines,
    part_availability,
    spare_availability,
)
from hundredmodels.chapters.facts import Fact, derived, merged, one_row
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.vertical_models.facts import Facts
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.chapters.vertical_models.wording import DOLLARS, PER_CENT, number
from hundredmodels.data import Tables

CHIPS_PER_SERVER = 8
SPARES = 2
HOURS_PER_MONTH = 730
DOMAIN_MODEL = "BloombergGPT"
LLAMA = {"7b": "Llama 2 7B", "13b": "Llama 2 13B", "70b": "Llama 2 70B"}
LEVELS = (0.9, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999)


@dataclass(frozen=True)
class HurdleStudy:
    """What the hurdles cost.

    Attributes
    ----------
    scratch
        Training from scratch on rented A100s: ``model``, ``hours``, ``cost``, ``inputs``.
    domain
        Cost of the finance model's training on the same terms.
    downtime
        Hours of downtime a year: ``availability``, ``nines``, ``arrangement``, ``hours``.
    servers
        Servers of the article's training task.
    """

    scratch: dict[str, Fact]
    domain: Fact
    downtime: pd.DataFrame
    servers: int


def study_hurdles(tables: Tables, facts: Facts, parameters: Parameters) -> HurdleStudy:
    """Compute what training from scratch costs at the rent of the day, and downtime."""
    hours, runs = tables["llama2_gpu_hours"], tables["training_runs"]
    rent = facts.a100_rent
    scratch = {}
    for key, model in LLAMA.items():
        spent = one_row(
            hours[hours["model"] == model], "llama2_gpu_hours", "gpu_hours", f"hours of {model}"
        )
        scratch[key] = _product(spent, rent)
    domain = one_row(
        runs[(runs["model"] == DOMAIN_MODEL) & (runs["stage"] == "whole")],
        "training_runs",
        "gpu_hours",
        f"chip-hours of {DOMAIN_MODEL}",
    )
    servers = max(1, round(parameters.cluster_chips / CHIPS_PER_SERVER))
    return HurdleStudy(scratch, _product(domain, rent), downtime_table(servers), servers)


def downtime_table(servers: int) -> pd.DataFrame:
    """Return hours of downtime a year by availability of one server, for three arrangements."""
    made = []
    for level in LEVELS:
        for name, whole in (
            ("one server", level),
            ("all servers of the training task", chain_availability(level, servers)),
            ("one of two spares", spare_availability(level, SPARES)),
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


def hurdle_results(study: HurdleStudy, facts: Facts, parameters: Parameters) -> list[Result]:
    """Return all results on hurdles."""
    level = parameters.availability
    whole = chain_availability(level, study.servers)
    basis = "published chip-hours × rent of an A100 in the year to July 2023, rental basis"
    stages = facts.stages
    made = [
        number(
            f"llama2-{key}-cost",
            f"Training {model} from scratch on rented A100s",
            study.scratch[key],
            DOLLARS,
            basis,
        )
        for key, model in LLAMA.items()
    ]
    return [
        *made,
        number(
            "bloomberggpt-cost",
            "Training the finance model BloombergGPT on rented A100s",
            study.domain,
            DOLLARS,
            basis,
        ),
        number(
            "a100-rent",
            "Rent of an A100 for an hour in 2023, rental basis",
            facts.a100_rent,
            "US dollars an hour",
            "median over providers of on-demand rents in the year to July 2023",
        ),
        number(
            "open-weights-saving",
            "Computing of the base model for each unit of a further training stage",
            derived(
                None if facts.stage_share.value is None else 1 / facts.stage_share.value,
                facts.stage_share,
            ),
            "x",
            "one over the median share of stage and base model",
            n=len(stages),
            low=float(1 / stages["share"].max()) if len(stages) else None,
            high=float(1 / stages["share"].min()) if len(stages) else None,
            interval="least and greatest run",
            digits=0,
        ),
        number(
            "downtime-hours-at-three-nines",
            "Hours of downtime a year at the promised availability",
            Fact(downtime_hours(level)),
            "hours a year",
            "(1 − availability) × 8760 hours, a year of 365 days",
            digits=2,
        ),
        number(
            "downtime-minutes-a-month",
            "Minutes of downtime a month at the promised availability",
            Fact(60 * downtime_hours(level, HOURS_PER_MONTH)),
            "minutes a month",
            "(1 − availability) × 730 hours × 60",
            digits=0,
        ),
        number(
            "cluster-servers",
            "Servers of a training task on a thousand chips",
            Fact(float(study.servers)),
            "servers",
            "chips over eight a server",
            basis="assumed",
            digits=0,
        ),
        number(
            "cluster-availability",
            "Share of the time that all servers of the task are up at once",
            Fact(100 * whole),
            PER_CENT,
            "availability of one server to the power of the servers, failures independent",
            digits=1,
        ),
        number(
            "cluster-downtime-days",
            "Days a year on which some server of the task is down",
            Fact(downtime_hours(whole) / 24),
            "days a year",
            "(1 − availability of all servers) × 365",
            digits=0,
        ),
        number(
            "server-availability-needed",
            "Availability that each server needs for the task to have the promised one",
            Fact(100 * part_availability(level, study.servers)),
            PER_CENT,
            "promised availability to the power of one over the servers",
            digits=4,
        ),
        number(
            "spare-downtime-seconds",
            "Downtime a year of a service with a spare, each at the promised availability",
            Fact(3600 * downtime_hours(spare_availability(level, SPARES))),
            "seconds a year",
            "(1 − availability) squared × 8760 hours × 3600, failures independent",
            digits=0,
        ),
    ]


def _product(hours: Fact, rent: Fact) -> Fact:
    if hours.value is None or rent.value is None:
        return Fact.none(hours.reason or rent.reason)
    return Fact(hours.value * rent.value, merged([*hours.inputs, *rent.inputs]))
