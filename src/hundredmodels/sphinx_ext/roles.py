"""The roles and directives that pages are written with; each leaves a slot to be filled."""

from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.typing import OptionSpec

from hundredmodels.errors import UserError
from hundredmodels.report.tokens import Token
from hundredmodels.sphinx_ext.elements import claims, headline
from hundredmodels.sphinx_ext.nodes import InlineSlot, Slot
from hundredmodels.sphinx_ext.pages import numbers


class NumberRole(SphinxRole):
    """``{number}`chapter.result```, with ``:value`` or ``:interval`` after it for a part."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Leave a slot."""
        try:
            token = Token.parse(self.text)
        except UserError as error:
            message = self.inliner.reporter.warning(str(error), line=self.lineno)
            return [nodes.Text(self.text)], [message]
        return _inline(self, "number", token)


class ClaimRole(SphinxRole):
    """``{claim}`claim-id```: the figure that an article claims."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Leave a slot."""
        return _inline(self, "claim", self.text.strip())


class ParameterRole(SphinxRole):
    """``{parameter}`chapter.name```: a parameter's value with its unit."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Leave a slot."""
        return _inline(self, "parameter", self.text.strip())


def _inline(
    role: SphinxRole, kind: str, content: object
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    slot = InlineSlot(kind=kind, content=content)
    role.set_source_info(slot)
    return [slot], []


class _Listing(SphinxDirective):
    """A directive that may be narrowed to a chapter."""

    option_spec: ClassVar[OptionSpec] = {"chapter": str.strip}

    def slot(self, kind: str, content: object) -> list[nodes.Node]:
        """Leave a slot."""
        slot = Slot(kind=kind, content=content)
        self.set_source_info(slot)
        return [slot]


class NumbersDirective(_Listing):
    """``{numbers}``: all numbers, or those of ``:chapter:``, each at its permanent address."""

    def run(self) -> list[nodes.Node]:
        """Leave a slot."""
        return self.slot("numbers", numbers.Selection(self.options.get("chapter", "")))


class ClaimsDirective(_Listing):
    """``{claims}``: the whole ledger, or the claims of ``:chapter:``."""

    def run(self) -> list[nodes.Node]:
        """Leave a slot."""
        return self.slot("claims", claims.Selection(self.options.get("chapter", "")))


class HeadlinesDirective(_Listing):
    """``{headlines}``: findings; a line ``chapter[/sentence] [figure]`` for each."""

    option_spec: ClassVar[OptionSpec] = {}
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Leave a slot."""
        try:
            return self.slot("headlines", headline.parse(list(self.content)))
        except ValueError as error:
            raise self.error(str(error)) from None


def plain_directive(kind: str) -> type[SphinxDirective]:
    """Return a directive without options that leaves a slot of this kind."""

    class Plain(_Listing):
        """A listing of everything."""

        option_spec: ClassVar[OptionSpec] = {}

        def run(self) -> list[nodes.Node]:
            """Leave a slot."""
            return self.slot(kind, None)

    return Plain
