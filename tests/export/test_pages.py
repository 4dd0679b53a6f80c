"""The pages of a PDF as pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from drafts import drafted
from PIL import Image

from qicao.delivery import deliver, page_pictures


@pytest.fixture(scope="module")
def pdf(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft as PDF."""
    program("soffice")
    return deliver(drafted("seed_gaj_2024"), tmp_path_factory.mktemp("pdf") / "报告.pdf").path


def test_every_page_is_a_picture_of_a_page_with_ink_on_it(pdf: Path) -> None:
    pictures, total = page_pictures(pdf, width=400)
    assert len(pictures) == total > 2
    first = Image.open(io.BytesIO(pictures[0]))
    assert first.width == 400
    assert first.height / first.width == pytest.approx(297 / 210, abs=0.01)
    darkest, lightest = first.convert("L").getextrema()
    assert darkest < 100
    assert lightest == 255


def test_pages_beyond_the_limit_are_counted(pdf: Path) -> None:
    pictures, total = page_pictures(pdf, width=100, most=1)
    assert (len(pictures), total > 1) == (1, True)
