"""One MMLU score per model, chosen by a stated rule out of many rows.

The same model is scored by many hands: its developer, other developers' papers, Stanford's HELM;
as base and as chat model; with five examples, none, or with the reasoning written out. These are
not the same test. The rule ``preferred`` takes, for each model,

1. released models only: no research variants, no models known from a table but never released;
2. rows of developers and papers; HELM's strict re-run stands apart, as a rule of its own, so that
   models with HELM's score alone do not appear (up to 13 points lie between the two);
3. the version first released; a later version's row only where the first has none, and then
   with the later version's date;
4. the nearest setting to five examples without reasoning, of base weights for open models and of
   the served model for closed ones (see :func:`tiers`);
5. the developer's own rows where there are some, else the others;
6. the median of what is left.

The rule ``shipped`` holds a model at the best of what its maker put out, which is what counts in
a race: step 4 takes the nearest setting whatever the weights, and step 6 the median of the base
rows or that of the tuned ones, whichever is higher. It differs from ``preferred`` for open models
whose maker tested both by the same setting.

Chain-of-thought@32 (a vote over 32 samples) and scores after fine-tuning on the test's own
training questions are in no rule. Rival rules are ``best``, ``median`` (all settings and
evaluators but HELM), ``vendor`` (the developer's own rows alone) and ``helm``.
"""

import re
from typing import Literal, get_args

import pandas as pd

from hundredmodels.analysis.openness import OPEN_CLASSES
from hundredmodels.errors import UserError, did_you_mean

Rule = Literal["preferred", "shipped", "best", "median", "vendor", "helm"]
RULES: tuple[str, ...] = get_args(Rule)

BENCHMARK = "mmlu"
SHIPPED: Rule = "shipped"
RELEASE = "release"
HELM = "HELM"
OWN = "vendor"
EXAMPLES = 5
LEFT_OUT = re.compile(r"@32|fine-tuned", re.IGNORECASE)
FIVE, UNSTATED, OTHER_SHOTS, REASONING = "5-shot", "unstated", "other shots", "chain of thought"
SETTINGS = (FIVE, UNSTATED, OTHER_SHOTS, REASONING)

MODEL_COLUMNS = (
    "model",
    "organisation",
    "family",
    "country",
    "openness",
    "kind",
    "release_date",
    "parameters_total_b",
    "parameters_active_b",
    "parameters_nonembedding_b",
    "parameters_basis",
    "architecture",
    "training_tokens_t",
    "tokens_basis",
    "training_compute_flop",
)
SCORE_COLUMNS = (
    "model",
    "score",
    "setting",
    "shots",
    "chain_of_thought",
    "variant_class",
    "evaluator_class",
    "reported_by",
    "reliability",
    "version_released",
)


def mmlu_scores(
    scores: pd.DataFrame, models: pd.DataFrame, *, rule: Rule = "preferred"
) -> pd.DataFrame:
    """Choose one MMLU score per model.

    Parameters
    ----------
    scores
        Table ``scores``: ``benchmark``, ``score`` (per cent), ``variant_class`` (base or chat),
        ``evaluator_class`` (vendor, other vendor, HELM, ...), ``shots``, ``chain_of_thought``,
        ``version_released`` and so on; the index is the line number.
    models
        Table ``models``; the index is the line number.
    rule
        Which choice: ``preferred``, ``shipped``, ``best``, ``median``, ``vendor`` or ``helm``.

    Returns
    -------
    pandas.DataFrame
        One row a model, sorted by date: the models' columns, ``release_date`` (the version's
        date where the score is a later version's), ``score``, ``score_low`` and ``score_high``
        (range over the rows that the rule looked at), ``values`` (how many), ``setting_class``,
        ``weights`` (base, chat or unstated), ``score_line`` (row nearest to the score),
        ``score_lines`` (all rows behind it), ``model_line``, ``reliability`` of that row,
        ``reported_by``.

    Raises
    ------
    UserError
        If there is no such rule.
    """
    if rule not in RULES:
        raise UserError(f"There is no rule {rule!r} for MMLU.{did_you_mean(rule, RULES)}")
    rows = classify(scores, models)
    rows = rows[rows["strict"]] if rule == "helm" else rows[~rows["strict"]]
    if rule == "vendor":
        rows = rows[rows["own"]]
    seen, used = _looked_at(rows, rule)
    frame = _settled(seen, used)
    return frame.sort_values(["release_date", "model"], ignore_index=True)


_CHOSEN = (
    "score",
    "score_low",
    "score_high",
    "values",
    "setting_class",
    "weights",
    "score_line",
    "score_lines",
    "model_line",
    "reliability",
    "reported_by",
)


