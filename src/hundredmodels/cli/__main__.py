"""The command line as ``python -m hundredmodels.cli``."""

from hundredmodels.cli import main

main()
