"""A connection that the server closed without a word costs no section."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import threading
from collections.abc import Iterator

import pytest
from pydantic import SecretStr
from scripted_server import completion

from qicao.engines.chat import Chat, Request
from qicao.engines.endpoint import Endpoint
from qicao.engines.langchain import LangChainChat
from qicao.engines.openai import OpenAIChat
from qicao.prompt import Message

REPLY = json.dumps(completion("甲")).encode()
HEAD = (
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: keep-alive\r\n"
    f"Content-Length: {len(REPLY)}\r\n\r\n"
).encode()


def _serve(listening: socket.socket) -> None:
    """Answers one request a connection, promises to keep it, and closes it."""
    while True:
        try:
            taken, _ = listening.accept()
        except OSError:
            return
        with taken:
            head, _, body = taken.recv(65_536).partition(b"\r\n\r\n")
            wanted = re.search(rb"(?i)content-length: *(\d+)", head)
            while wanted and len(body) < int(wanted[1]):
                body += taken.recv(65_536)
            taken.sendall(HEAD + REPLY)


@pytest.fixture
def forgetful() -> Iterator[str]:
    """The address of such a server."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_serve, args=(listening,), daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"


async def ask_often(chat: Chat) -> list[str]:
    request = Request(
        section="s", heading="节", messages=(Message("user", "写。"),), output="prose"
    )
    try:
        return [
            (await chat.ask(request, asyncio.get_running_loop().time() + 5)).text for _ in range(21)
        ]
    finally:
        await chat.close()


@pytest.mark.parametrize("kind", ["openai", "langchain"])
def test_a_connection_that_was_closed_meanwhile_is_made_anew(kind: str, forgetful: str) -> None:
    chat: Chat = OpenAIChat(Endpoint(base_url=forgetful, model="m1"))
    if kind == "langchain":
        chat = LangChainChat("openai", "m1", forgetful, SecretStr("none"))
    assert asyncio.run(ask_often(chat)) == ["甲"] * 21
