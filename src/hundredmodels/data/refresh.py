"""A refresh, planned and checked: what it would write, to be shown and then written."""

import contextlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hundredmodels.data import kept
from hundredmodels.data.adding import Addition, shown
from hundredmodels.data.problem import quoted
from hundredmodels.errors import UserError


@dataclass(frozen=True)
class Refresh:
    """What a refresh would write, checked.

    Attributes
    ----------
    told
        What was read, what was not taken, and what is kept, in sentences.
    plans
        The tables that change, in the order of writing.
    keeping
        How many rows were only seen again, or ended, by table.
    """

    told: tuple[str, ...]
    plans: tuple[Addition, ...]
    keeping: Mapping[str, Counter[str]]

    @property
    def idle(self) -> bool:
        """Whether there is nothing to write."""
        return not self.plans

    def text(self) -> str:
        """Return the preview for a terminal."""
        lines = list(self.told)
        for plan in self.plans:
            name, key = plan.table.name, plan.table.primary_key
            added = [", ".join(row[one] for one in key if row[one]) for row in plan.merge.added]
            history = self.keeping[name]
            cells = [
                f"{one.key}: {one.field} {quoted(one.old) or 'empty '}→ {quoted(one.new)}"
                for one in plan.merge.changes
                if one.field != "last_observed"
            ]
            lines += [*shown("+ ", added), *shown("~ ", [one.rstrip() for one in cells])]
            parts = [
                f"{len(added):,} new",
                f"{len({one.row for one in plan.merge.changes}):,} changed",
            ]
            if history:
                parts.append(
                    f"of these {history['effective_to']:,} ended and "
                    f"{history['last_observed']:,} seen again at the same price"
                )
            lines.append(f"{name}: {', '.join(parts)}.")
        if self.idle:
            lines.append("Nothing to write.")
        return "\n".join(lines)

    def write(self) -> None:
        """Write all the tables, or none.

        Raises
        ------
        UserError
            If a table has changed since the plan was made, or can't be written.
        """
        for plan in self.plans:
            if kept.key_of(plan.table) != plan.before:
                raise UserError(f"{plan.table.label} has changed meanwhile. Nothing was written.")
        old = {plan.table.name: plan.table.file.read_bytes() for plan in self.plans}
        done: list[Addition] = []
        try:
            for plan in self.plans:
                plan.write()
                done.append(plan)
        except BaseException:
            for plan in reversed(done):
                with contextlib.suppress(OSError), kept.beside(plan.table.file) as new:
                    new.write_bytes(old[plan.table.name])
                    new.chmod(plan.table.file.stat().st_mode & 0o777)
            raise
