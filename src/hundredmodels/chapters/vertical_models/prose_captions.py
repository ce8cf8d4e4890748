"""Captions and alternative texts: the first sentence of each states the finding."""

from hundredmodels.chapters.vertical_models.prose import known, never_builds, reason, token, value
from hundredmodels.chapters.vertical_models.study import Study


def _absent(study: Study, name: str) -> str:
    return f"This can't be drawn as of this day. The reason: {reason(study, name)}."


def total_cost(study: Study) -> str:
    """Caption the cost by volume."""
    if not known(study, "api-cost"):
        return _absent(study, "api-cost")
    first = (
        f"A fine-tuned model is the cheapest way from {token('break-even-billions')}."
        if known(study, "break-even-billions")
        else "The API is the cheapest way at every volume."
    )
    return (
        f"{first} Present value of the tokens over the horizon by volume, for the three ways to "
        "get them; both axes are logarithmic. The flat parts are people, data and building, the "
        "steep parts are tokens."
    )


def total_cost_alt(study: Study) -> str:
    """Describe the cost by volume."""
    del study
    return (
        "Three lines on logarithmic axes: the API rises from the lower left in a straight line; "
        "the fine-tuned model and, far above it, the model from scratch are flat and bend upwards "
        "at large volumes, where they end below the API."
    )


def frontier(study: Study) -> str:
    """Caption the frontier."""
    if not known(study, "least-utilisation"):
        return _absent(study, "least-utilisation")
    return (
        f"Below a utilisation of {token('least-utilisation')} no volume makes a model of one's "
        "own pay. Above each line owning is cheaper, below it renting; the solid line has API "
        "prices that fall as measured, the dashed one has prices that stay. To the right the "
        "lines flatten, since fixed costs decide there."
    )


def frontier_alt(study: Study) -> str:
    """Describe the frontier."""
    del study
    return (
        "Break-even volume against utilisation. With falling prices the line comes down steeply "
        "and flattens; with prices that stay it lies far lower throughout."
    )


def token_price(study: Study) -> str:
    """Caption the price of a token by month."""
    if not known(study, "crossing-months"):
        return _absent(study, "crossing-months")
    return (
        "If prices go on falling as measured, the median API token is cheaper than one's own "
        f"after {token('crossing-months')}. All lines are projections: the API at the median fall "
        f"over score levels, {token('api-price-decline')}, the bands at the slowest and fastest "
        f"level; one's own chips at the quoted fall of the price of computing, "
        f"{token('compute-decline')}. No data reach that far: the right half says what the "
        "assumption implies, no more."
    )


def token_price_alt(study: Study) -> str:
    """Describe the price of a token by month."""
    del study
    return (
        "Four falling lines on a logarithmic axis. The two of the API fall steeply within widening "
        "bands; the two of rented chips fall gently and are crossed."
    )


def waiting(study: Study) -> str:
    """Caption the cost by starting month."""
    if not known(study, "waiting-value"):
        return _absent(study, "waiting-value")
    first = (
        f"At the declared volume not to build saves {token('waiting-value')}."
        if never_builds(study)
        else f"At the declared volume waiting is worth {token('waiting-value')}, and the best "
        f"start is: {token('best-start')}."
    )
    return (
        f"{first} Cost of buying from the API up to a month and owning a "
        "fine-tuned model from there, over the cost of starting today; dots mark the cheapest "
        "start. The last point on the right builds nothing at all, hence the step."
    )


def waiting_alt(study: Study) -> str:
    """Describe the cost by starting month."""
    del study
    return (
        "Cost against starting month for three volumes. A small volume gets cheaper the later the "
        "start; a large one is cheapest today and dearer at any later start."
    )


def sensitivity(study: Study) -> str:
    """Caption the tornado."""
    if not known(study, "widest-swing"):
        return _absent(study, "widest-swing")
    verb = "loses" if (value(study, "finetune-saving") or 0) < 0 else "saves"
    return (
        f"The input that moves the result most is: {token('widest-input')}. At the declared "
        f"volume a fine-tuned model {verb} against the API ({token('finetune-saving')}); each "
        "bar varies one input over its range, as a multiple of its central value, and the widest "
        f"swings by {token('widest-swing')}."
    )


def sensitivity_alt(study: Study) -> str:
    """Describe the tornado."""
    del study
    return (
        "Horizontal bars around the central saving, widest on top; the ends are labelled with the "
        "multiple of the input."
    )


def odds(study: Study) -> str:
    """Caption the share of draws by volume."""
    if not known(study, "no-break-even-share"):
        return _absent(study, "no-break-even-share")
    return (
        f"At the declared volume owning is the cheaper way in {token('finetune-cheaper-share')} "
        f"of the draws, and in {token('no-break-even-share')} it is so at no volume. Share of "
        "draws, all inputs varied at once over the ranges of the tornado, in which the break-even "
        "lies below a volume."
    )


def odds_alt(study: Study) -> str:
    """Describe the share of draws by volume."""
    del study
    return (
        "Two rising curves against volume: fine-tuning beats the API first, training from scratch "
        "beats fine-tuning only at volumes far larger."
    )


