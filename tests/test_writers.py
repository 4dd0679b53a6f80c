"""An engine with all that stands behind it: terms, answers kept, recorded, replayed, masked."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from dutiful import dutiful
from pydantic import SecretStr
from scripted_server import ScriptedServer, Step, answer, later, page, redirect, refuse, say

from qicao.errors import ImportRefused, StoreError, UsageError
from qicao.profile import load_profile
from qicao.settings import Settings
from qicao.store import open_store
from qicao.values import RunState
from qicao.workflow import Drafted, Prepared, draft, prepare
from qicao.writers import open_engine, preview, rewrite

ROOT = Path(__file__).parents[1]
KEY = "sk-an-invented-key-0002"
SECTIONS = ("基本支出", "项目支出", "存在的问题")


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    profile = load_profile(ROOT / "prompts" / "hunan_overall")
    return prepare([ROOT / "samples" / "county_full"], profile)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def settings(server: ScriptedServer, tmp_path: Path) -> Settings:
    return Settings(
        engine="openai:m1",
        openai_base_url=server.url,
        openai_api_key=SecretStr(KEY),
        data_dir=tmp_path / "own",
        concurrency=2,
    )


def write(
    settings: Settings,
    prepared: Prepared,
    told: list[str] | None = None,
    *,
    record: Path | None = None,
    mask: bool = False,
) -> Drafted:
    tell = (told if told is not None else []).append
    with open_engine(settings, prepared, tell, record=record, mask=mask) as engine:
        return draft(prepared, engine, sections=SECTIONS)


def test_place_and_terms_are_told_before_the_first_call_and_the_key_never(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    told: list[str] = []
    with open_engine(settings, prepared, told.append):
        assert server.requests == []
        assert server.url in told[0]
        assert "同时 2 节" in told[1]
    assert KEY not in "".join(told)


def test_the_second_run_of_an_unchanged_report_makes_no_call(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    server.play(*[answer(dutiful)] * 20)
    first = write(settings, prepared)
    calls = len(server.requests)
    assert calls >= len(SECTIONS)
    second = write(settings, prepared)
    assert len(server.requests) == calls
    assert second.report == first.report
    with open_store(settings.database) as store:
        latest, earlier = store.runs()
        assert (latest.state, earlier.state) == (RunState.DONE, RunState.DONE)
        assert store.exchanges(latest.id) == ()
        assert len(store.exchanges(earlier.id)) == calls
        assert KEY not in repr(store.exchanges(earlier.id)) + repr(earlier)


def test_sections_that_a_server_failed_are_asked_for_again_and_the_others_are_not(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    one = settings.model_copy(update={"concurrency": 1})
    server.play(answer(dutiful), refuse(500), *[answer(dutiful)] * 20)
    first = write(one, prepared)
    assert len(first.failures) == 1
    calls = len(server.requests)
    second = write(one, prepared)
    assert second.failures == ()
    assert len(server.requests) == calls + 1
    with open_store(one.database) as store:
        assert [run.state for run in store.runs()] == [RunState.DONE, RunState.FAILED]


def test_recorded_replies_give_the_same_report_without_a_server(
    settings: Settings, prepared: Prepared, server: ScriptedServer, tmp_path: Path
) -> None:
    server.play(*[answer(dutiful)] * 20)
    folder = tmp_path / "replies"
    recorded = write(settings, prepared, record=folder)
    assert KEY not in "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    replay = Settings(engine=f"replay:{folder}", data_dir=tmp_path / "other")
    replayed = write(replay, prepared)
    assert replayed.failures == ()
    texts = [[s.blocks for s in d.report.sections] for d in (recorded, replayed)]
    assert texts[0] == texts[1]
    assert not (tmp_path / "other").exists()


def test_a_stale_reply_is_refused_by_name(
    settings: Settings, prepared: Prepared, server: ScriptedServer, tmp_path: Path
) -> None:
    server.play(*[answer(dutiful)] * 20)
    folder = tmp_path / "replies"
    write(settings, prepared, record=folder)
    (folder / "项目支出-0.json").unlink()
    plans = tuple(
        p.model_copy(update={"guide": "另一种写法"}) if p.id == "基本支出" else p
        for p in prepared.plans
    )
    changed = replace(prepared, plans=plans)
    drafted = write(Settings(engine=f"replay:{folder}", data_dir=tmp_path), changed)
    said = "\n".join(drafted.failures)
    assert (
        "基本支出-0.json 已过时：录下之后数据、提示词的其余部分，或 --variant、--mask变了" in said
    )
    assert "没有录下 项目支出-0.json" in said
    assert "--record" in said


def test_what_is_masked_never_leaves_and_comes_back(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    name = prepared.ledger.facts["单位.名称"].text
    told: list[str] = []
    server.play(*[answer(dutiful)] * 20)
    drafted = write(settings, prepared, told, mask=True)
    sent = repr([request.body for request in server.requests])
    assert name not in sent
    assert "〈名称甲〉" in sent
    assert "〈名称" not in drafted.report.model_dump_json()
    with open_store(settings.database) as store:
        assert name not in repr(store.exchanges(store.runs()[0].id))


def test_a_selection_goes_out_masked_and_comes_back_with_its_names(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    name = prepared.ledger.facts["单位.名称"].text
    slot = f"[[{next(iter(prepared.ledger.figures))}]]"
    text = f"按照青无政发〔2024〕3号，{name}由张无名负责实施，全年支出共计达到了{slot}的规模。"

    def shorter(body: dict[str, Any]) -> str:
        sent = re.search(r"按照〈文号甲〉[^\n]*的规模。", body["messages"][-1]["content"])
        assert sent
        brief = sent[0].replace("全年支出共计达到了", "支出").replace("的规模", "")
        return json.dumps({"text": brief}, ensure_ascii=False)

    server.play(*[answer(shorter)] * 3)
    again = rewrite(settings, prepared, text, "精简")
    sent = repr([request.body for request in server.requests])
    assert again == f"按照青无政发〔2024〕3号，{name}由张无名负责实施，支出{slot}。"
    assert not [secret for secret in (name, "张无名", "青无政发") if secret in sent]


def test_a_preview_sends_nothing_and_shows_all_of_it(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    shown = "\n".join(preview(settings, prepared, SECTIONS))
    server.play(*[answer(dutiful)] * 20)
    assert server.requests == []
    write(settings, prepared)
    for request in server.requests[: len(SECTIONS)]:
        for message in request.body["messages"]:
            assert message["content"] in shown
    assert KEY not in shown
    assert "没有发出" in shown


def test_a_run_never_costs_more_than_its_ceiling(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    priced = {"price_input": 100, "price_output": 1000, "spending_limit": "0.6", "concurrency": 32}
    limited = Settings.model_validate({**settings.model_dump(), **priced})
    limited = limited.model_copy(update={"openai_api_key": settings.openai_api_key})
    server.play(*[answer(dutiful)] * 60)
    with open_engine(limited, prepared, lambda _: None) as engine:
        drafted = draft(prepared, engine)
    assert drafted.failures
    assert "花费上限" in drafted.failures[0]
    with open_store(limited.database) as store:
        assert store.spent(store.runs()[0].id) <= limited.spending_limit


def test_a_ceiling_without_prices_is_refused_before_any_call(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    limited = settings.model_copy(update={"spending_limit": Decimal(5)})
    with (
        pytest.raises(UsageError, match="price_input"),
        open_engine(limited, prepared, lambda _: None),
    ):
        pass
    assert server.requests == []


def test_what_was_kept_is_used_though_the_server_is_shut(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    one = settings.model_copy(update={"concurrency": 1})
    server.play(*[answer(dutiful)] * 3, *[refuse(401)] * 60)
    by_model = []
    for plans in (prepared.plans, prepared.plans[::-1]):
        with open_engine(one, prepared, lambda _: None) as engine:
            written = engine.write_all(plans)
        by_model.append(sum(parts[0].engine.startswith("openai:") for parts in written))
    assert by_model == [3, 3]
    assert len(server.requests) == 5, "one call each run that finds the key refused"


def test_a_reply_that_did_not_end_is_recorded_and_played_as_such(
    settings: Settings, prepared: Prepared, server: ScriptedServer, tmp_path: Path
) -> None:
    one = settings.model_copy(update={"concurrency": 1})
    server.play(say("{", "length"), *[answer(dutiful)] * 20)
    folder = tmp_path / "replies"
    recorded = write(one, prepared, record=folder)
    replay = Settings(engine=f"replay:{folder}", data_dir=tmp_path / "other", concurrency=1)
    assert write(replay, prepared).failures == recorded.failures
    assert "length" in recorded.failures[0]


def test_masked_requests_are_the_same_in_every_run_and_those_that_a_preview_shows(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    several = settings.model_copy(update={"concurrency": 4})
    server.play(later(0.3, answer(dutiful)), *[answer(dutiful)] * 20)
    shown = "\n".join(preview(several, prepared, SECTIONS, mask=True))
    write(several, prepared, mask=True)
    calls = len(server.requests)
    for request in server.requests[: len(SECTIONS)]:
        assert all(message["content"] in shown for message in request.body["messages"])
    again = several.model_copy(update={"concurrency": 1})
    write(again, prepared, mask=True)
    assert len(server.requests) == calls


def test_a_recording_that_is_none_is_refused_in_words(
    settings: Settings, prepared: Prepared, server: ScriptedServer, tmp_path: Path
) -> None:
    server.play(*[answer(dutiful)] * 20)
    folder = tmp_path / "replies"
    write(settings, prepared, record=folder)
    (folder / "基本支出-0.json").write_text("不是 JSON", encoding="utf-8")
    with pytest.raises(ImportRefused, match=r"基本支出-0\.json：不是录下的回复"):
        write(Settings(engine=f"replay:{folder}", data_dir=tmp_path), prepared)


def test_a_store_that_fails_meanwhile_is_told_in_words(
    settings: Settings, prepared: Prepared, server: ScriptedServer
) -> None:
    server.play(*[answer(dutiful)] * 20)
    with open_engine(settings, prepared, lambda _: None) as engine:
        database = sqlite3.connect(settings.data_dir / "qicao.db")
        database.execute("drop table exchange")
        database.close()
        with pytest.raises(StoreError):
            draft(prepared, engine, sections=SECTIONS)


FAULTS: dict[str, tuple[Step, str]] = {
    "wrong key": (refuse(401), "OPENAI_API_KEY"),
    "unknown model": (refuse(404, "model not found"), "m1"),
    "quota": (refuse(429, "no money", code="insufficient_quota"), "额度"),
    "busy": (refuse(503), "503"),
    "a portal": (page(), "请登录"),
    "elsewhere": (redirect("http://127.0.0.1:9/v1"), "OPENAI_BASE_URL"),
}


@pytest.mark.parametrize(("step", "named"), FAULTS.values(), ids=FAULTS.keys())
def test_every_way_to_fail_is_named_and_what_was_written_is_not_asked_for_again(
    step: Step,
    named: str,
    settings: Settings,
    prepared: Prepared,
    server: ScriptedServer,
) -> None:
    one = settings.model_copy(update={"concurrency": 1})
    server.play(answer(dutiful), *[step] * 20)
    first = write(one, prepared)
    assert len(first.failures) == len(SECTIONS) - 1
    assert len(first.noted) == len(first.failures)
    assert named in "".join(first.failures)
    assert KEY not in "".join(first.failures)
    asked = len(server.requests)
    server.script[:] = [answer(dutiful)] * 20
    assert write(one, prepared).failures == ()
    again = [request.body for request in server.requests[asked:]]
    assert server.requests[0].body not in again
    assert len(again) == len(SECTIONS) - 1
