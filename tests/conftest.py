"""What every test may ask for, and the switch that forbids the network to the whole suite."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings
from servedpage import chromium  # noqa: F401 - a fixture
from throwaway_postgres import postgres  # noqa: F401 - a fixture; it reads its variable here

from qicao.profile import Profile, load_profile

REPO = Path(__file__).resolve().parents[1]
OFFLINE = Path(__file__).parent / "offline"
IN_CI = os.environ.get("CI", "").lower() in ("1", "true")

sys.path.insert(0, str(OFFLINE))
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(OFFLINE), *filter(None, [os.environ.get("PYTHONPATH")])]
)
import loopback  # noqa: E402 - it stands in a folder of its own, so that children find it by path

loopback.forbid()
for variable in [*os.environ]:
    if variable.startswith(("QICAO_", "OPENAI_", "SSL_CERT_FILE")):
        del os.environ[variable]  # a developer's own settings are not the suite's

settings.register_profile("ci", deadline=None, derandomize=True, max_examples=60, print_blob=True)
settings.register_profile("desk", deadline=None, max_examples=60, print_blob=True)
settings.load_profile("ci" if IN_CI else "desk")


LONG = (
    *("checking/test_written_faults.py", "store/test_crash.py", "ui/"),
    *("cli/", "trial/", "checking/"),
)
"""What begins first, in this order, so that no worker is left alone with it in the end.

The one that only computes goes beside those that wait for a browser or for the clock.
"""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than processors: a test that waits for a browser or a clock leaves its own free."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take long stand before the others, otherwise in their order."""
    tests = Path(__file__).parent

    def place(item: pytest.Item) -> int:
        path = item.path.relative_to(tests).as_posix()
        return next((n for n, start in enumerate(LONG) if path.startswith(start)), len(LONG))

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """The modules and the list of tests stay to the end: no collection goes through them again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    """Fails a test that tried the network, even where the refusal was swallowed."""
    loopback.ATTEMPTS.clear()
    yield
    if loopback.ATTEMPTS:
        pytest.fail(f"tried to reach {', '.join(loopback.ATTEMPTS)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that lacks a program fails: there everything has to be installed."""
    report = yield
    if IN_CI and report.skipped and "is not installed" in str(report.longrepr):
        report.outcome = "failed"
    return report


@pytest.fixture(scope="session")
def repo() -> Path:
    """The root of the checkout."""
    return REPO


@pytest.fixture(scope="session")
def profile() -> Profile:
    """The profile hunan_overall."""
    return load_profile(REPO / "prompts" / "hunan_overall")


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Finds a program by name; a test that asks for one that is not there is skipped."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed: `make system` installs it")
        return path

    return find