def sector_list(study: Study) -> str:
    """Caption the list by day."""
    if not known(study, "sector-model-share"):
        return _absent(study, "sector-model-share")
    return (
        f"On 31 July 2023 the list held {token('sector-models')} for a sector out of "
        f"{token('listed-models')}. Models on the public list awesome-LLMs-In-China by kind, as "
        "they stood at the end of each day with a change; the list has categories since late July "
        f"2023, and was last changed on {token('list-last-day')}."
    )


def sector_list_alt(study: Study) -> str:
    """Describe the list by day."""
    del study
    return (
        "Step lines: all listed models rise, fall back once in June 2023, and level off in 2024; "
        "sector models follow them closely; general and research models stay far below."
    )


def sectors(study: Study) -> str:
    """Caption the sector models by sector."""
    if not known(study, "sectors-named-share"):
        return _absent(study, "sectors-named-share")
    return (
        f"Which sectors they served is stated for {token('sectors-named-models')} only, "
        f"{token('sectors-named-share')} of the sector models. The counts of telecommunications, "
        "government and transport were made on the list itself when the claims were checked; for "
        "the others no table of this report states a sector."
    )


def sectors_alt(study: Study) -> str:
    """Describe the sector models by sector."""
    del study
    return "Three short bars for named sectors, and one long pale bar for models without one."


def stages(study: Study) -> str:
    """Caption the stages."""
    if not known(study, "finetune-compute-share"):
        return _absent(study, "finetune-compute-share")
    return (
        "Training an existing model further takes "
        f"{token('finetune-compute-share')} of the computing that made it. Runs whose stage and "
        "base model are known in one unit and on one kind of chip, on a logarithmic axis; the "
        "dashed line is the median. People, data and failed attempts are not in it."
    )


def stages_alt(study: Study) -> str:
    """Describe the stages."""
    del study
    return "Dots on a logarithmic axis from a fraction of a per cent to under a tenth."


def openness(study: Study) -> str:
    """Caption openness by kind of maker."""
    kinds = [f"open-share-{kind}" for kind in ("research", "cloud", "firms")]
    if not known(study, *kinds):
        return _absent(study, next(kind for kind in kinds if not known(study, kind)))
    return (
        f"Universities and institutes publish the weights of {token('open-share-research')} of "
        f"their releases, cloud vendors of {token('open-share-cloud')}, other firms of "
        f"{token('open-share-firms')}. Share of releases with downloadable weights by year; the "
        "larger the dot, the more releases; years with fewer than four of a "
        "kind are left out. The kind is read off the name; start-ups can't be "
        "told from other firms. The last year, shaded, is not yet fully listed."
    )


def openness_alt(study: Study) -> str:
    """Describe openness by kind of maker."""
    del study
    return (
        "Three lines by year. Research bodies are mostly open and rise; cloud vendors fell to "
        "almost nothing in 2022 and came back; other firms lie between."
    )


def bases(study: Study) -> str:
    """Caption whose weights are trained further."""
    if not known(study, "runs-with-base"):
        return _absent(study, "runs-with-base")
    return (
        f"Of the {token('runs-with-base')} that name a base model, {token('built-on-others')} "
        "build on another organisation's weights. Bars count runs by the builder's kind. Few runs "
        "name their base, and those who build quietly on others' weights have no reason to, so "
        "this is who says so, not who does."
    )


def bases_alt(study: Study) -> str:
    """Describe whose weights are trained further."""
    del study
    return "Stacked bars for three kinds of builder, divided by whose base model they used."


def downtime(study: Study) -> str:
    """Caption downtime."""
    del study
    return (
        f"Three nines leave {token('downtime-hours-at-three-nines')} of downtime, but a task that "
        f"needs {token('cluster-servers')} at once would be down for "
        f"{token('cluster-downtime-days')}. Hours of downtime a year by the availability of one "
        "server, for one server, for a task that needs all servers of a thousand-chip cluster, "
        "and for a service with a spare; failures are taken as independent."
    )


def downtime_alt(study: Study) -> str:
    """Describe downtime."""
    del study
    return (
        "Three falling lines on logarithmic axes: the whole cluster far above one server, a pair "
        "of spares far below it."
    )


def layers(study: Study) -> str:
    """Caption revenue by layer."""
    if not known(study, "chips-per-model-dollar-latest"):
        return _absent(study, "chips-per-model-dollar-latest")
    return (
        f"Chips took {token('chips-per-model-dollar-first')} for each dollar of the model makers "
        f"in {token('revenue-first-day')}, and {token('chips-per-model-dollar-latest')} in "
        f"{token('revenue-last-day')}. NVIDIA's data-centre revenue of four quarters against the "
        "sum of the model makers' last annualised revenue, a floor, on a logarithmic axis. The "
        "two are never added: a dollar paid to a model maker is spent again on chips."
    )


def layers_alt(study: Study) -> str:
    """Describe revenue by layer."""
    del study
    return "Two rising lines; the model makers' starts far lower and rises faster."
