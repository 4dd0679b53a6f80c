"""No tracked file names a package host or a folder of the machine that it was written on."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
from sources import REPO

MACHINE = re.compile(r"(?<![\w.\-}])/(?:root|work|home|Users)/\w|[A-Z]:\\Users\\\w")
PACKAGE_HOST = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|npmmirror|yarnpkg|crates|anaconda|golang|rubygems)\.(?:org|com|io)\b"
    r"|(?i:\bmirrors?\.[\w-]+\.(?:edu|com|org|net)\b)|--(?:extra-)?index-url\s+\S"
)


def tracked() -> Iterator[tuple[str, str]]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPO, capture_output=True, encoding="utf-8", check=False
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, listing.stdout.split("\0")):
        content = (REPO / name).read_bytes() if (REPO / name).is_file() else b"\0"
        if b"\0" not in content:
            yield name, content.decode("utf-8")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number} {found[0]}"
        for name, text in tracked()
        for number, line in enumerate(text.splitlines(), 1)
        if (found := pattern.search(line))
    ]


def test_no_file_names_a_package_host() -> None:
    faults = lines_with(PACKAGE_HOST)
    assert not faults, "\n".join(faults)


def test_no_file_names_a_folder_of_one_machine() -> None:
    faults = lines_with(MACHINE)
    assert not faults, "\n".join(faults)


def test_there_is_no_lock_that_holds_addresses() -> None:
    assert "uv.lock" not in {name for name, _ in tracked()}


def test_no_file_has_a_merge_left_in_it() -> None:
    left = lines_with(re.compile(r"^(?:<{7}|>{7}) "))
    assert not left, "\n".join(left)
