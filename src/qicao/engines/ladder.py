"""What a server was found to take: the strictest way to ask for JSON, and the parameters it knows.

A way that it refuses is given up for the next one below, and that is remembered for the endpoint:
within a run, and in a small file from run to run.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from qicao.engines.formats import FORMATS, response_format
from qicao.engines.refusals import Refusal
from qicao.prompt import Output
from qicao.values import Value

LIMITS = ("max_tokens", "max_completion_tokens")
"""The names under which servers take the length of a reply, the usual one first."""
OPTIONAL = ("temperature", *LIMITS, "seed", "stream_options", "stream")


class Known(Value):
    """What the file holds of an endpoint."""

    rung: int = 0
    refused: tuple[str, ...] = ()


_KNOWN = TypeAdapter(dict[str, Known])


class Ladder:
    """The rung on which one endpoint stands; `file` keeps it, None forgets it.

    `formats` are the ways of asking for JSON that the client knows, strictest first.
    """

    def __init__(
        self, endpoint: str, file: Path | None = None, formats: tuple[str, ...] = FORMATS
    ) -> None:
        self.endpoint, self.file, self.formats = endpoint, file, formats
        known = _read(file).get(endpoint, Known())
        self.rung = min(max(known.rung, 0), len(formats) - 1)
        self.refused = frozenset(known.refused)
        self._sure = (self.rung, self.refused)

    @property
    def format(self) -> str:
        """The way of asking that is tried next."""
        return self.formats[self.rung]

    def request(self, parameters: dict[str, Any], output: Output) -> dict[str, Any]:
        """The parameters without those that the server refuses, and what asks for the format."""
        named = {self._name(key): value for key, value in parameters.items()}
        kept = {key: value for key, value in named.items() if key not in self.refused}
        return kept | response_format(self.format, output)

    def concede(self, refusal: Refusal, asked: dict[str, Any], used: str) -> bool:
        """Whether there is another way than `asked`, in the format `used`; it is taken from now on.

        Requests are under way at once: what another of them has given up already is not given up
        twice.
        """
        if refusal.status not in (400, 422):
            return False
        named = next((name for name in OPTIONAL if name in asked and refusal.is_about(name)), None)
        if named:
            self.refused |= {named}
        elif used == self.format and self.rung + 1 < len(self.formats):
            self.rung += 1
        elif used == self.format and "stream" in asked and not refusal.is_too_long:
            # No way of asking helped: it may be the stream that it refuses without a name.
            self.rung, known = self._sure
            self.refused = known | {"stream", "stream_options"}
        elif used == self.format:
            # Nothing helped, so the way of asking was not what it refused.
            self.rung, self.refused = self._sure
            return False
        return True

    def settle(self, used: str, asked: dict[str, Any]) -> None:
        """The server answered `asked`, in the format `used`: what that gave up is kept.

        Nothing is, if another request has given up more meanwhile: that one has no answer yet.
        """
        same = used == self.format and not self.refused & asked.keys()
        if not same or self._sure == (self.rung, self.refused):
            return
        self._sure = (self.rung, self.refused)
        self._keep()

    def _name(self, parameter: str) -> str:
        """The name under which a parameter is sent: a server may take the length by its new one."""
        old, new = LIMITS
        renamed = parameter == old and old in self.refused and len(self.formats) > 1
        return new if renamed else parameter

    def learn(self, rung: int, refused: frozenset[str]) -> None:
        """Forgets what was known of the endpoint and keeps what was found out on purpose."""
        self.rung, self.refused = rung, refused
        self._sure = (rung, refused)
        self._keep()

    def _keep(self) -> None:
        """Writes the file if that can be done: what it saves is only a refused request or two."""
        if self.file is None:
            return
        own = Known(rung=self.rung, refused=tuple(sorted(self.refused)))
        known = _read(self.file) | {self.endpoint: own}
        fresh = self.file.with_suffix(f".{secrets.token_hex(6)}.tmp")
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(_KNOWN.dump_json(known, indent=1))
            fresh.replace(self.file)


def _read(file: Path | None) -> dict[str, Known]:
    """What the file holds; {} if there is none, or it is none of ours: it is found out anew."""
    try:
        return _KNOWN.validate_json(file.read_bytes()) if file else {}
    except (OSError, ValueError):
        return {}
