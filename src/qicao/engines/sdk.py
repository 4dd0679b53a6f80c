"""The only door to the openai SDK: its reader of streams, and its clients of HTTP for LangChain.

It is imported when one of them is needed, which takes a second.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import AsyncIterator
from functools import cache
from typing import Any

from qicao.engines.endpoint import AT_ONCE, Endpoint, Route
from qicao.engines.refusals import foreign
from qicao.engines.trust import trusting


async def read_stream(pieces: AsyncIterator[bytes], endpoint: Endpoint) -> AsyncIterator[object]:
    """The JSON of each event of a stream whose bytes come in `pieces`.

    AnswerForeign where one is none, or tells an error. What `pieces` raises is passed on.
    """
    import openai

    response = _transport().Response(200, content=pieces)
    try:
        async for event in openai.AsyncStream(
            cast_to=object, response=response, client=_unconnected()
        ):
            yield event
    except (openai.APIError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise foreign(endpoint, str(error).encode()) from None


def clients(route: Route) -> tuple[Any, Any]:
    """A client of HTTP and one for asyncio, as the SDK takes them: no redirect, no proxy unsaid."""
    import openai

    how = _told_how(route)
    return openai.DefaultHttpxClient(**how), openai.DefaultAsyncHttpxClient(**how)


@cache
def _unconnected() -> Any:
    """The SDK's client, which its reader of streams asks how to read and nothing else."""
    import openai

    return openai.AsyncOpenAI(api_key="none", base_url="http://localhost/")


def _told_how(route: Route) -> dict[str, Any]:
    """How a client connects: no redirect, nothing of the environment, no connection used before.

    The last for the reason that `Connection` gives.
    """
    limits = _transport().Limits(max_connections=AT_ONCE, keepalive_expiry=0)
    how = {"follow_redirects": False, "trust_env": False, "limits": limits}
    return (
        how
        | ({"verify": trusting(route.ca_file)} if route.ca_file else {})
        | ({"proxy": route.proxy} if route.proxy else {})
    )


def _transport() -> Any:
    """The package that the SDK's clients come from: another one in each of its generations."""
    import openai

    client = openai.DefaultHttpxClient.__mro__[-2]
    return importlib.import_module(client.__module__.partition(".")[0])
