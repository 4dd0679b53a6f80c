"""The whole profile: the forms of hunan_overall are read by its catalogue and its forms.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.profile import Profile, load_profile


@pytest.fixture(scope="session")
def profile(repo: Path) -> Profile:
    return load_profile(repo / "prompts" / "hunan_overall")
