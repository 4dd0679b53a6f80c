"""Prompt testing and its material: invented departments whose every figure is known.

`generate` writes them as files; `invent` gives one as values. Everything is made up.
"""

from qicao.trial.departments import Department, invent

__all__ = ["Department", "invent"]
