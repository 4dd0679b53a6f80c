"""The lock files pin what pyproject.toml asks for, with hashes, and agree with each other."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sources import REPO

PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))


def pins(name: str) -> dict[str, str]:
    """Package → version, as they hold on this machine."""
    text = (REPO / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^[a-z][^\\\n]*(?= \\)", text, re.MULTILINE)
    here = [
        need for need in map(Requirement, lines) if need.marker is None or need.marker.evaluate()
    ]
    return {canonicalize_name(need.name): str(need.specifier)[2:] for need in here}


def requirements(lock: str) -> list[str]:
    groups = PROJECT["dependency-groups"]
    core = [*PROJECT["project"]["dependencies"], *groups["build"]]
    if lock == "core":
        return core
    extras = [
        need for needs in PROJECT["project"]["optional-dependencies"].values() for need in needs
    ]
    return [*core, *extras, *(need for need in groups["dev"] if isinstance(need, str))]


@pytest.mark.parametrize("lock", ["core", "dev"])
def test_every_requirement_is_pinned_to_a_version_that_fits(lock: str) -> None:
    pinned = pins(lock)
    for need in map(Requirement, requirements(lock)):
        if need.name != "qicao":
            version = pinned.get(canonicalize_name(need.name), "0")
            assert need.specifier.contains(version), f"make lock: {need}"


def test_the_small_lock_is_part_of_the_large_one() -> None:
    assert pins("core").items() <= pins("dev").items()


@pytest.mark.parametrize("lock", ["core", "dev", "uv"])
def test_every_pin_has_a_hash_and_no_address(lock: str) -> None:
    text = (REPO / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text
