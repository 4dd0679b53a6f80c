"""Ways to spoil a file: its bytes, the parts of its archive, the values in its XML."""

from __future__ import annotations

import io
import zipfile

from hypothesis import strategies as st

MARKS = [b"<", b">", b"&", b'"', b"\0", b"\xff\xfe", b"-", b"9" * 40, b"A1", b"<v>", b"/", b"\x80"]
VALUES = [
    *("", "NaN", "-1", "1e999", "0x1", "９", "99999999999999999999", "true", "&#0;", "&amp;"),
    *("A0", "XFD1048576", "AAAA1", "../../x", "http://127.0.0.1:9/", "\n", "#REF!", "]]>", "<x/>"),
    "a" * 40,
]


@st.composite
def spoiled_bytes(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with a few places flipped, cut out, doubled or filled with something."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        size = draw(st.integers(1, 64))
        how = draw(st.sampled_from(["flip", "cut", "double", "insert", "end"]))
        if how == "flip":
            data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]
        elif how == "cut":
            data = data[:at] + data[at + size :]
        elif how == "double":
            data = data[: at + size] + data[at:]
        elif how == "insert":
            data = data[:at] + draw(st.sampled_from(MARKS)) + data[at:]
        else:
            data = data[:at]
    return data


@st.composite
def spoiled_archive(draw: st.DrawFn, data: bytes) -> bytes:
    """The archive with one part spoiled, renamed, left out or given the content of another."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    how = draw(st.sampled_from(["spoil", "value", "value", "rename", "drop", "swap"]))
    if how == "spoil":
        parts[name] = draw(spoiled_bytes(parts[name]))
    elif how == "value":
        parts[name] = draw(spoiled_value(parts[name]))
    else:
        content = parts.pop(name)
        if how == "rename":
            parts[name.replace(draw(st.sampled_from("/.x1")), draw(st.sampled_from("/_X")))] = (
                content
            )
        elif how == "swap":
            parts[name] = parts[draw(st.sampled_from(sorted(parts)))]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


@st.composite
def spoiled_value(draw: st.DrawFn, content: bytes) -> bytes:
    """The XML with one attribute's value or one text replaced, still well formed or not."""
    text = content.decode("utf-8", "replace")
    places = [at for at, char in enumerate(text) if char in '">']
    start = draw(st.sampled_from(places)) + 1 if places else 0
    end = next((at for at in range(start, len(text)) if text[at] in '"<'), len(text))
    return (text[:start] + draw(st.sampled_from(VALUES)) + text[end:]).encode()
