"""What the server says beside the page: its policy, and a fault of ours in words."""

from __future__ import annotations

import importlib

import uivisits  # noqa: F401 - puts the page's own modules on the path
from streamlit.testing.v1 import AppTest

from qicao.marking.page import digest

FAULTY = """
import serving
assert serving.tell(ZeroDivisionError("机密 416.99"))
"""


def test_each_script_of_the_shell_is_allowed_by_its_digest_and_no_other() -> None:
    serving = importlib.import_module("serving")
    told = serving.policy("<p></p><script>甲()</script><script src='x'></script>")
    (scripts,) = [rule for rule in told.split("; ") if rule.startswith("script-src ")]
    assert f"'{digest('甲()')}'" in scripts
    assert scripts.count("sha256-") == 2
    assert "unsafe-inline" not in scripts
    assert "'unsafe-eval'" not in scripts


def test_a_fault_of_ours_is_told_in_words_and_without_what_it_held() -> None:
    page = AppTest.from_string(FAULTY).run()
    assert not page.exception
    (error,) = page.error
    assert "请再试一次" in error.value
    assert "416.99" not in error.value
