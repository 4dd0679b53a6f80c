"""Streamlit's own words in Chinese: its scripts as they are served, with the texts of words.yaml.

Streamlit has one language and no way to give it another. What a script of a later version no longer
says stays as that version says it; nothing else of a script is touched. Why so: docs/decisions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath

import streamlit as st
from pydantic import TypeAdapter
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qicao.yamltext import load_yaml

SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"
SHELL = b'<html lang="en"', b'<html lang="zh"'
"""How the page says in which language it is to be read out; both are of one length."""
DAY = {"Cache-Control": "public, max-age=86400"}


def wording() -> dict[str, dict[str, str]]:
    """By the script's name up to its first dot: English text → Chinese."""
    path = Path(__file__).with_name("words.yaml")
    document = load_yaml(path.read_text(encoding="utf-8"), path.name)
    return TypeAdapter(dict[str, dict[str, str]]).validate_python(document)


def literal(english: str) -> re.Pattern[str]:
    """A text as it stands in a script, each `{}` of it any value that is put in there."""
    text = re.escape(english).replace(r"\{\}", r"(\$\{[^{}]*\})")
    return re.compile(rf"(?P<quote>[`\"']){text}(?P=quote)")


def translated(script: str, words: Mapping[str, str]) -> str:
    """The script with its texts in Chinese, in which `{0}` is the first value of the English."""
    for english, chinese in words.items():
        script = literal(english).sub(lambda found, text=chinese: _said(found, text), script)
    return script


def _said(found: re.Match[str], chinese: str) -> str:
    quote = found["quote"]
    return f"{quote}{chinese.format(*found.groups()[1:])}{quote}"


class Translated:
    """An application whose page and scripts speak Chinese."""

    def __init__(self, app: ASGIApp) -> None:
        words = wording()
        self.app = app
        self.words = {
            path.name: words[path.name.partition(".")[0]]
            for path in SCRIPTS.glob("*.js")
            if path.name.partition(".")[0] in words
        }
        self.script = cache(self._script)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def spoken(message: Message) -> None:
            if message["type"] == "http.response.body":
                message["body"] = message.get("body", b"").replace(*SHELL)
            await send(message)

        path = PurePosixPath(scope.get("path", ""))
        if scope["type"] == "http" and path.name in self.words and path.parent.name == "js":
            await self.script(path.name)(scope, receive, send)
        else:
            await self.app(scope, receive, spoken)

    def _script(self, name: str) -> Response:
        script = (SCRIPTS / name).read_text(encoding="utf-8")
        text = translated(script, self.words[name])
        return Response(text, media_type="text/javascript", headers=DAY)
