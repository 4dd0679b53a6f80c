"""The reading process: one file after another from stdin, what it is to stdout, as plain JSON.

It is started by `worker`. It opens no file to write, starts no program and makes no connection;
what it does not expect ends it, and the parent says so.
"""

from __future__ import annotations

import json
import os
import sys
from typing import BinaryIO

from qicao.errors import ImportRefused, MissingDependency
from qicao.readers.guard.kinds import ASKED, Answer
from qicao.readers.guard.limits import limit_here
from qicao.readers.guard.wire import MOST, packed_json, receive, send

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")


def main() -> None:
    """Answers until its input ends."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    sys.addaudithook(_forbid)
    while (head := receive(sys.stdin.buffer)) and (data := receive(sys.stdin.buffer)) is not None:
        _serve(json.loads(head), data, out)


def _forbid(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader tried {event}")


def _serve(head: dict[str, str | int], data: bytes, out: BinaryIO) -> None:
    try:
        limit_here(int(head["memory"]), int(head["cpu"]))
        _reply(out, _answer(head, data))
    except MemoryError:
        hint = "读取它要用的内存超过上限：请删去不用的工作表、图片，或拆成几个文件再试"
        _reply(out, ("ended", ["too_heavy", hint, None, None]))
        sys.exit(1)  # nobody knows what is left of this process


def _answer(head: dict[str, str | int], data: bytes) -> Answer:
    try:
        return ASKED[str(head["kind"])](data, str(head["name"]))
    except ImportRefused as refused:
        return "refused", [refused.code, refused.hint, refused.sheet, refused.cell]
    except MissingDependency as missing:
        return "missing", str(missing)


def _reply(out: BinaryIO, answer: Answer) -> None:
    word, value = answer
    content = packed_json(value)
    if len(content) > MOST:
        hint = "内容太多，读不下：请删去不用的工作表、文字，或拆成几个文件再试"
        word, content = "refused", packed_json(["too_large", hint, None, None])
    send(out, word.encode())
    send(out, content)


if __name__ == "__main__":
    main()
