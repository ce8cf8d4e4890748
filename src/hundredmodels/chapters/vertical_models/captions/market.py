"""Captions and alternative texts of lists, weights, hurdles and revenue."""

import pandas as pd

from hundredmodels.analysis.organisation_kinds import CLOUD, FIRM, RESEARCH
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.vertical_models import frames
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.chapters.vertical_models.wording import known, one_quarter, token
from hundredmodels.chapters.wording import counted

CHIPS = "chips, billion US dollars a year"
MAKERS = "model makers, billion US dollars a year"
SHARE = "share of open weights, %"
MOST = 0.5
THREE_NINES = 0.999


@describes(frames.sector_list)
def sector_list(study: Study, _table: pd.DataFrame) -> str:
    """Caption the list by day."""
    first = (
        f"On 31 July 2023 the list held {token('sector-models')} for a sector out of "
        f"{token('listed-models')}. "
        if known(study, "sector-models", "listed-models")
        else ""
    )
    since = (
        "; the list has categories since late July "
        f"2023, and was last changed on {token('list-last-day')}"
        if known(study, "list-last-day")
        else ""
    )
    return (
        f"{first}Models on the public list awesome-LLMs-In-China by kind, as "
        f"they stood at the end of each day with a change{since}."
    )


@describes(frames.sector_list)
def sector_list_alt(_study: Study, table: pd.DataFrame) -> str:
    """Describe the list by day."""
    wide = table.pivot_table(index="day", columns="kind", values="models")
    whole = wide["all listed"].dropna()
    if len(whole) == 1:
        return "One day's count of all listed models."
    falls = sorted({f"{day:%B %Y}" for day in whole.index[whole.diff() < 0]})
    grown = "rise" if whole.iloc[-1] > whole.iloc[0] else "do not rise"
    once = f", but for a fall in {falls[0]}" if len(falls) == 1 and grown == "rise" else ""
    if "sector models" not in wide:
        return f"A step line by day: all listed models {grown}{once}."
    most = (wide["sector models"] / wide["all listed"]).dropna().min() > MOST
    rest = (
        "sector models are most of them throughout, general and research models stay far below"
        if most
        else "sector, general and research models stand below them"
    )
    return f"Step lines by day: all listed models {grown}{once}; {rest}."


@describes(frames.sectors)
def sectors(_study: Study, _table: pd.DataFrame) -> str:
    """Caption the sector models by sector."""
    return (
        f"Which sectors they served is stated for {token('sectors-named-models')} only, "
        f"{token('sectors-named-share')} of the sector models. The counts of telecommunications, "
        "government and transport were made on the list itself when the claims were checked; for "
        "the others no table of this report states a sector."
    )


@describes(frames.sectors)
def sectors_alt(_study: Study, table: pd.DataFrame) -> str:
    """Describe the sector models by sector."""
    longest = ", the longest," if table["models"].iloc[-1] > table["models"].iloc[:-1].max() else ""
    return f"A bar for each named sector, and a pale one{longest} for models without one."


@describes(frames.stages)
def stages(_study: Study, _table: pd.DataFrame) -> str:
    """Caption the stages."""
    return (
        "Training an existing model further takes "
        f"{token('finetune-compute-share')} of the computing that made it. Runs whose stage and "
        "base model are known in one unit and on one kind of chip, on a logarithmic axis; the "
        "dashed line is the median. People, data and failed attempts are not in it."
    )


@describes(frames.stages)
def stages_alt(_study: Study, _table: pd.DataFrame) -> str:
    """Describe the stages."""
    return (
        "Dots on a logarithmic axis of per cent, one a training stage, and a dashed line at their "
        "median."
    )


@describes(frames.openness)
def openness(study: Study, _table: pd.DataFrame) -> str:
    """Caption openness by kind of maker."""
    told = [
        (name, f"open-share-{key}")
        for name, key in (
            ("universities and institutes", "research"),
            ("cloud vendors", "cloud"),
            ("other firms", "firms"),
        )
        if known(study, f"open-share-{key}")
    ]
    first = ""
    if told:
        (name, key), *others = told
        more = "".join(f", {other} of {token(one)}" for other, one in others)
        first = (
            f"{name[:1].upper()}{name[1:]} publish the weights of {token(key)} of "
            f"their releases{more}. "
        )
    return (
        f"{first}Share of releases with downloadable weights by year; the "
        "larger the dot, the more releases; years with fewer than four of a "
        "kind are left out. The kind is read off the name; start-ups can't be "
        "told from other firms. The last year, shaded, is not yet fully listed."
    )


