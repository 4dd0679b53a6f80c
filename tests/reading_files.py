"""What the tests of the readers do to files, and what they ask of a reading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from qicao.errors import ImportRefused
from qicao.profile.model import Profile
from qicao.readers import read_file
from qicao.readers.cells import Passage, Sheet, TextDocument
from qicao.values import Reading


@dataclass(frozen=True)
class Read:
    """Reads bytes through the door as a file of a name, `usual` if none is said."""

    folder: Path
    profile: Profile
    usual: str

    def __call__(self, data: bytes, name: str = "") -> Reading:
        path = self.folder / (name or self.usual)
        path.write_bytes(data)
        return read_file(path, self.profile, None)

    def refusal(self, data: bytes, name: str = "") -> ImportRefused:
        """The refusal of the bytes, which names the file and says what to do."""
        with pytest.raises(ImportRefused) as refused:
            self(data, name)
        assert str(refused.value).startswith(name or self.usual)
        assert "请" in refused.value.hint
        return refused.value


def edited(path: Path, edit: Callable[[str, bytes], bytes | None], **extra: bytes) -> Path:
    """The archive at `path` with each part edited (None leaves it out) and more parts added."""
    stream = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as to:
        for name in source.namelist():
            content = edit(name, source.read(name))
            if content is not None:
                to.writestr(name, content)
        for name, content in extra.items():
            to.writestr(name, content)
    return path


def amounts(reading: Reading) -> dict[str, str]:
    """Figure id → its quantity as text."""
    return {figure.id: str(figure.quantity) for figure in reading.figures}


def codes(reading: Reading) -> list[str]:
    """The codes of all findings in order."""
    return [finding.code for finding in reading.findings]


def texts(document: TextDocument) -> list[str]:
    """Its paragraphs in order."""
    return [block.text for block in document.blocks if isinstance(block, Passage)]


def sheets(document: TextDocument) -> list[Sheet]:
    """Its tables in order."""
    return [block for block in document.blocks if isinstance(block, Sheet)]


def grid(sheet: Sheet) -> list[list[str]]:
    """The texts of a table, row by row."""
    return [[cell.text for cell in row] for row in sheet.rows]


def messages(document: TextDocument) -> str:
    """All that is told of it."""
    return "\n".join(finding.message for finding in document.findings)
