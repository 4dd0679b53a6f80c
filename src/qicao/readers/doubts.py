"""Amounts that read well but may not be meant, and what a text is that is no amount."""

from __future__ import annotations

import re
import unicodedata

from qicao.errors import AmountRefused
from qicao.profile.catalogue import Catalogue
from qicao.quantity import Quantity, plain
from qicao.quantity.amount import is_blank

_FORMULA = re.compile(r"[=+@].*[-+*/(A-Za-z]", re.DOTALL)
_COMPARED = re.compile(r"(?:[≥≤≧≦⩾⩽><=]|大于|小于|等于|不低于|不少于|不超过|不高于)")


def doubt_of_percentage(text: str, quantity: Quantity) -> str:
    """What to say of a plain 0.6 where the unit is %; '' for any other amount."""
    if quantity.unit != "%" or not 0 < quantity.value <= 1 or not _is_plain(text):
        return ""
    decimals = max((quantity.decimals or 0) - 2, 0)
    return f"{quantity}：疑似应为{plain(quantity.value * 100, decimals)}%，请核对"


def _is_plain(text: str) -> bool:
    """Whether digits stand alone, so that the % is not the author's own."""
    return all(char.isdecimal() or char == "." for char in text.strip())


def explain(refused: AmountRefused, figure_id: str, catalogue: Catalogue) -> str:
    """The refusal's sentence, or what the text rather is: a formula, a citation, a comparison."""
    text = unicodedata.normalize("NFKC", refused.text).strip()
    seen = f"“{refused.text[:40]}”不能作为数值"
    if "[[" in text:
        return f"{seen}：像引用，引用只在正文里用，这里请填数本身"
    if _FORMULA.match(text) and not is_blank(text):
        return f"{seen}：像公式，但存成了文字，请填算好的数，或改成真正的公式后保存"
    if _COMPARED.match(text) and (label := _comparator_label(figure_id, catalogue)):
        return f"{seen}：比较符号请填在“{label}”一列，这里只填数"
    return str(refused)


def _comparator_label(figure_id: str, catalogue: Catalogue) -> str:
    roles = catalogue.indicators
    if roles is None or not catalogue.pattern(figure_id).startswith(f"{roles.group}.*."):
        return ""
    entry = catalogue.fact_entry(f"{roles.group}.*.{roles.comparator}")
    return entry.label if entry else roles.comparator
