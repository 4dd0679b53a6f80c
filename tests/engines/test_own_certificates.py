"""A server behind a certificate or a proxy of the organisation's own is reached if that is said."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from owncertificate import write_pair
from pydantic import SecretStr
from scripted_server import ScriptedServer, say

from qicao.engines.chat import Chat, Request
from qicao.engines.choose import choose_chat
from qicao.engines.endpoint import Endpoint, EndpointClosed, Route
from qicao.engines.langchain import LangChainChat
from qicao.engines.openai import OpenAIChat
from qicao.errors import UsageError
from qicao.prompt import Message
from qicao.settings import load_settings


@pytest.fixture
def ca(tmp_path: Path) -> Path:
    """A certificate that vouches for itself; its key stands beside it."""
    return write_pair(tmp_path)[0]


@pytest.fixture
def secured(ca: Path) -> Iterator[ScriptedServer]:
    """A server whose certificate nobody but its own CA vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ca, ca.with_name("key.pem"))
    with ScriptedServer(tls=context) as running:
        yield running


def chat_on(kind: str, url: str, route: Route) -> Chat:
    if kind == "langchain":
        return LangChainChat("openai", "m1", url, SecretStr("none"), route=route)
    return OpenAIChat(Endpoint(base_url=url, model="m1", route=route))


def ask(chat: Chat) -> str:
    request = Request(
        section="s", heading="节", messages=(Message("user", "写。"),), output="prose"
    )

    async def asked() -> str:
        try:
            return (await chat.ask(request, asyncio.get_running_loop().time() + 5)).text
        finally:
            await chat.close()

    return asyncio.run(asked())


@pytest.mark.parametrize("kind", ["openai", "langchain"])
def test_a_certificate_of_ones_own_is_trusted_if_it_is_named(
    kind: str, ca: Path, secured: ScriptedServer
) -> None:
    secured.play(say("甲"))
    assert ask(chat_on(kind, secured.url, Route(ca_file=str(ca)))) == "甲"


@pytest.mark.parametrize("kind", ["openai", "langchain"])
def test_an_unknown_certificate_says_what_to_set(kind: str, secured: ScriptedServer) -> None:
    with pytest.raises(EndpointClosed, match=r"证书不受信任.*SSL_CERT_FILE"):
        ask(chat_on(kind, secured.url, Route()))
    assert secured.requests == []


@pytest.mark.parametrize("kind", ["openai", "langchain"])
def test_a_certificate_of_another_address_says_so(
    kind: str, ca: Path, secured: ScriptedServer
) -> None:
    elsewhere = secured.url.replace("127.0.0.1", "localhost")
    with pytest.raises(EndpointClosed, match=r"不是发给这个地址的.*证书上的名称"):
        ask(chat_on(kind, elsewhere, Route(ca_file=str(ca))))


def test_the_variable_that_everybody_knows_names_it(
    ca: Path, secured: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca))
    monkeypatch.setenv("OPENAI_BASE_URL", secured.url)
    secured.play(say("甲"))
    assert ask(choose_chat(load_settings(engine="openai:m1"), lambda _: None)) == "甲"


def test_a_file_without_a_certificate_is_refused_in_words(
    ca: Path, secured: ScriptedServer
) -> None:
    for file in (Path(__file__), ca.with_name("nowhere.pem")):
        with pytest.raises(UsageError, match="SSL_CERT_FILE"):
            ask(chat_on("openai", secured.url, Route(ca_file=str(file))))


@pytest.mark.parametrize("kind", ["openai", "langchain"])
def test_a_proxy_is_used_if_it_is_set_and_never_that_of_the_environment(
    kind: str, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.play(say("甲"), say("乙"))
    assert ask(chat_on(kind, server.url, Route())) == "甲"
    proxy = server.url.removesuffix("/v1")
    assert ask(chat_on(kind, "http://127.0.0.1:9/v1", Route(proxy=proxy))) == "乙"
    assert server.requests[-1].path.startswith("http://127.0.0.1:9/v1/")
