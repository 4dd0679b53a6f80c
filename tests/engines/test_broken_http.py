"""Whatever a server does to a connection ends in words: no HTTP, cut, or another stream."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from scripted_server import completion

from qicao.engines import connection
from qicao.engines.chat import Answer, Request
from qicao.engines.endpoint import AnswerForeign, AnswerLost, Endpoint
from qicao.engines.openai import OpenAIChat
from qicao.errors import EndpointError
from qicao.prompt import Message

OK = b"HTTP/1.1 200 OK\r\n"
JSON = OK + b"Content-Type: application/json\r\n"
STREAM = OK + b"Content-Type: text/event-stream\r\nConnection: close\r\n\r\n"
GARBLED = {
    "another protocol": b"SSH-2.0-OpenSSH_9.2\r\n",
    "an alarm of TLS": b"\x15\x03\x01\x00\x02\x02\x16",
    "a length of letters": JSON + b"Content-Length: abc\r\n\r\n{}",
    "a header without end": OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n{}",
    "a header that is none": OK + b"no colon\r\n\r\n{}",
    "a broken chunk": JSON + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
    "a broken chunk of a refusal": b"HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
}
CUT = {
    "nothing": b"",
    "half a head": OK + b"Content-Type: appl",
    "half a body": JSON + b"Content-Length: 200\r\n\r\n{}",
}
FOREIGN = {
    "no JSON in a stream": STREAM + b"data: {xx}\n\n",
    "a list in a stream": STREAM + b"data: [12]\n\n",
    "words for choices": STREAM + b'data: {"choices": ["a"]}\n\n',
    "no letters in a stream": STREAM + b"data: \xff\xfe\n\n",
}


@contextmanager
def saying(said: bytes, times: int = 1) -> Iterator[str]:
    """The address of a server that says this to everybody, so many times, and closes."""

    def serve() -> None:
        while True:
            try:
                taken, _ = listening.accept()
            except OSError:
                return
            with taken, suppress(OSError):
                taken.recv(65_536)
                for _ in range(times):
                    taken.sendall(said)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"


def ask(url: str, *, streamed: bool) -> Answer:
    request = Request(
        section="s", heading="节", messages=(Message("user", "写。"),), output="prose"
    )

    async def asked() -> Answer:
        chat = OpenAIChat(Endpoint(base_url=url, model="m1"))
        until = asyncio.get_running_loop().time() + 5
        try:
            return await chat.ask(request, until, (lambda _: None) if streamed else None)
        finally:
            await chat.close()

    return asyncio.run(asked())


def refused(said: bytes, *, streamed: bool) -> EndpointError:
    with saying(said) as url, pytest.raises(EndpointError) as caught:
        ask(url, streamed=streamed)
    assert caught.value.exit_code == 4
    assert "OPENAI_BASE_URL" in str(caught.value)
    return caught.value


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("said", GARBLED.values(), ids=GARBLED.keys())
def test_what_is_no_http_is_a_sentence(said: bytes, streamed: bool) -> None:
    error = refused(said, streamed=streamed)
    assert isinstance(error, AnswerLost)
    assert "不合 HTTP" in str(error)


@pytest.mark.parametrize("said", CUT.values(), ids=CUT.keys())
def test_an_answer_cut_after_the_request_may_have_been_billed(said: bytes) -> None:
    error = refused(said, streamed=False)
    assert isinstance(error, AnswerLost)
    assert "RawResponseMessage" not in str(error)


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("said", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_stream_of_something_else_is_a_sentence(said: bytes, streamed: bool) -> None:
    assert isinstance(refused(said, streamed=streamed), AnswerForeign)


def test_a_stream_that_nobody_asked_for_is_read() -> None:
    part = {"choices": [{"index": 0, "delta": {"content": "甲"}, "finish_reason": "stop"}]}
    said = STREAM + f"data: {json.dumps(part)}\n\ndata: [DONE]\n\n".encode()
    with saying(said) as url:
        assert ask(url, streamed=False).text == "甲"


def test_nobody_there_was_billed_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(EndpointError) as caught:
        ask(f"http://127.0.0.1:{port}/v1", streamed=False)
    assert not isinstance(caught.value, AnswerLost)


def test_the_whole_answer_is_still_taken() -> None:
    body = json.dumps(completion("乙")).encode()
    with saying(JSON + f"Content-Length: {len(body)}\r\n\r\n".encode() + body) as url:
        assert ask(url, streamed=False).text == "乙"


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK", b"HTTP/1.1 500 No"],
    ids=["an answer", "a refusal"],
)
def test_an_answer_without_end_is_not_kept(
    head: bytes, streamed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_LONGEST", 1 << 16)
    piece = b": " + b"a" * 1000 + b"\n\n"
    kind = b"text/event-stream" if streamed else b"text/html"
    said = head + b"\r\nContent-Type: " + kind + b"\r\nConnection: close\r\n\r\n" + piece * 1000
    with saying(said, times=4) as url, pytest.raises(AnswerForeign):
        ask(url, streamed=streamed)


def test_a_refusal_in_letters_of_another_kind_is_read() -> None:
    words = "模型服务正在维护".encode("gbk")
    for charset, told in (("gbk", "模型服务正在维护"), ("x-none", "�")):
        head = f"HTTP/1.1 500 No\r\nContent-Type: text/plain; charset={charset}\r\n"
        said = head.encode() + f"Content-Length: {len(words)}\r\n\r\n".encode() + words
        with saying(said) as url, pytest.raises(EndpointError, match=told):
            ask(url, streamed=False)
