"""Texts of forms.yaml as values: one or several of them, groups of them, patterns."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) and value else value or ()


Texts = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]


def _as_groups(value: object) -> object:
    """Words of which one must be there; a list of lists asks for one out of each."""
    if isinstance(value, (list, tuple)) and value and all(isinstance(v, str) for v in value):
        return (value,)
    return (value,) if isinstance(value, str) and value else value or ()


def _as_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"“{text}”不是正则式：{error}") from None
    return text


Pattern = Annotated[str, AfterValidator(_as_pattern)]
Groups = Annotated[tuple[Texts, ...], BeforeValidator(_as_groups)]
