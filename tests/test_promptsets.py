"""Which prompts a report can be written by, and that nobody changes them under a job's hands."""

from __future__ import annotations

from pathlib import Path

import pytest
from keptsample import profile

from qicao.errors import DraftRefused, ImportRefused
from qicao.profile import Profile, load_profile
from qicao.prompt import load_library
from qicao.promptsets import chosen_prompts, lay, prompt_versions
from qicao.resources import prompts_folder

__all__ = ["profile"]
NAME = "sections/基本支出.prompty"


def version(profile: Profile) -> str:
    return load_library(profile.files).writer("基本支出", "prose").version


def changed(profile: Profile) -> dict[str, str]:
    return {NAME: profile.files[NAME].replace("version: 1.1.0", "version: 9.9.9")}


def put(data_dir: Path, profile: Profile, files: dict[str, str]) -> Path:
    """The files in the user's own folder for the kind of report."""
    folder = data_dir / "prompts" / profile.ref.id
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_report_as_the_program_has_it_offers_one_version(
    profile: Profile, tmp_path: Path
) -> None:
    (only,) = prompt_versions(profile, tmp_path)
    assert (only.kind, only.profile) == ("pinned", profile)


def test_a_report_that_was_opened_before_an_upgrade_offers_both(
    profile: Profile, tmp_path: Path
) -> None:
    old = lay(changed(profile), profile)
    pinned, program = prompt_versions(old, tmp_path)
    assert (version(pinned.profile), version(program.profile)) == ("9.9.9", "1.1.0")
    assert program.digest == prompt_versions(profile, tmp_path)[0].digest
    assert {n: t for n, t in program.profile.files.items() if not n.startswith("sections/")} == {
        n: t for n, t in old.files.items() if not n.startswith("sections/")
    }


def test_files_of_ones_own_are_laid_over_those_of_the_report(
    profile: Profile, tmp_path: Path
) -> None:
    put(tmp_path, profile, changed(profile))
    _, own = prompt_versions(profile, tmp_path)
    assert (own.kind, version(own.profile)) == ("own", "9.9.9")
    assert own.profile.files.keys() == profile.files.keys()
    assert own.profile.ref.digest != profile.ref.digest


def test_a_kind_of_ones_own_is_taken_whole(profile: Profile, tmp_path: Path) -> None:
    kept = {n: t for n, t in profile.files.items() if n != "sections/润色.prompty"}
    put(tmp_path, profile, kept | changed(profile))
    _, own = prompt_versions(profile, tmp_path)
    assert profile.files.keys() - own.profile.files.keys() == {"sections/润色.prompty"}


def test_a_kind_that_extends_another_brings_the_prompts_of_that(tmp_path: Path) -> None:
    hubei = load_profile(prompts_folder() / "hubei_overall")
    (only,) = prompt_versions(hubei, tmp_path)
    assert only.digest == chosen_prompts(hubei, tmp_path, "program", only.digest).digest


def test_prompts_that_changed_after_they_were_chosen_are_refused(
    profile: Profile, tmp_path: Path
) -> None:
    folder = put(tmp_path, profile, changed(profile))
    own = prompt_versions(profile, tmp_path)[1]
    assert chosen_prompts(profile, tmp_path, "own", own.digest).profile == own.profile
    (folder / NAME).write_text("改过", encoding="utf-8")
    with pytest.raises(DraftRefused, match="“自己的提示词”改过或不在了"):
        chosen_prompts(profile, tmp_path, "own", own.digest)
    (folder / NAME).unlink()
    with pytest.raises(DraftRefused, match="重新开始"):
        chosen_prompts(profile, tmp_path, "own", own.digest)


def test_a_file_that_is_no_text_is_refused_by_name(profile: Profile, tmp_path: Path) -> None:
    folder = put(tmp_path, profile, changed(profile))
    (folder / NAME).write_bytes("改过".encode("gb18030"))
    with pytest.raises(ImportRefused, match="基本支出"):
        prompt_versions(profile, tmp_path)
