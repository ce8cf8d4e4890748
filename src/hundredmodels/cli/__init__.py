"""The command line: read what is asked, call the package, report. Thin, and quick to start.

A mistake of the user ends with its sentence on standard error and status 1; a fault of ours keeps
its traceback. Heavy modules are imported by the command that needs them.
"""

from hundredmodels.build.processes.stopping import at_once

with at_once():
    from hundredmodels.cli import editions, facts, runs
    from hundredmodels.cli.group import main

__all__ = ["editions", "facts", "main", "runs"]
