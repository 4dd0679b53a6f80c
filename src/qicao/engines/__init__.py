"""Engines write the sections; all keep one protocol, and each heavy package stays behind one file."""

from qicao.engines.protocol import Engine

__all__ = ["Engine"]
