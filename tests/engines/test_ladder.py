"""What a server was found to take is remembered, and only when it did take something."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.engines.formats import FORMATS
from qicao.engines.ladder import Ladder
from qicao.engines.refusals import Refusal

NO_FORMAT = Refusal(status=400, message="This response_format type is unavailable now")
NO_SEED = Refusal(status=400, message="Unsupported parameter: 'seed'", param="seed")
ASKED = {"model": "m", "messages": [], "seed": 1, "temperature": 0.3}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own" / "endpoints.json"


def test_what_a_server_refused_is_known_in_the_next_run(file: Path) -> None:
    ladder = Ladder("http://a/v1 m", file)
    assert ladder.concede(NO_FORMAT, ASKED, "json_schema")
    assert ladder.concede(NO_SEED, ASKED, "tools")
    ladder.settle("tools", ladder.request(ASKED, "prose"))
    again = Ladder("http://a/v1 m", file)
    assert again.format == "tools"
    assert "seed" not in again.request(ASKED, "prose")
    assert Ladder("http://a/v1 other", file).format == "json_schema"


def test_an_answer_confirms_only_what_it_was_asked_without(file: Path) -> None:
    ladder = Ladder("http://a/v1 m", file)
    asked = ladder.request(ASKED, "prose")
    ladder.concede(NO_FORMAT, ASKED, "json_schema")
    ladder.settle("json_schema", asked)
    ladder.concede(NO_SEED, ASKED, "tools")
    ladder.settle("tools", ASKED)
    assert not file.exists()


def test_a_file_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("not a folder", encoding="utf-8")
    ladder = Ladder("http://a/v1 m", tmp_path / "own" / "endpoints.json")
    ladder.concede(NO_SEED, ASKED, "json_schema")
    ladder.settle("json_schema", ladder.request(ASKED, "prose"))
    assert "seed" not in ladder.request(ASKED, "prose")


@pytest.mark.parametrize(
    "content",
    [
        '{"http://a/v1 m": []}',
        '{"http://a/v1 m": {"rung": "x"}}',
        '{"http://a/v1 m": {"refused": 3}}',
        '{"http://a/v1 m": {"rung": null, "refused": [1]}}',
        "[]",
        "null",
        '{"a": ' * 9_000,
        "\x00",
    ],
)
def test_a_file_that_is_none_of_ours_is_written_anew(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    ladder = Ladder("http://a/v1 m", file)
    assert (ladder.format, ladder.refused) == ("json_schema", frozenset())
    ladder.learn(1, frozenset({"seed"}))
    assert Ladder("http://a/v1 m", file).refused == {"seed"}


def test_a_rung_that_the_client_has_not_got_is_its_last(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"http://a/v1 m": {"rung": 99, "refused": ["seed"]}}', encoding="utf-8")
    assert Ladder("http://a/v1 m", file).format == FORMATS[-1]


def test_nothing_is_remembered_before_an_answer_came(file: Path) -> None:
    Ladder("http://a/v1 m", file).concede(NO_FORMAT, ASKED, "json_schema")
    assert Ladder("http://a/v1 m", file).format == "json_schema"


def test_a_request_that_no_way_helps_leaves_the_ladder_where_it_was(file: Path) -> None:
    ladder = Ladder("http://a/v1 m", file)
    refusal = Refusal(status=400, message="context too long")
    tried = [ladder.concede(refusal, ASKED, name) for name in FORMATS]
    assert tried == [True, True, True, False]
    assert ladder.format == "json_schema"


def test_requests_at_once_give_a_way_up_only_once() -> None:
    ladder = Ladder("http://a/v1 m")
    assert [ladder.concede(NO_FORMAT, ASKED, "json_schema") for _ in range(3)] == [True] * 3
    assert ladder.format == "tools"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"http://a/v1 m": {"rung": 99}}'])
def test_a_file_that_is_none_of_ours_is_found_out_anew(content: str, file: Path) -> None:
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    assert Ladder("http://a/v1 m", file).format in FORMATS


@pytest.mark.parametrize("status", [401, 404, 429, 500])
def test_other_refusals_are_no_reason_to_ask_another_way(status: int) -> None:
    refusal = Refusal(status=status, message="response_format")
    assert not Ladder("http://a/v1 m").concede(refusal, ASKED, "json_schema")
