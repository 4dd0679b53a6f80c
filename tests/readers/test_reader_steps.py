"""What to do about a table that was not read: in the words of the place where it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import ImportRefused
from qicao.profile import Profile
from qicao.readers.guesses import Guesses
from qicao.steps import NAMED, TEMPLATE
from qicao.values import Origin, Source
from qicao.workflow import prepare

UNKNOWN = "茶园,亩数\n东坡,12\n西坡,30\n"


def test_a_file_that_is_refused_says_what_to_fill_in_instead(
    profile: Profile, tmp_path: Path
) -> None:
    (tmp_path / "数据.csv").write_text(UNKNOWN, encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        prepare([tmp_path / "数据.csv"], profile)
    assert str(refused.value).endswith(f"三列；{TEMPLATE.command}")
    assert refused.value.on_page.endswith(f"三列；{TEMPLATE.page}")


def test_too_many_names_are_told_in_the_words_of_the_place(profile: Profile) -> None:
    guesses = Guesses(profile.catalogue, most=0)
    guesses.unmapped(Source(origin=Origin.CELL, file="数据.csv"), "茶园", "亩")
    (finding,) = guesses.told("数据.csv")
    assert finding.todo_on_command_line.endswith(NAMED.command)
    assert finding.todo_on_page.endswith(NAMED.page)