@describes(frames.openness)
def openness_alt(_study: Study, table: pd.DataFrame) -> str:
    """Describe openness by kind of maker."""
    each = [
        f"{kind} {_course(rows)}"
        for kind in (RESEARCH, CLOUD, FIRM)
        if len(rows := table[table["kind"] == kind].sort_values("year"))
    ]
    return f"Share of open releases by year, a line for each kind of maker: {'; '.join(each)}."


def _course(rows: pd.DataFrame) -> str:
    """Say how a kind's share goes from its first year drawn to its last."""
    first, last, least = rows[SHARE].iloc[0], rows[SHARE].iloc[-1], rows[SHARE].min()
    if len(rows) == 1:
        return f"stand at one dot, in {rows['year'].iloc[0]}"
    if least < min(first, last):
        lowest = rows.loc[rows[SHARE] == least, "year"].iloc[-1]
        return f"are lowest in {lowest} and higher at both ends"
    return "rise" if last > first else "fall" if last < first else "end where they start"


@describes(frames.bases)
def bases(study: Study, _table: pd.DataFrame) -> str:
    """Caption whose weights are trained further."""
    first = (
        f"Of the {token('runs-with-base')} that name a base model, {token('built-on-others')} "
        "build on another organisation's weights. "
        if known(study, "runs-with-base", "built-on-others")
        else ""
    )
    return (
        f"{first}Bars count runs by the builder's kind. Few runs "
        "name their base, and those who build quietly on others' weights have no reason to, so "
        "this is who says so, not who does."
    )


@describes(frames.bases)
def bases_alt(_study: Study, table: pd.DataFrame) -> str:
    """Describe whose weights are trained further."""
    kinds = counted(table["builder"].nunique(), "kind")
    return f"Stacked bars for {kinds} of builder, divided by whose base model they used."


def downtime(study: Study) -> str:
    """Caption downtime."""
    given = study.parameters.availability
    promise = "Three nines leave" if given == THREE_NINES else "The promised availability leaves"
    return (
        f"{promise} {token('downtime-hours-at-three-nines')} of downtime, but a task that "
        f"needs {token('cluster-servers')} at once would be down for "
        f"{token('cluster-downtime-days')}. Hours of downtime a year by the availability of one "
        f"server, for one server, for a task that needs all servers of {_cluster(study)}, "
        "and for a service with a spare; failures are taken as independent."
    )


def _cluster(study: Study) -> str:
    chips = study.parameters.cluster_chips
    return "a thousand-chip cluster" if chips == 1000 else "its cluster"  # noqa: PLR2004 -- as in the article


def downtime_alt(study: Study) -> str:
    """Describe downtime."""
    where = "far above one server" if study.hurdles.servers > 1 else "on the line of one server"
    return (
        f"Three falling lines on logarithmic axes: the whole cluster {where}, one "
        "with a spare far below it."
    )


@describes(frames.layers)
def layers(study: Study, _table: pd.DataFrame) -> str:
    """Caption revenue by layer."""
    later = (
        ""
        if one_quarter(study)
        else f", and {token('chips-per-model-dollar-latest')} in {token('revenue-last-day')}"
    )
    return (
        f"Chips took {token('chips-per-model-dollar-first')} for each dollar of the model makers "
        f"in {token('revenue-first-day')}{later}. NVIDIA's data-centre revenue of four quarters "
        "against the "
        "sum of the model makers' last annualised revenue, a floor, on a logarithmic axis. The "
        "two are never added: a dollar paid to a model maker is spent again on chips."
    )


@describes(frames.layers)
def layers_alt(study: Study, table: pd.DataFrame) -> str:
    """Describe revenue by layer."""
    if one_quarter(study):
        return "Two dots at one quarter's end, chips and model makers."
    chips, makers = (table[name].iloc[-1] / table[name].iloc[0] for name in (CHIPS, MAKERS))
    rising = "Two rising lines" if min(chips, makers) > 1 else "Two lines"
    starts = "lower" if table[MAKERS].iloc[0] < table[CHIPS].iloc[0] else "higher"
    grows = "rises faster" if makers > chips else "rises no faster"
    return f"{rising} by quarter; the model makers' starts {starts} and {grows}."
