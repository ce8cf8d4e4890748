"""What all commands share: the group that tells mistakes, options, and how to find the project."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hundredmodels.build.processes.stopping import CLEAR, STATUS, STOPPED, at_once, orderly
from hundredmodels.cli.machine import refusal
from hundredmodels.errors import UserError

if TYPE_CHECKING:
    from hundredmodels.build.project import Project
    from hundredmodels.build.settings import Setting

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
OPEN_LIST = re.compile(r"=\[[^]]*$")
DAY = click.DateTime(["%Y-%m-%d"])


class Commands(click.Group):
    """A group of commands that tells a user's mistake in a sentence."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- as click has it
        """Read the words and run a command; until it runs, Ctrl-C ends the process."""
        with at_once():
            return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- as click has it
        """Run a command; turn a mistake into a message and status 1, a stop into one and 130."""
        half = [word for word in ctx.args if OPEN_LIST.search(word)]
        try:
            with orderly():
                return super().invoke(ctx)
        except click.UsageError as error:
            if not half:
                raise
            raise click.UsageError(
                f"{error.format_message().rstrip('.')}. The list after {half[0]!r} is not closed, "
                "since a shell parts words at blanks: put it in quotes, as in "
                "--set 'chapter.parameter=[40, 60]'.",
                error.ctx,
            ) from error
        except UserError as error:
            complain(str(error))
        except KeyboardInterrupt as stop:
            complain(f"{CLEAR if sys.stderr.isatty() else ''}{str(stop) or STOPPED}")
            return ctx.exit(STATUS)
        except BrokenPipeError:
            sys.stderr.close()
        except OSError as error:
            told = refusal(error)
            if told is None:
                raise
            complain(told)
        return ctx.exit(1)


def complain(text: str) -> None:
    """Write to standard error, whatever the locale can't write being replaced."""
    encoding = sys.stderr.encoding or "ascii"
    click.echo(text.encode(encoding, "replace").decode(encoding), err=True)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project", type=FOLDER, help="The project's folder, if it is not this one or above it."
)
@click.version_option(package_name="hundredmodels")
@click.pass_context
def main(ctx: click.Context, project: Path | None) -> None:
    """Build, check and run the report 'The War of a Hundred Models'."""
    ctx.obj = project


data_option = click.option(
    "--data", type=FOLDER, help="The data package; the project's data/ if not given."
)
set_option = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="CHAPTER.PARAMETER=VALUE",
    help="Set a parameter; may be given several times. A list stands in quotes: 'x.y=[1, 2]'.",
)


def project_of(given: Path | None) -> "Project":
    """Find the project."""
    from hundredmodels.build.project import Project  # noqa: PLC0415 -- see the module's contract

    return Project.find(given)


def data_of(project: "Project", given: Path | None) -> Path:
    """Return the folder of the data package; it must be there."""
    folder = (given or project.data).resolve()
    if not folder.is_dir():
        raise UserError(f"There is no data folder {folder}: name one with --data.")
    return folder


def dotted(chapter: str, texts: tuple[str, ...]) -> list[str]:
    """Put the chapter before the parameters that are named without one."""
    return [text if "." in text.partition("=")[0] else f"{chapter}.{text}" for text in texts]


def settings_of(texts: "tuple[str, ...] | list[str]") -> "tuple[Setting, ...]":
    """Read the settings."""
    if not texts:
        return ()
    from hundredmodels.build.settings import parse_setting  # noqa: PLC0415 -- imports pydantic

    return tuple(parse_setting(text) for text in texts)
