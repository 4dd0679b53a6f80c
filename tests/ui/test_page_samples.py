"""Every screen on every sample: one visit walks through all of them."""

from __future__ import annotations

import importlib

import pytest
from streamlit.testing.v1 import AppTest
from uivisits import Keep, Visit  # puts the page's own modules on the path

from qicao.desk import list_samples

VIEWS = importlib.import_module("screens.reading").VIEWS
NAMES = [sample.name for sample in list_samples()]
WHOLE = [name for name in NAMES if not name.startswith("broken_")]


def walk(page: AppTest, step: str) -> AppTest:
    """The next step, which shows itself without a complaint."""
    page.button(key=f"to_{step}").click().run()
    assert not page.exception
    assert not page.error
    assert next(b.key for b in page.button if b.proto.type == "primary") == f"to_{step}"
    return page


def look(page: AppTest) -> None:
    """Every view of what was read."""
    for view in VIEWS:
        page.button_group(key="view").set_value(view).run()
        assert not page.exception


@pytest.mark.parametrize("name", WHOLE)
def test_every_screen_shows_every_sample(keep: Keep, visit: Visit, name: str) -> None:
    page = visit(keep(name), "data")
    look(page)
    walk(page, "draft")
    assert len(page.dataframe[0].value) > 5
    walk(page, "edit")
    page.toggle(key="plainly").set_value(True).run()
    assert page.text_area
    walk(page, "check")
    for view in ("unused", "gaps", "findings"):
        page.button_group(key="check_view").set_value(view).run()
        assert not page.exception
    walk(page, "export")
    page.button(key="make:.md").click().run()
    assert not page.error
    assert page.get("download_button")


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WHOLE])
def test_every_sample_with_a_fault_shows_what_was_found(
    keep: Keep, visit: Visit, name: str
) -> None:
    page = visit(keep(name, drafted=False), "data")
    look(page)
    assert any(metric.value != "0" for metric in page.metric)
    walk(page, "draft")
    assert page.warning or page.button(key="draft")
