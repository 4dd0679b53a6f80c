"""A full builtin draft to Word beside the bare writing of the same text, and how drafts grow."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import docx
from docx.table import Table
from sidebyside import Result, Work, compare

from qicao.delivery import deliver
from qicao.engines.builtin import BuiltinEngine
from qicao.profile import load_profile
from qicao.resources import find_profile, samples_folder
from qicao.workflow import Drafted, Prepared, draft, prepare

CASE = samples_folder() / "county_full"
FEW, MANY = 100, 1000


def measure() -> Iterator[Result]:
    """Draft, checks, Word and reading back; the reading of the figures; the growth."""
    profile = load_profile(find_profile("hunan_overall"))
    prepared = prepare([CASE], profile)
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder) / "ours.docx", Path(folder) / "plain.docx"
        deliver(write(prepared), ours)
        bare = bare_writing(ours, plain)
        yield compare(
            "起草、检查、写出 Word 并读回", lambda: deliver(write(prepared), ours), bare, limit=3
        )
        yield compare("读入并核对数据", lambda: prepare([CASE], profile), bare)
    yield growth_of_engine(prepared)
    yield growth_of_draft(prepared)


def growth_of_engine(prepared: Prepared) -> Result:
    """Time of one section among 1,000 over that of one among 100, written by the engine."""
    few, many = (sections(prepared, count) for count in (FEW, MANY))
    name = f"每节用时：引擎写 {MANY} 节 ÷ 写 {FEW} 节"
    return compare(
        name, lambda: sections_of(many), lambda: sections_of(few), limit=1.5, rounds=5
    ).per(MANY, FEW)


def growth_of_draft(prepared: Prepared) -> Result:
    """The same for the whole draft with its checks."""
    few, many = (sections(prepared, count) for count in (FEW, MANY))
    name = f"每节用时：起草并检查 {MANY} 节 ÷ {FEW} 节"
    return compare(name, lambda: write(many), lambda: write(few), limit=1.5, rounds=3).per(
        MANY, FEW
    )


def sections(prepared: Prepared, count: int) -> Prepared:
    """The same figures with an outline of `count` sections, those of the sample over and over."""
    return replace(prepared, plans=tuple(islice(cycle(prepared.plans), count)))


def sections_of(prepared: Prepared) -> object:
    engine = BuiltinEngine(prepared.profile, prepared.ledger)
    return [engine.write(plan) for plan in prepared.plans]


def write(prepared: Prepared) -> Drafted:
    return draft(prepared, BuiltinEngine(prepared.profile, prepared.ledger))


def bare_writing(source: Path, target: Path) -> Work:
    """Writes the text and tables of `source` with python-docx and nothing else."""
    blocks = [
        [[cell.text for cell in row.cells] for row in block.rows]
        if isinstance(block, Table)
        else block.text
        for block in docx.Document(str(source)).iter_inner_content()
    ]

    def run() -> None:
        document = docx.Document()
        for block in blocks:
            if isinstance(block, str):
                document.add_paragraph(block)
            else:
                fill(document.add_table(len(block), len(block[0])), block)
        document.save(str(target))

    return run


def fill(table: Table, rows: list[list[str]]) -> None:
    """All cells by one look-up, the quickest way that python-docx has."""
    texts = (text for row in rows for text in row)
    for cell, text in zip(table._cells, texts, strict=True):
        cell.text = text
