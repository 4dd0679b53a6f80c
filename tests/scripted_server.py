"""A real HTTP server on loopback that speaks enough of the OpenAI API, and misbehaves by script.

Each request takes the next step of the script and is kept in `requests`. Nothing of it is ours: it
knows no prompt and no slot, only what it was told to send.
"""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

FRAME = {"id": "chatcmpl-0", "object": "chat.completion.chunk", "created": 0, "model": "scripted"}
DONE = b"data: [DONE]\n\n"
Step = Callable[["Handler", dict[str, Any]], None]


def completion(text: str | None, finish: str | None = "stop") -> dict[str, Any]:
    """A chat completion as such servers send it."""
    return {
        "id": "chatcmpl-0",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


def say(text: str | None, finish: str | None = "stop") -> Step:
    """A reply, streamed if the request asks for a stream."""

    def step(handler: Handler, body: dict[str, Any]) -> None:
        if body.get("stream"):
            half = len(text or "") // 2
            stream((text or "")[:half], (text or "")[half:], finish=finish)(handler, body)
        else:
            handler.send_json(200, completion(text, finish))

    return step


def call(arguments: str, finish: str = "tool_calls") -> Step:
    """A reply as the call of the function that the request names."""

    def step(handler: Handler, body: dict[str, Any]) -> None:
        name = body["tools"][0]["function"]["name"]
        function = {"name": name, "arguments": arguments}
        whole = completion(None, finish)
        calls = [{"id": "call-0", "type": "function", "function": function}]
        whole["choices"][0]["message"]["tool_calls"] = calls
        handler.send_json(200, whole)

    return step


def _delta(text: str) -> dict[str, Any]:
    return {"index": 0, "delta": {"content": text}, "finish_reason": None}


def _end(finish: str) -> dict[str, Any]:
    return {"index": 0, "delta": {}, "finish_reason": finish}


def _events(*parts: dict[str, Any]) -> bytes:
    events = (json.dumps({**FRAME, "choices": [part]}, ensure_ascii=False) for part in parts)
    return b"".join(f"data: {event}\n\n".encode() for event in events)


def stream(*pieces: str, finish: str | None = "stop", done: bool = True) -> Step:
    """A reply in so many pieces; without `finish` and `done` it breaks off in the middle."""
    parts = [*map(_delta, pieces), *([_end(finish)] if finish else [])]
    body = _events(*parts) + (DONE if done else b"")

    def step(handler: Handler, _: dict[str, Any]) -> None:
        handler.send(200, body, "text/event-stream")

    return step


def drip(handler: Handler, _: dict[str, Any]) -> None:
    """A stream that says a word every twentieth of a second, for ever."""
    handler.begin(200, "text/event-stream", 1_000_000)
    while not handler.scripted.stopped.wait(0.05):
        handler.wfile.write(_events(_delta("甲")))
        handler.wfile.flush()


def later(seconds: float, step: Step) -> Step:
    """The same, after a while."""

    def slow(handler: Handler, body: dict[str, Any]) -> None:
        handler.scripted.stopped.wait(seconds)
        step(handler, body)

    return slow


def answer(compose: Callable[[dict[str, Any]], str]) -> Step:
    """A reply made from the request, as by a model that does what it reads."""

    def step(handler: Handler, body: dict[str, Any]) -> None:
        handler.send_json(200, completion(compose(body)))

    return step


def paused(compose: Callable[[dict[str, Any]], str], go: threading.Event) -> Step:
    """A reply made from the request, streamed: half of it at once, the rest when `go` is set."""

    def step(handler: Handler, body: dict[str, Any]) -> None:
        text = compose(body)
        half = len(text) // 2
        first = _events(_delta(text[:half]))
        rest = _events(_delta(text[half:]), _end("stop")) + DONE
        handler.begin(200, "text/event-stream", len(first + rest))
        handler.wfile.write(first)
        handler.wfile.flush()
        while not go.wait(0.05) and not handler.scripted.stopped.is_set():
            pass
        handler.wfile.write(rest)

    return step


def refuse(status: int, message: str = "no", **more: str) -> Step:
    """An error in the API's shape; `retry_after` becomes the header, the rest stands in it."""
    headers = {"Retry-After": more.pop("retry_after")} if "retry_after" in more else {}

    def step(handler: Handler, _: dict[str, Any]) -> None:
        handler.send_json(status, {"error": {"message": message, **more}}, headers)

    return step


def page(text: str = "<html><title>请登录</title></html>") -> Step:
    """A portal's page with status 200."""

    def step(handler: Handler, _: dict[str, Any]) -> None:
        handler.send(200, text.encode(), "text/html; charset=utf-8")

    return step


def cut(handler: Handler, _: dict[str, Any]) -> None:
    """Half a reply, then the connection closes."""
    whole = json.dumps(completion("半句")).encode()
    handler.begin(200, "application/json", len(whole))
    handler.wfile.write(whole[: len(whole) // 2])


def hang(handler: Handler, _: dict[str, Any]) -> None:
    """Nothing at all until the server stops."""
    handler.scripted.stopped.wait(30)


def trickle(handler: Handler, _: dict[str, Any]) -> None:
    """A byte every twentieth of a second, for ever."""
    handler.begin(200, "application/json", 1_000_000)
    while not handler.scripted.stopped.wait(0.05):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def redirect(url: str) -> Step:
    """Sends the client, and with it the prompt, somewhere else."""

    def step(handler: Handler, _: dict[str, Any]) -> None:
        handler.send(307, b"", "text/plain", {"Location": url})

    return step


@dataclass
class Request:
    """What a client sent."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    def header(self, name: str) -> str:
        """A header, in whatever case it came; '' if it did not."""
        return next((v for k, v in self.headers.items() if k.lower() == name.lower()), "")

    @property
    def format(self) -> str:
        """The response format that it asked for, `tools` for a function; 'text' if none."""
        if "tools" in self.body:
            return "tools"
        return str(self.body.get("response_format", {}).get("type", "text"))

    def turn(self, role: str) -> str:
        """All that it said in one role."""
        return "\n".join(m["content"] for m in self.body["messages"] if m["role"] == role)


@dataclass
class ScriptedServer:
    """The server, its script, and what it was asked."""

    script: list[Step] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    refused_formats: set[str] = field(default_factory=set)
    refused_parameters: set[str] = field(default_factory=set)
    stopped: threading.Event = field(default_factory=threading.Event)
    listing: Step | None = None
    """What is done about a request for the list of models; None lists one."""
    tls: ssl.SSLContext | None = None
    """What it proves itself with; None for plain HTTP."""
    at_once: int = 0
    """How many requests were being answered together, at most."""
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> ScriptedServer:
        handler = type("BoundHandler", (Handler,), {"scripted": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        if self.tls:
            self._http.socket = self.tls.wrap_socket(self._http.socket, server_side=True)
        self._http.block_on_close = False
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self._http.shutdown()
        self._http.server_close()

    @property
    def url(self) -> str:
        """The base URL that a client is given."""
        scheme = "https" if self.tls else "http"
        return f"{scheme}://127.0.0.1:{self._http.server_address[1]}/v1"

    def play(self, *steps: Step) -> None:
        """Adds steps to the script."""
        self.script.extend(steps)

    def enter(self) -> None:
        """A request has come."""
        with self._lock:
            self._now += 1
            self.at_once = max(self.at_once, self._now)

    def leave(self) -> None:
        """It is answered."""
        with self._lock:
            self._now -= 1

    def step_for(self, request: Request) -> Step:
        """What is to be done about a request; the server's own dislikes come before the script."""
        if request.format in self.refused_formats:
            return refuse(400, f"This response_format type is unavailable: {request.format}")
        for name in self.refused_parameters & set(request.body):
            return refuse(400, f"Unsupported parameter: '{name}'", param=name)
        return self.script.pop(0) if self.script else refuse(500, "the script is at its end")


class Handler(BaseHTTPRequestHandler):
    """Takes a request down and does the next step."""

    scripted: ScriptedServer
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        """The list of models."""
        if self.scripted.listing:
            return self.scripted.listing(self, {})
        return self.send_json(
            200, {"object": "list", "data": [{"id": "scripted", "object": "model"}]}
        )

    def do_POST(self) -> None:
        """A chat completion."""
        raw = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        request = Request(self.path, dict(self.headers.items()), json.loads(raw or b"{}"))
        self.scripted.requests.append(request)
        if not self.path.partition("?")[0].endswith("/chat/completions"):
            return self.send_json(404, {"error": {"message": f"no {self.path}"}})
        self.scripted.enter()
        try:
            self.scripted.step_for(request)(self, request.body)
        except (BrokenPipeError, ConnectionResetError):
            return None
        finally:
            self.scripted.leave()

    def begin(
        self, status: int, kind: str, length: int, headers: dict[str, str] | None = None
    ) -> None:
        """The status line and headers of an answer of `length` bytes."""
        self.send_response(status)
        for key, value in {"Content-Type": kind, **(headers or {})}.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def send(
        self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None
    ) -> None:
        """A whole answer."""
        self.begin(status, kind, len(body), headers)
        self.wfile.write(body)

    def send_json(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        """A whole answer in JSON."""
        self.send(
            status, json.dumps(body, ensure_ascii=False).encode(), "application/json", headers
        )

    def log_message(self, *_: object) -> None:
        """Silence: a test's output is its own."""
