"""What the sources import is declared: nothing works because another package happens to need it."""

from __future__ import annotations

import importlib.metadata
import sys
import tomllib
from functools import cache

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sources import REPO, SRC, imports, modules, where

PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BEHIND_DOORS = ("engines/connection.py", "engines/sdk.py", "engines/trust.py")
BEHIND_DOORS += ("engines/langchain.py", "engines/budget.py")
BEHIND_DOORS += ("readers/pdf/source.py", "export/pages.py", "store/")


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(need).name) for need in requirements}


CORE = names(PROJECT["dependencies"])
EXTRAS = names([need for needs in PROJECT["optional-dependencies"].values() for need in needs])


packages = cache(importlib.metadata.packages_distributions)


def distributions(package: str) -> frozenset[str]:
    """The distributions that give a top-level package."""
    return frozenset(map(canonicalize_name, packages().get(package, [])))


def test_the_core_imports_only_packages_that_the_core_declares() -> None:
    faults = [
        f"{where(path, line)} imports {name}, which pyproject.toml does not declare"
        for path in modules(SRC)
        for line, name in imports(path)
        if (package := name.partition(".")[0]) not in sys.stdlib_module_names | {"qicao"}
        and not distributions(package) & allowed(path.relative_to(SRC).as_posix())
    ]
    assert not faults, "\n".join(faults)


def allowed(module: str) -> set[str]:
    return CORE | EXTRAS if module.startswith(BEHIND_DOORS) else CORE
