"""Messages between the two processes: eight bytes of length, then so many bytes of plain JSON.

JSON alone goes across, checked into our own values: whoever took over the reading process could
send a wrong value, never code.
"""

from __future__ import annotations

import json
import struct
from typing import BinaryIO

MOST = 256 << 20
"""Bytes of one message; no file within the limits gives as many."""
_LENGTH = struct.Struct(">Q")


def send(stream: BinaryIO, content: bytes) -> None:
    """Writes one message. OSError if nobody is there to read it."""
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """One message; None at the end of the stream or for what is no message of ours."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size or (length := _LENGTH.unpack(head)[0]) > MOST:
        return None
    content = stream.read(length)
    return content if len(content) == length else None


def packed_json(value: object) -> bytes:
    """A plain value as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
