"""The chapter's analysis: every frame and estimate that its figures and sentences use."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.chapters.open_vs_closed.agents import Board, agent_board, agent_results
from hundredmodels.chapters.open_vs_closed.facts import SLUG
from hundredmodels.chapters.open_vs_closed.memo import Memo, memo
from hundredmodels.chapters.open_vs_closed.offers import Offers, offers, offers_results
from hundredmodels.chapters.open_vs_closed.parameters import Parameters
from hundredmodels.chapters.open_vs_closed.published import published_results
from hundredmodels.chapters.open_vs_closed.race import Race, run_race
from hundredmodels.chapters.open_vs_closed.race_results import race_results
from hundredmodels.chapters.open_vs_closed.rivals import Contest, contest, contest_results
from hundredmodels.chapters.open_vs_closed.terms import Terms, terms, terms_results
from hundredmodels.chapters.result import Results
from hundredmodels.data import Tables

__all__ = ["QUESTION", "SLUG", "TABLES", "TITLE", "Study", "analyse", "results"]

TITLE = "Open vs closed"
QUESTION = "How far behind are open models, and does it matter?"
TABLES = (
    "models",
    "scores",
    "api_prices",
    "agentbench_v1",
    "agentbench_v2",
    "agentbench_weights",
    "leaderboard_averages",
    "mmlu_implementations",
    "llama2_open",
    "llama2_closed",
    "published_estimates",
    "open_lag_events",
    "ai_index_gaps",
)


@dataclass(frozen=True)
class Study:
    """The chapter, computed.

    Attributes
    ----------
    parameters
        The parameters that it was computed with.
    end
        Day of the data.
    race
        Frontiers and lags.
    first_agents, second_agents
        Both versions of AgentBench.
    contest
        Falcon and LLaMA, Llama 2 and its rivals.
    terms
        Licences.
    offers
        Prices at equal score.
    memo
        The memo's five points.
    published
        Published estimates of the lag.
    results
        All results.
    """

    parameters: Parameters
    end: pd.Timestamp
    race: Race
    first_agents: Board
    second_agents: Board
    contest: Contest
    terms: Terms
    offers: Offers
    memo: Memo
    published: pd.DataFrame
    results: Results


def analyse(tables: Tables, parameters: Parameters) -> Study:
    """Compute the chapter.

    Parameters
    ----------
    tables
        The data package with at least :data:`TABLES`.
    parameters
        The chapter's parameters.

    Returns
    -------
    Study
        Frames, estimates and results.
    """
    end = pd.Timestamp(tables.as_of)
    models, scores = tables["models"], tables["scores"]
    race = run_race(scores, models, end, parameters)
    weights = tables["agentbench_weights"]
    first = agent_board("v1", tables["agentbench_v1"], weights)
    second = agent_board("v2", tables["agentbench_v2"], weights)
    contests = contest(
        tables["leaderboard_averages"],
        tables["mmlu_implementations"],
        tables["llama2_closed"],
        tables["llama2_open"],
    )
    last = scores[(scores["benchmark"] == "chatbot-arena-elo").to_numpy(dtype=bool)]
    if race.board_day is not None:
        last = last[(last["evaluated_on"] == race.board_day).to_numpy(dtype=bool)]
    found = terms(scores, models, last)
    priced = offers(tables["api_prices"], race.mmlu, end, parameters)
    points = memo(race, models, end)
    lags = tables["published_estimates"]
    lags = lags[(lags["quantity"] == "open-lag").to_numpy(dtype=bool)]
    every = Results(
        (
            *race_results(race, models, end, parameters.score_rule),
            *agent_results(first, second),
            *contest_results(contests, models),
            *terms_results(found, models, parameters, end),
            *offers_results(priced, parameters),
            *points.results,
            *published_results(lags, tables["open_lag_events"], tables["ai_index_gaps"]),
        )
    )
    return Study(parameters, end, race, first, second, contests, found, priced, points, lags, every)


def results(tables: Tables, parameters: Parameters) -> Results:
    """Compute the chapter's results alone; see :func:`analyse`."""
    return analyse(tables, parameters).results
