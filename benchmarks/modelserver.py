"""A scripted model behind HTTP in a process of its own: 300 ms and 2 ms a token, like a fast one.

It says what it must and no more. Replies are composed once for each request and then known, so that
a measured run waits for the clock alone.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FIRST, EACH = 0.3, 0.002
"""Seconds before the first token, and for each."""
TESTS = Path(__file__).parents[1] / "tests"


@contextmanager
def running() -> Iterator[str]:
    """The base URL of a server that lives as long as the block."""
    command = [sys.executable, __file__]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


async def serve() -> None:
    """Serves until it is killed; prints its base URL first."""
    from aiohttp import web

    sys.path.insert(0, str(TESTS))
    from dutiful import dutiful

    known: dict[bytes, tuple[bytes, int]] = {}

    async def reply(request: web.Request) -> web.Response:
        raw = await request.read()
        if raw not in known:
            known[raw] = completion(dutiful(json.loads(raw)))
        body, tokens = known[raw]
        await asyncio.sleep(FIRST + EACH * tokens)
        return web.Response(body=body, content_type="application/json")

    app = web.Application(client_max_size=1 << 24)
    app.router.add_post("/v1/chat/completions", reply)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=2048)
    await site.start()
    port = runner.addresses[0][1]
    print(f"http://127.0.0.1:{port}/v1", flush=True)
    await asyncio.Event().wait()


def completion(text: str) -> tuple[bytes, int]:
    """The body of an answer, and how many tokens it is said to be."""
    tokens = max(len(text), 200)
    message = {"role": "assistant", "content": text}
    usage = {"prompt_tokens": 2000, "completion_tokens": tokens, "total_tokens": 2000 + tokens}
    whole: dict[str, Any] = {
        "id": "chatcmpl-0",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": usage,
    }
    return json.dumps(whole, ensure_ascii=False).encode(), tokens


if __name__ == "__main__":
    asyncio.run(serve())
