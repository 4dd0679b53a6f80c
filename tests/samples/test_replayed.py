"""Replies of a real small model, played again: what it wrote is judged as it was, and drafts well.

`make record` takes them anew where prompts, offers or checks have changed what is asked.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.engines.recording import file_name, read_recorded
from qicao.profile import load_profile
from qicao.resources import find_profile
from qicao.settings import Settings
from qicao.workflow import Drafted, draft, errors, prepare
from qicao.writers import open_engine

SAMPLES = Path(__file__).parents[2] / "samples"
RECORDED = sorted(path.parent for path in SAMPLES.glob("*/replies") if any(path.iterdir()))
each_sample = pytest.mark.parametrize("sample", RECORDED, ids=lambda path: path.name)


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Drafted]:
    return {sample.name: replayed(sample, tmp_path_factory.mktemp("own")) for sample in RECORDED}


def replayed(sample: Path, own: Path) -> Drafted:
    prepared = prepare([sample], load_profile(find_profile("hunan_overall")))
    settings = Settings(engine=f"replay:{sample / 'replies'}", data_dir=own)
    recorded = {read_recorded(path).section for path in (sample / "replies").iterdir()}
    with open_engine(settings, prepared, lambda _: None) as engine:
        return draft(prepared, engine, sections=tuple(recorded))


def test_replies_of_a_real_model_are_there() -> None:
    assert [path.name for path in RECORDED] == ["seed_gaj_2024"]


@each_sample
def test_no_reply_is_stale_and_none_is_missing(sample: Path, drafts: dict[str, Drafted]) -> None:
    assert drafts[sample.name].failures == ()


@each_sample
def test_the_model_wrote_most_sections_and_none_with_an_error(
    sample: Path, drafts: dict[str, Drafted]
) -> None:
    drafted = drafts[sample.name]
    written = [s for s in drafted.report.sections if s.engine.startswith("replay:")]
    assert len(written) >= 6
    assert errors(drafted.findings) == ()


@each_sample
def test_a_recording_says_what_it_was_made_with(sample: Path) -> None:
    for path in (sample / "replies").iterdir():
        found = read_recorded(path)
        assert path.name == file_name(found.section, found.turn)
        assert found.engine.startswith("openai:")
        assert found.seed == 1
