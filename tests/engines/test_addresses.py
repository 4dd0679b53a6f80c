"""An address may hold a user and password, and a query: they go where they belong."""

from __future__ import annotations

import asyncio
from base64 import b64encode

import pytest
from pydantic import SecretStr
from scripted_server import Request as Received
from scripted_server import ScriptedServer, refuse, say

from qicao.engines.chat import Request
from qicao.engines.endpoint import Endpoint
from qicao.engines.openai import OpenAIChat
from qicao.errors import EndpointError
from qicao.prompt import Message


def ask(url: str, key: str = "") -> str:
    request = Request(
        section="s", heading="节", messages=(Message("user", "写。"),), output="prose"
    )

    async def asked() -> str:
        chat = OpenAIChat(Endpoint(base_url=url, api_key=SecretStr(key), model="m1"))
        try:
            return (await chat.ask(request, asyncio.get_running_loop().time() + 5)).text
        finally:
            await chat.close()

    return asyncio.run(asked())


def received(server: ScriptedServer, url: str, key: str = "") -> Received:
    server.play(say("甲"))
    assert ask(url, key) == "甲"
    return server.requests[-1]


def test_a_query_of_the_address_stays_behind_the_path(server: ScriptedServer) -> None:
    url = f"{server.url}?api-version=2026-01"
    assert received(server, url).path == "/v1/chat/completions?api-version=2026-01"


def test_a_user_and_password_of_the_address_are_told_where_there_is_no_key(
    server: ScriptedServer,
) -> None:
    url = server.url.replace("http://", "http://keshi:mi%40ma@")
    told = b64encode(b"keshi:mi@ma").decode()
    assert received(server, url).header("Authorization") == f"Basic {told}"
    assert received(server, url, "sk-abc").header("Authorization") == "Bearer sk-abc"


def test_a_password_that_a_server_repeats_is_masked(server: ScriptedServer) -> None:
    url = server.url.replace("http://", "http://keshi:mimamima@")
    server.play(refuse(400, "no entry for keshi:mimamima"))
    with pytest.raises(EndpointError) as caught:
        ask(url)
    assert "mimamima" not in str(caught.value)
