"""The words in the body of a refusal, in whichever of the shapes that servers give them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from qicao.engines.refusals import Refusal, seconds_told

_KEYS = ("message", "msg", "error_msg", "error_message", "detail", "details", "error", "errors")
"""Where servers write why; the first that is there says it."""
_DEPTH = 4


def read_refusal(status: int, headers: Mapping[str, str], said: str) -> Refusal:
    """What an answer of no success says; `headers` are asked for by the usual spelling."""
    try:
        body: object = json.loads(said)
    except (ValueError, RecursionError):
        body = said
    told = body.get("error", body) if isinstance(body, dict) else body
    named = told if isinstance(told, dict) else {}
    return Refusal(
        status=status,
        message=words_of(told) or said.strip() or f"HTTP {status}",
        code=str(named.get("code") or ""),
        kind=str(named.get("type") or ""),
        param=str(named.get("param") or ""),
        retry_after=seconds_told(headers.get("Retry-After", ""), headers.get("Date", "")),
    )


def words_of(body: object) -> str:
    """Why a request was refused, on one line; '' if the body does not say.

    The list of a web framework, [{"loc": ["body", "seed"], "msg": …}], names each place.
    """
    return "；".join(dict.fromkeys(_words(body, _DEPTH)))


def _words(body: object, depth: int) -> Iterator[str]:
    if isinstance(body, str) and body.strip():
        yield " ".join(body.split())
    elif isinstance(body, list) and depth:
        for entry in body:
            yield from _words(entry, depth - 1)
    elif isinstance(body, dict) and depth:
        told = (tuple(_words(body.get(key), depth - 1)) for key in _KEYS)
        place = _place(body.get("loc"))
        yield from (f"{place}{word}" for word in next(filter(None, told), ()))


def _place(loc: object) -> str:
    """The name of a place in a request, without that it is in the body."""
    parts = [str(part) for part in loc if part != "body"] if isinstance(loc, list) else []
    return f"{'.'.join(parts)}: " if parts else ""
