"""Data folders: found by name and by path, the user's own first."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import UsageError
from qicao.resources import find_profile, list_profiles, prompts_folder


def make_profile(prompts: Path, name: str) -> Path:
    folder = prompts / name
    folder.mkdir(parents=True)
    (folder / "profile.yaml").write_text("id: invented\n", encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def unrelated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that has nothing to do with the project."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def test_a_shipped_profile_is_found_from_anywhere() -> None:
    assert find_profile("hunan_overall") == prompts_folder() / "hunan_overall"


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    folder = make_profile(tmp_path / "elsewhere", "甲")
    assert find_profile(str(folder)) == folder


@pytest.mark.parametrize("place", ["here/prompts", "data/prompts"])
def test_the_own_profile_of_a_user_goes_before_a_shipped_one(place: str, tmp_path: Path) -> None:
    own = make_profile(tmp_path / place, "hunan_overall")
    assert find_profile("hunan_overall", tmp_path / "data") == own
    assert [folder.name for folder in list_profiles(tmp_path / "data")].count("hunan_overall") == 1


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="是不是“hunan_overall”"):
        find_profile("hunan_overal")


def test_an_unknown_name_with_no_neighbour_lists_what_there_is() -> None:
    with pytest.raises(UsageError, match=r"可用的有：.*hunan_overall"):
        find_profile("不存在")


def test_a_folder_that_is_no_profile_is_refused_for_that(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"缺少 profile\.yaml"):
        find_profile(str(tmp_path))
