"""Results on the hurdles: computing, data and availability."""

from hundredmodels.analysis.availability import (
    chain_availability,
    downtime_hours,
    part_availability,
    spare_availability,
)
from hundredmodels.analysis.durations import HOURS_PER_COMMON_YEAR, MONTHS_PER_YEAR
from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import DOLLARS, PER_CENT, TIMES
from hundredmodels.chapters.vertical_models.facts import Facts
from hundredmodels.chapters.vertical_models.hurdles import LLAMA, SPARES, Hurdles
from hundredmodels.chapters.vertical_models.names import number
from hundredmodels.chapters.vertical_models.parameters import Parameters


def hurdles_results(hurdles: Hurdles, facts: Facts, parameters: Parameters) -> tuple[Result, ...]:
    """Return all results on hurdles."""
    level = parameters.availability
    whole = chain_availability(level, hurdles.servers)
    basis = "published chip-hours × rent of an A100 in the year to July 2023, rental basis"
    stages = facts.stages
    made = [
        number(
            f"llama2-{key}-cost",
            f"Training {model} from scratch on rented A100s",
            hurdles.scratch[key],
            DOLLARS,
            basis,
        )
        for key, model in LLAMA.items()
    ]
    return (
        *made,
        number(
            "bloomberggpt-cost",
            "Training the finance model BloombergGPT on rented A100s",
            hurdles.domain,
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
            TIMES,
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
            Fact(60 * downtime_hours(level, HOURS_PER_COMMON_YEAR / MONTHS_PER_YEAR)),
            "minutes a month",
            "(1 − availability) × 730 hours × 60",
            digits=0,
        ),
        number(
            "cluster-servers",
            "Servers of a training task on a thousand chips",
            Fact(float(hurdles.servers)),
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
            Fact(100 * part_availability(level, hurdles.servers)),
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
    )
