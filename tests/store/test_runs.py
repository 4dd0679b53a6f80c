"""Runs and exchanges come back as they were kept, once each, in order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from keptruns import BEGAN, KEY, a_run, an_exchange, clock

from qicao.errors import StoreError
from qicao.store import RunStore, open_store
from qicao.values import RunState


def test_a_run_comes_back_as_it_was_kept(store: RunStore) -> None:
    run = a_run()
    store.begin(run)
    assert store.runs() == (run,)


def test_an_exchange_comes_back_as_it_was_kept(store: RunStore) -> None:
    run = a_run()
    exchange = an_exchange(run)
    store.begin(run)
    store.keep(exchange)
    assert store.exchanges(run.id) == (exchange,)
    assert str(store.exchanges(run.id)[0].cost) == "0.0033200"


@pytest.mark.parametrize("text", ["", "甲\x00乙", "半个\ud83d", '"引号"\\[[x]]\n', "😀", "null"])
def test_any_text_of_a_server_comes_back(store: RunStore, text: str) -> None:
    run = a_run(note=text)
    messages = (("user", text),)
    exchange = an_exchange(run, reply=text, failure=text, messages=messages)
    store.begin(run)
    store.keep(exchange)
    assert store.runs() == (run,)
    assert store.exchanges(run.id) == (exchange,)


def test_a_call_that_failed_is_kept_too(store: RunStore) -> None:
    run = a_run()
    failed = an_exchange(run, reply=None, finish="", failure="超时", completion_tokens=0)
    store.begin(run)
    store.keep(failed)
    assert store.exchanges(run.id) == (failed,)


def test_the_same_id_twice_is_one_row_and_no_error(store: RunStore) -> None:
    run = a_run()
    exchange = an_exchange(run)
    for _ in range(2):
        store.begin(run)
        store.keep(exchange)
    store.keep(an_exchange(run, id=exchange.id, reply="另一段"))
    assert store.runs() == (run,)
    assert store.exchanges(run.id) == (exchange,)


def test_a_run_ends_once(store: RunStore) -> None:
    run = a_run()
    store.begin(run)
    store.end(run.id, RunState.CANCELLED, "按了 Ctrl+C")
    store.end(run.id, RunState.FAILED, "后来的")
    (ended,) = store.runs()
    assert (ended.state, ended.note) == (RunState.CANCELLED, "按了 Ctrl+C")
    assert ended.ended == clock()
    assert ended.ended.utcoffset() == timedelta(0)


def test_a_run_that_ends_without_a_word_keeps_its_note(store: RunStore) -> None:
    run = a_run(note="试写")
    store.begin(run)
    store.end(run.id, RunState.DONE)
    assert store.runs() == (run.model_copy(update={"state": RunState.DONE, "ended": clock()}),)


def test_a_verdict_is_none_until_judged_and_the_last_one_counts(store: RunStore) -> None:
    run = a_run()
    exchange = an_exchange(run)
    store.begin(run)
    store.keep(exchange)
    verdicts = []
    for codes in (["S-1", "W-2"], []):
        store.judge(exchange.id, codes)
        verdicts.append(store.exchanges(run.id)[0].verdict)
    assert [exchange.verdict, *verdicts] == [None, ("S-1", "W-2"), ()]


def test_the_latest_reply_that_came_to_its_end_is_found(store: RunStore) -> None:
    first, second = a_run(), a_run()
    answered = an_exchange(second, reply="后一次")
    store.begin(first)
    store.begin(second)
    for exchange in (
        an_exchange(first, reply="前一次"),
        answered,
        an_exchange(first, finish="length"),
        an_exchange(first, reply=None, finish="", failure="断开"),
        an_exchange(first, failure="断开"),
        an_exchange(first, key="0" * 64),
    ):
        store.keep(exchange)
    assert store.find(KEY) == answered
    assert store.find("f" * 64) is None


def test_what_was_spent_is_a_sum_of_decimals(store: RunStore) -> None:
    run, other = a_run(), a_run()
    store.begin(run)
    store.begin(other)
    assert store.spent(run.id) == 0
    for cost in ("0.1", "0.2", "0.00000000000000000000000001"):
        store.keep(an_exchange(run, cost=Decimal(cost)))
    store.keep(an_exchange(other, cost=Decimal(9)))
    assert store.spent(run.id) == Decimal("0.30000000000000000000000001")


def test_runs_come_newest_first_and_no_more_than_asked_for(store: RunStore) -> None:
    days = [a_run(began=BEGAN + timedelta(days=day)) for day in (2, 0, 1)]
    for run in days:
        store.begin(run)
    assert store.runs() == (days[0], days[2], days[1])
    assert store.runs(1) == (days[0],)


def test_exchanges_come_in_the_order_in_which_they_were_kept(store: RunStore) -> None:
    run = a_run()
    store.begin(run)
    kept = tuple(an_exchange(run, turn=turn) for turn in range(12))
    for exchange in kept:
        store.keep(exchange)
    assert store.exchanges(run.id) == kept


def test_what_belongs_to_no_run_is_refused(store: RunStore) -> None:
    with pytest.raises(StoreError, match="没有这条内容所属的起草"):
        store.keep(an_exchange(a_run()))
    with pytest.raises(StoreError, match="没有编号为 xyz 的起草"):
        store.end("xyz", RunState.DONE)
    with pytest.raises(StoreError, match="没有编号为 xyz 的一次请求"):
        store.judge("xyz", [])


def keep_from_threads(store: RunStore) -> None:
    run = a_run()
    store.begin(run)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(store.keep, [an_exchange(run, cost=Decimal("0.01")) for _ in range(64)]))
    assert store.spent(run.id) == Decimal("0.64")


def test_threads_share_a_store(store: RunStore) -> None:
    keep_from_threads(store)


def test_threads_share_a_database_in_memory() -> None:
    with open_store("sqlite://" + "/:memory:") as store:
        keep_from_threads(store)
