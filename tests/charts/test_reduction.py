"""A cloud of dots is thinned by a rule that keeps what counts."""

from hypothesis import given, strategies as st

from hundredmodels.charts.reduction import Dot, essential, rule, smallest_step, thinned

DOTS = st.lists(
    st.builds(
        Dot,
        series=st.sampled_from(["open", "closed"]),
        x=st.integers(0, 50).map(float),
        y=st.one_of(st.none(), st.integers(-50, 50).map(float)),
        marked=st.booleans(),
    ),
    max_size=80,
)


def series_of(dots: list[Dot], name: str) -> list[int]:
    """Return the places of a series in the order of x."""
    own = [place for place, dot in enumerate(dots) if dot.series == name]
    return sorted(own, key=lambda place: dots[place].x)


@given(DOTS, st.integers(1, 9))
def test_what_counts_stays(dots: list[Dot], step: int) -> None:
    """Every marked dot, and each series' first, last, extremes and records, stay at any step."""
    kept = set(thinned(dots, step))
    assert kept >= {place for place, dot in enumerate(dots) if dot.marked}
    for name in ("open", "closed"):
        own = series_of(dots, name)
        if own:
            assert {own[0], own[-1]} <= kept
        seen: list[float] = []
        for place in own:
            height = dots[place].y
            if height is None:
                continue
            if not seen or height > max(seen) or height < min(seen):
                assert place in kept
            seen.append(height)


@given(DOTS, st.integers(1, 9))
def test_every_kth_of_the_rest_stays(dots: list[Dot], step: int) -> None:
    """No more and no less is drawn, in the order of the rows, the same each time."""
    kept = thinned(dots, step)
    rest = len(dots) - len(essential(dots))
    assert len(kept) == len(essential(dots)) + -(-rest // step)
    assert list(kept) == sorted(kept)
    assert kept == thinned(dots, step)


@given(st.lists(DOTS, min_size=1, max_size=3), st.integers(0, 120))
def test_the_step_is_the_smallest_that_fits(clouds: list[list[Dot]], most: int) -> None:
    """The drawing fits by it, and would not by a smaller one; none fits where too much counts."""
    step = smallest_step(clouds, most)

    def drawn(each: int) -> int:
        return sum(len(thinned(cloud, each)) for cloud in clouds)

    if step is None:
        assert sum(len(essential(cloud)) for cloud in clouds) > most or drawn(1000) > most
    else:
        assert drawn(step) <= most
        assert step == 1 or drawn(step - 1) > most


def test_the_rule_is_said_in_words() -> None:
    """The reader learns how many there are, how many are drawn, and which."""
    said = rule(3120, 1950, 2)
    assert said.startswith("3,120 observations; 1,950 drawn: every record")
    assert "every 2nd of the rest" in said
    assert "every 13th of" in rule(9, 1, 13)
    assert "every 21st of" in rule(9, 1, 21)
