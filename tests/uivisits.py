"""The page's own modules are found as `streamlit run` finds them: beside app.py.

Every test has a database of its own; reports are put into it as the worker would leave them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from qicao.desk import gather, kind_of_case, list_samples
from qicao.engines.builtin import BuiltinEngine
from qicao.keeping import Kept, keep_new
from qicao.resources import ui_folder
from qicao.settings import load_settings
from qicao.store import Store, open_desk
from qicao.workflow import Drafted, Prepared, draft, prepare

sys.path.insert(0, str(ui_folder()))
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
"""A server looks through all installed packages once; the pages of the tests would each time."""

Keep = Callable[..., Kept]
Visit = Callable[..., AppTest]


@cache
def of_sample(name: str) -> Prepared:
    """A sample as it is read, once a process."""
    folder = next(sample.folder for sample in list_samples() if sample.name == name)
    return prepare([folder], kind_of_case(folder, load_settings()))


@cache
def drafted_of(name: str) -> Drafted:
    """A sample drafted by the builtin engine, once a process."""
    prepared = of_sample(name)
    return draft(prepared, BuiltinEngine(prepared.profile, prepared.ledger))


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own data, empty at first."""
    folder = tmp_path / "data"
    monkeypatch.setenv("QICAO_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Store]:
    """The database of the page."""
    with open_desk(load_settings().database) as store:
        yield store


@pytest.fixture
def keep(desk: Store) -> Keep:
    """Puts a sample into the database, drafted unless told otherwise."""

    def keep_(name: str, *, drafted: bool = True) -> Kept:
        prepared = of_sample(name)
        folder = next(sample.folder for sample in list_samples() if sample.name == name)
        written = drafted_of(name) if drafted else None
        return keep_new(desk.reports, prepared, gather([folder]), "绩效岗", drafted=written)

    return keep_


@pytest.fixture
def visit() -> Visit:
    """Opens the page, at a report and a step if they are named."""

    def visit_(kept: Kept | None = None, step: str = "", report: str = "") -> AppTest:
        page = AppTest.from_file(str(ui_folder() / "app.py"), default_timeout=60)
        if kept or report:
            page.query_params["report"] = kept.id if kept else report
        if step:
            page.query_params["step"] = step
        page.run()
        assert not page.exception
        return page

    return visit_