def classify(scores: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """Join MMLU rows to their released models and class each.

    Parameters
    ----------
    scores, models
        As for :func:`mmlu_scores`.

    Returns
    -------
    pandas.DataFrame
        One row per usable score with the models' columns and ``setting_class``, ``weights``
        (base, chat or unstated), ``strict`` (HELM), ``own`` (reported by the developer),
        ``tier``, ``later`` (a later version's), ``score_line``, ``model_line``.
    """
    rows = scores[scores["benchmark"] == BENCHMARK].copy()
    rows["score_line"] = rows.index
    setting = rows["setting"].astype("string").fillna("")
    rows = rows[~setting.str.contains(LEFT_OUT).to_numpy(dtype=bool)]
    kept = models[(models["kind"] == RELEASE) & models["release_date"].notna()].copy()
    kept["model_line"] = kept.index
    rows = rows[[*SCORE_COLUMNS, "score_line"]].merge(
        kept[[*MODEL_COLUMNS, "model_line"]], on="model", how="inner"
    )
    rows["setting_class"] = [
        setting_class(shots, reasoned)
        for shots, reasoned in zip(rows["shots"], rows["chain_of_thought"], strict=True)
    ]
    rows["weights"] = rows["variant_class"].astype("object").where(rows["variant_class"].notna())
    rows["weights"] = rows["weights"].fillna("unstated")
    rows["strict"] = (rows["evaluator_class"] == HELM).to_numpy(dtype=bool)
    rows["own"] = (rows["evaluator_class"] == OWN).to_numpy(dtype=bool)
    rows["tier"] = tiers(rows)
    version = pd.to_datetime(rows["version_released"])
    rows["later"] = (version.notna() & (version > rows["release_date"])).to_numpy(dtype=bool)
    rows["release_date"] = rows["release_date"].where(~rows["later"], version)
    return rows


def setting_class(shots: object, reasoned: object) -> str:
    """Class how a score was taken.

    Parameters
    ----------
    shots
        How many examples were shown; missing where nobody says.
    reasoned
        ``"yes"`` or true where the model wrote out its reasoning first.

    Returns
    -------
    str
        ``5-shot``, ``unstated``, ``other shots`` or ``chain of thought``.
    """
    if not _missing(reasoned) and reasoned in ("yes", True):
        return REASONING
    if _missing(shots):
        return UNSTATED
    return FIVE if shots == EXAMPLES else OTHER_SHOTS


def tiers(rows: pd.DataFrame) -> "pd.Series[int]":
    """Rank each row's fitness, lowest best.

    Parameters
    ----------
    rows
        Rows with ``setting_class``, ``weights`` and ``openness``.

    Returns
    -------
    pandas.Series of int
        Twice the place of the setting among 5-shot, unstated, other shots and chain of thought,
        plus one for chat weights of an open model.
    """
    place = rows["setting_class"].map({name: k for k, name in enumerate(SETTINGS)})
    tuned = rows["openness"].isin(OPEN_CLASSES) & (rows["weights"] == "chat")
    return (2 * place + tuned.astype(int)).astype(int)


def _looked_at(rows: pd.DataFrame, rule: Rule) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows that a rule looks at, and those whose median it takes."""
    models = rows["model"]
    if rule == "best":
        top = rows[rows["score"] == rows["score"].groupby(models).transform("max")]
        return rows, top.sort_values(["release_date", "score_line"]).drop_duplicates("model")
    # The version first released, or else the earliest of the later ones.
    none_first = rows["later"].groupby(models).transform("min")
    earliest = rows["release_date"] == rows["release_date"].groupby(models).transform("min")
    first = rows[~rows["later"] | (none_first & earliest)]
    if rule == "median":
        return first, first
    if rule == SHIPPED:
        first = first.assign(tier=first["tier"] // 2)  # the setting alone
    seen = first[first["tier"] == first["tier"].groupby(first["model"]).transform("min")]
    others = ~seen["own"].groupby(seen["model"]).transform("max")
    used = seen[seen["own"] | others]
    return seen, _better_weights(used) if rule == SHIPPED else used


def _better_weights(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep each model's rows of those weights, base or tuned, whose median is higher."""
    middle = rows["score"].astype(float).groupby([rows["model"], rows["weights"]])
    rows = rows.assign(middle=middle.transform("median"))
    ranked = rows.sort_values(["model", "middle", "weights"], ascending=[True, False, False])
    kept = ranked.drop_duplicates("model").set_index("model")["weights"]
    same = rows["weights"] == rows["model"].map(kept)
    return rows[same.to_numpy(dtype=bool)].drop(columns="middle")


def _settled(seen: pd.DataFrame, used: pd.DataFrame) -> pd.DataFrame:
    """Return one row a model: the median of the used rows, and the row nearest to it."""
    middle = used["score"].groupby(used["model"]).transform("median").astype(float)
    off = (used["score"] - middle).abs()
    nearest = used.assign(off=off, middle=middle).sort_values(
        ["model", "off", "score_line"], kind="stable"
    )
    nearest = nearest.drop_duplicates("model").set_index("model", drop=False)
    lines = {name: tuple(map(int, group)) for name, group in used.groupby("model")["score_line"]}
    by_model = seen["score"].astype(float).groupby(seen["model"])
    frame = nearest.assign(
        score=nearest["middle"],
        score_low=by_model.min(),
        score_high=by_model.max(),
        values=nearest["model"].map({name: len(group) for name, group in lines.items()}),
        score_lines=nearest["model"].map(lines),
        release_date=pd.to_datetime(nearest["release_date"]),
    )
    return frame[[*MODEL_COLUMNS, *_CHOSEN]].reset_index(drop=True)


def _missing(value: object) -> bool:
    """Say whether a cell is empty."""
    return value is None or value is pd.NA or value != value  # noqa: PLR0124 -- NaN alone does


def served_scores(
    scores: pd.DataFrame, models: pd.DataFrame, preferred: pd.DataFrame
) -> pd.DataFrame:
    """Return one MMLU score per model: the developer's own, else the report's preferred one.

    Parameters
    ----------
    scores, models
        The tables; see :func:`mmlu_scores`.
    preferred
        What :func:`mmlu_scores` returns by its rule ``preferred``.

    Returns
    -------
    pandas.DataFrame
        One row a model, with the columns of ``preferred``.

    Notes
    -----
    A level is named after the score that a model's own report states (GPT-4's 86), so the
    developers' figures decide who stands at it; where there is none, the rule of
    :func:`mmlu_scores` does.
    """
    own = mmlu_scores(scores, models, rule="vendor")
    rest = preferred[~preferred["model"].isin(own["model"])]
    return pd.concat([own, rest], ignore_index=True)
