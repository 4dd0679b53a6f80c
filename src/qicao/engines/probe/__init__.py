"""Finds out what a server really does, by asking it little things; `qicao doctor` prints it.

What a server says of itself counts for nothing here: a schema is obeyed if an answer shows it, and
a context is as long as the text whose beginning was still known at its end.
"""

from qicao.engines.probe.examine import probe
from qicao.engines.probe.verdict import Mark, Probe, Setting, Verdict

__all__ = ["Mark", "Probe", "Setting", "Verdict", "probe"]
