"""Engines write the sections; all keep one protocol, each heavy package behind one file."""

from qicao.engines.protocol import Engine, OnComing, OnSection

__all__ = ["Engine", "OnComing", "OnSection"]
