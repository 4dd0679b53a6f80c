"""The command line: one file a verb, each a thin call of the workflow."""

from qicao.cli.app import main

__all__ = ["main"]
