"""Replies as files, to be played again without a model: for tests, and for a report written twice.

A folder holds one JSON file a reply, `<section>-<turn>.json`, with what was asked and with what
settings. One that was recorded for another request is refused by name: it is stale.
"""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

from pydantic import ValidationError

from qicao.engines.chat import Answer, Chat, OnText, Request, Wrapped
from qicao.engines.endpoint import SectionRefused, Unfinished, Usage
from qicao.errors import ImportRefused
from qicao.prompt import Message, Output
from qicao.values import Value

_UNFIT = re.compile(r"[^\w.-]")
MAX_FILE = 4 << 20


class Recorded(Value):
    """One reply as it lies in a folder."""

    schema_: str = "qicao.reply/1"
    engine: str
    model: str
    section: str
    turn: int
    key: str
    output: Output
    temperature: float
    max_tokens: int
    seed: int | None = None
    messages: tuple[Message, ...]
    reply: str
    failure: str = ""
    """Why the model did not finish; '' if it did."""
    prompt_tokens: int = 0
    completion_tokens: int = 0


_TURNS = {
    "system": "提示词里的固定文字",
    "user": "数据、提示词的其余部分，或 --variant、--mask",
    "assistant": "前一次的回复",
}
"""What each turn of a request is made of."""


class Recording(Wrapped):
    """A chat whose replies are written to a folder; those of other sections stay."""

    def __init__(self, chat: Chat, folder: Path) -> None:
        super().__init__(chat)
        self.folder = folder

    async def ask(self, request: Request, until: float, on_text: OnText | None = None) -> Answer:
        """The answer, which is also in the folder; so is one that the model did not finish."""
        try:
            answer = await self.chat.ask(request, until, on_text)
        except Unfinished as unfinished:
            await self._write(request, Answer(text=""), str(unfinished))
            raise
        await self._write(request, answer)
        return answer

    async def _write(self, request: Request, answer: Answer, failure: str = "") -> None:
        found = Recorded(
            **request.model_dump(exclude={"heading"}),
            engine=self.name,
            model=self.model,
            key=request.key(self.model),
            reply=answer.text,
            failure=failure,
            prompt_tokens=answer.prompt_tokens,
            completion_tokens=answer.completion_tokens,
        )
        await asyncio.to_thread(_write, self.folder, found)


class Replay:
    """The chat `replay:DIR`: the replies of a folder, for the very requests that they answered."""

    place = ""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise ImportRefused("replay", str(folder), "找不到这个文件夹：请先用 --record 录下回复")
        self.folder, self.usage = folder, Usage()
        self.name, self.model = f"replay:{folder.name}", ""

    async def ask(
        self,
        request: Request,
        until: float,  # noqa: ARG002 - a file is there at once
        on_text: OnText | None = None,
    ) -> Answer:
        """The recorded reply. SectionRefused names a reply that is missing or stale.

        Unfinished where the model did not finish.
        """
        path = self.folder / file_name(request.section, request.turn)
        found = await asyncio.to_thread(read_recorded, path)
        # What the model was asked with is the recording's: the folder stands for that model.
        settings = {"temperature": found.temperature, "max_tokens": found.max_tokens}
        same = request.model_copy(update={**settings, "seed": found.seed})
        if same.key(found.model) != found.key:
            changed = _changed(found, request)
            raise SectionRefused(
                f"{path.name} 已过时：录下之后{changed}变了，请改回去，或用 --record 重录这一节"
            )
        if found.failure:
            raise Unfinished(found.failure)
        if on_text:
            on_text(found.reply)
        self.usage += Usage(calls=1)
        return Answer(
            text=found.reply,
            prompt_tokens=found.prompt_tokens,
            completion_tokens=found.completion_tokens,
            kept=True,
        )

    async def judged(self, answer: Answer, codes: tuple[str, ...]) -> None:
        """Nothing is kept."""

    async def close(self) -> None:
        """Nothing is open."""


def _changed(found: Recorded, request: Request) -> str:
    """What of a request is not as it was recorded, in words."""
    then, now = (
        {role: [m.content for m in messages if m.role == role] for role in _TURNS}
        for messages in (found.messages, request.messages)
    )
    named = [word for role, word in _TURNS.items() if then[role] != now[role]]
    return "，".join(named) or "设置（输出的形式）"


def file_name(section: str, turn: int) -> str:
    """The name of a reply's file."""
    return f"{_UNFIT.sub('_', section)}-{turn}.json"


def read_recorded(path: Path) -> Recorded:
    """A reply's file. SectionRefused if it is missing, ImportRefused if it is none."""
    if not path.is_file():
        raise SectionRefused(f"没有录下 {path.name}：请用 --record 录下这一节")
    if path.stat().st_size > MAX_FILE:
        raise ImportRefused("replay", path.name, "太大，不是录下的回复")
    try:
        return Recorded.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError):
        raise ImportRefused("replay", path.name, "不是录下的回复，请用 --record 重录") from None


def _write(folder: Path, found: Recorded) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=1)
    path = folder / file_name(found.section, found.turn)
    fresh = path.with_suffix(".part")
    fresh.write_text(text + "\n", encoding="utf-8")
    fresh.replace(path)
