"""The parts of the chapter and their results, put together."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.chapters.open_vs_closed.agents import Board, study_board
from hundredmodels.chapters.open_vs_closed.contest import Contest, study_contest
from hundredmodels.chapters.open_vs_closed.llama2 import study_llama2
from hundredmodels.chapters.open_vs_closed.memo import Memo, study_memo
from hundredmodels.chapters.open_vs_closed.numbers.agents import agent_results
from hundredmodels.chapters.open_vs_closed.numbers.contest import contest_results
from hundredmodels.chapters.open_vs_closed.numbers.llama2 import llama2_results
from hundredmodels.chapters.open_vs_closed.numbers.memo import memo_results
from hundredmodels.chapters.open_vs_closed.numbers.offers import offers_results
from hundredmodels.chapters.open_vs_closed.numbers.published import published_results
from hundredmodels.chapters.open_vs_closed.numbers.race import race_results
from hundredmodels.chapters.open_vs_closed.numbers.terms import terms_results
from hundredmodels.chapters.open_vs_closed.offers import Offers, study_offers
from hundredmodels.chapters.open_vs_closed.parameters import Parameters
from hundredmodels.chapters.open_vs_closed.race import Race, study_race
from hundredmodels.chapters.open_vs_closed.terms import Terms, study_terms
from hundredmodels.chapters.result import Results
from hundredmodels.data import Tables

TITLE = "Open vs closed"
QUESTION = "How far behind are open models, and does it matter?"
TABLES = (
    "agentbench_v1",
    "agentbench_v2",
    "agentbench_weights",
    "ai_index_gaps",
    "api_prices",
    "leaderboard_averages",
    "llama2_closed",
    "llama2_open",
    "mmlu_implementations",
    "models",
    "open_lag_events",
    "published_estimates",
    "scores",
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
    race = study_race(scores, models, end, parameters)
    weights = tables["agentbench_weights"]
    first = study_board("v1", tables["agentbench_v1"], weights)
    second = study_board("v2", tables["agentbench_v2"], weights)
    contest = study_contest(
        tables["leaderboard_averages"],
        tables["mmlu_implementations"],
        tables["llama2_closed"],
        tables["llama2_open"],
    )
    llama2 = study_llama2(models)
    terms = study_terms(scores, models, race.board_day)
    offers = study_offers(tables["api_prices"], race.mmlu, end, parameters)
    memo = study_memo(race, models, end)
    made = Results(
        [
            *race_results(race, models, end, parameters.score_rule),
            *agent_results(first, second),
            *contest_results(contest),
            *llama2_results(llama2),
            *terms_results(terms, models, parameters, end),
            *offers_results(offers),
            *memo_results(memo),
            *published_results(
                tables["published_estimates"], tables["open_lag_events"], tables["ai_index_gaps"]
            ),
        ]
    )
    return Study(parameters, end, race, first, second, contest, terms, offers, memo, made)


def results(tables: Tables, parameters: Parameters) -> Results:
    """Compute the chapter's results."""
    return analyse(tables, parameters).results
