"""When a server is asked no more: every further call would fail too."""

from __future__ import annotations

from collections.abc import Callable

from qicao.engines.endpoint import EndpointClosed, Unfinished
from qicao.errors import EndpointError

PATIENCE = 3
"""Failures in a row after which a server is asked no more."""


class EndpointShut(EndpointClosed):
    """Nothing was asked: the server has failed before."""


class Gate:
    """Before one server; shut by what it said, or by how often it failed."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell = tell
        self._in_a_row = 0
        self._shut = False

    def require_open(self) -> None:
        """EndpointShut if the server is asked no more."""
        if self._shut:
            raise EndpointShut("模型服务此前已失败，没有再请求")

    def answered(self) -> None:
        """An answer came."""
        self._in_a_row = 0

    def failed(self, error: EndpointError) -> None:
        """Counts a failure; an answer that the model did not finish is none of the server's."""
        self._in_a_row = 0 if isinstance(error, Unfinished) else self._in_a_row + 1
        if not self._shut and (isinstance(error, EndpointClosed) or self._in_a_row >= PATIENCE):
            self._shut = True
            self.tell("不再请求这个模型服务，其余各节都用内置引擎的文字")
