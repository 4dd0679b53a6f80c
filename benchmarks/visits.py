"""The pages beside themselves with less to do: no findings, a hundredth of the list.

A page runs in this process, as Streamlit runs it for one visitor; nothing is drawn.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from tempfile import TemporaryDirectory
from uuid import uuid4

from drafting import CASE
from sidebyside import Result, compare
from streamlit.testing.v1 import AppTest

from qicao.desk import gather
from qicao.engines.builtin import BuiltinEngine
from qicao.keeping import Kept, keep_new
from qicao.profile import load_profile
from qicao.resources import find_profile, ui_folder
from qicao.settings import load_settings
from qicao.store import Store, open_desk
from qicao.values import Paragraph, Save
from qicao.workflow import Drafted, draft, edit, prepare

FEW, MANY = 20, 2000
TYPED = 8
"""Sections into which somebody typed."""
sys.path.append(str(ui_folder()))  # where `streamlit run` finds what app.py imports
KEPT = "qicao"
"""Under which name the page's session is kept."""


def measure() -> Iterator[Result]:
    """A rerun of the editor; the list of reports."""
    with a_desk() as store:
        yield rerun_of_the_editor(a_report(store))
    with a_desk() as few, filled(few, FEW):
        small = page_of()
        with a_desk() as many, filled(many, MANY):
            large = page_of()
            name = f"报告列表 {MANY} 份 ÷ {FEW} 份"
            yield compare(name, lambda: listed(many), lambda: listed(few), limit=3)
            yield compare(f"{name}：整页", large.run, small.run, limit=3)


@contextmanager
def a_desk() -> Iterator[Store]:
    """An empty database of the page, named by the environment as long as the block lasts."""
    before = os.environ.get("QICAO_DATA_DIR")
    with TemporaryDirectory() as folder:
        os.environ["QICAO_DATA_DIR"] = folder
        with open_desk(load_settings().database) as store:
            yield store
    if before is None:
        del os.environ["QICAO_DATA_DIR"]
    else:
        os.environ["QICAO_DATA_DIR"] = before


def a_report(store: Store) -> Kept:
    """A full report, drafted by the builtin engine."""
    prepared = prepare([CASE], load_profile(find_profile("hunan_overall")))
    text = looked_at(draft(prepared, BuiltinEngine(prepared.profile, prepared.ledger)))
    return keep_new(store.reports, prepared, gather([CASE]), "绩效岗", drafted=text)


def looked_at(drafted: Drafted) -> Drafted:
    """The text with numbers that somebody typed into it, so that there is something to find."""
    for section in drafted.report.sections[:TYPED]:
        block = next((b for b in section.blocks if isinstance(b, Paragraph)), None)
        if block:
            drafted = edit(drafted, section.id, block.id, f"{block.text}另支出12.5万元。")
    assert drafted.findings, "nothing was found: there is nothing to measure"
    return drafted


def page_of(**address: str) -> AppTest:
    """The page at an address, run once."""
    page = AppTest.from_file(str(ui_folder() / "app.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def rerun_of_the_editor(kept: Kept) -> Result:
    """The page of the editor run again beside the same page of a text in which nobody looked."""
    ours, plain = (page_of(report=kept.id, step="edit") for _ in range(2))
    seen: Kept = plain.session_state[KEPT].kept
    assert seen.drafted
    unlooked = replace(seen.drafted, findings=(), coverage=())
    plain.session_state[KEPT].take(replace(seen, drafted=unlooked))
    del plain.session_state["desk"]  # it has built what it shows of this revision
    plain.run()
    assert len(plain.button) < len(ours.button), "the findings are still shown"
    return compare("编辑页再跑一遍 ÷ 没有检查的同一页", ours.run, plain.run, limit=1.5, rounds=15)


@contextmanager
def filled(store: Store, count: int) -> Iterator[None]:
    """The database with so many reports more, each with a text."""
    kept = a_report(store)
    revision = store.reports.revision(kept.id)
    for number in range(count - 1):
        state = revision.state.model_copy(update={"title": f"第{number}份自评报告"})
        made = uuid4().hex
        save = Save(id=made, report=made, base=0, who="绩效岗", deed=revision.deed, state=state)
        store.reports.save(save, [])
    yield


def listed(store: Store) -> None:
    """What the first page of the list asks for, plain and searched."""
    assert store.reports.lines()
    store.reports.count()
    assert store.reports.lines(search="自评")
    store.reports.count(search="自评")
