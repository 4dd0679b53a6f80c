"""What the server serves: the page, each answer with what a browser may do with it.

A browser that keeps this policy runs no script but Streamlit's own and ours, asks no other address
for anything, and shows the page in nobody's frame. Why each source is there: docs/decisions.
"""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from translating import Translated

from qicao.marking.page import digest, script_digest

SHELL = Path(st.__file__).parent / "static" / "index.html"
"""Streamlit's page, in which a short script stands."""
BROKEN = (
    "本程序出错了，这一步没有做成；已经保存的都在。请再试一次；"
    "还不行，请把运行 qicao ui 的窗口里的记录发给维护的人。"
)


def policy(shell: str) -> str:
    """What the browser may load and run of a page with the scripts that stand in `shell`."""
    inline = [digest(script) for script in re.findall(r"<script>(.*?)</script>", shell, re.DOTALL)]
    scripts = (f"'{script}'" for script in (*inline, script_digest()))
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'wasm-unsafe-eval' {' '.join(scripts)}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


class Guarded:
    """An application with these headers on all that it answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": policy(SHELL.read_text(encoding="utf-8")),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, guarded)


def tell(_error: Exception) -> bool:
    """Says on the page that we failed; the traceback is in the server's window."""
    st.error(BROKEN)
    return True


app = st.App(
    Path(__file__).with_name("app.py"),
    middleware=[Middleware(Guarded), Middleware(Translated)],
    on_script_error=tell,
)
