"""What the packages of LangChain's vendors say: their exceptions, and how an answer ended.

Each raises its own and has its own words. They are read by their attributes here; no package of
any vendor is imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from qicao.engines.chat import Answer
from qicao.engines.refusals import Refusal, Refused, empty, foreign, lost, seconds_told, unfinished
from qicao.engines.refusalwords import words_of
from qicao.engines.vendor import Vendor

WHOLE = frozenset(
    {
        *("stop", "end_turn", "stop_sequence", "stop_sequences"),
        *("complete", "completed", "eos", "eos_token"),
    }
)
"""Words of an answer that ended by itself, in small letters."""
_CUT = ("length", "max_tokens", "max_output_tokens", "model_context_window_exceeded", "incomplete")
_FILTERED = (
    *("content_filter", "content_filtered", "guardrail_intervened", "error_toxic", "refusal"),
    *("safety", "recitation", "blocklist", "prohibited_content", "spii", "sensitive"),
)
_NAMES = dict.fromkeys(_CUT, "length") | dict.fromkeys(_FILTERED, "content_filter")
_FINISH_KEYS = ("finish_reason", "stop_reason", "stopReason", "done_reason", "status")
_STATUS_KEYS = ("status_code", "http_status", "code", "status")
_NEVER_MADE = frozenset(
    {
        *("ConnectError", "ConnectTimeout", "ProxyError", "NewConnectionError"),
        *("ConnectionRefusedError", "ClientConnectorError", "gaierror"),
    }
)
_OF_THE_LINE = re.compile("Connect|Network|Transport|Protocol|Proxy|Timeout|ReadError|WriteError")
_SAME = {"max_completion_tokens": "max_tokens", "max_output_tokens": "max_tokens"}


def told(error: Exception, vendor: Vendor) -> Exception:
    """What an exception of a vendor's package means: Refused, or an EndpointError."""
    chain = tuple(_chain(error))
    refusals = (found for one in chain if (found := _refusal(one)))
    if refusal := next(refusals, None):
        return Refused(refusal)
    names = {type(one).__name__ for one in chain}
    if any(isinstance(one, OSError) for one in chain) or any(map(_OF_THE_LINE.search, names)):
        said = next((str(one) for one in reversed(chain) if str(one)), type(error).__name__)
        return lost(vendor, said, reached=not names & _NEVER_MADE)
    return foreign(vendor, str(error).encode())


def finish_of(metadata: Mapping[str, Any]) -> str:
    """The word for how an answer ended; '' if there is none."""
    return next((str(metadata[key]) for key in _FINISH_KEYS if metadata.get(key)), "")


def whole_answer(text: str, finish: str, usage: Mapping[str, Any] | None) -> Answer:
    """The answer. AnswerLost if it is none, or did not end by itself."""
    word = finish.casefold()
    if word not in WHOLE:
        raise unfinished(_NAMES.get(word, finish) or None)
    if not text.strip():
        raise empty()
    used = usage or {}
    prompt, completion = used.get("input_tokens") or 0, used.get("output_tokens") or 0
    return Answer(text=text, prompt_tokens=prompt, completion_tokens=completion)


def _chain(error: BaseException | None, depth: int = 8) -> Iterator[BaseException]:
    while error is not None and depth:
        yield error
        hidden = error.__suppress_context__
        error, depth = error.__cause__ or (None if hidden else error.__context__), depth - 1


def _refusal(error: BaseException) -> Refusal | None:
    """A status, wherever the package put it; a parameter that its class does not know is a 400."""
    response = getattr(error, "response", None)
    unknown = isinstance(error, TypeError) and "unexpected keyword argument" in str(error)
    status = 400 if unknown else _status(error) or _status(response) or _aws_status(response)
    if not status:
        return None
    headers = getattr(response, "headers", None) or {}
    return Refusal(
        status=status,
        message=_ours(words_of(getattr(error, "body", None)) or str(error)),
        code=str(getattr(error, "code", None) or ""),
        kind=str(getattr(error, "type", None) or ""),
        param=_ours(str(getattr(error, "param", None) or "")),
        retry_after=seconds_told(_header(headers, "Retry-After"), _header(headers, "Date")),
    )


def _header(headers: Mapping[str, Any], name: str) -> str:
    return str(headers.get(name.lower()) or headers.get(name) or "")


def _status(holder: object) -> int:
    """300 to 599 if an attribute says so, else 0."""
    values = (getattr(holder, key, None) for key in _STATUS_KEYS)
    return next((int(v) for v in values if isinstance(v, int) and 300 <= v <= 599), 0)


def _aws_status(response: object) -> int:
    found = response.get("ResponseMetadata", {}) if isinstance(response, dict) else {}
    return int(found.get("HTTPStatusCode", 0))


def _ours(text: str) -> str:
    """A text that names a parameter, with the name that we know it by."""
    for theirs, ours in _SAME.items():
        text = text.replace(theirs, ours)
    return text
