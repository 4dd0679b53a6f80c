"""Patterns of what states a quantity: amounts, rates, counts, ratios, and words that carry one."""

from __future__ import annotations

from qicao.mentions import words
from qicao.mentions.grammar import (
    BEFORE_UNIT,
    DASH,
    DIGIT,
    FIGURES,
    GAP,
    HAN_NUMBER,
    HAN_UNIT,
    NUMBER,
    NUMERAL,
    SIGN,
    SPACED,
    SURE_UNIT,
    UNIT,
    any_of,
)

_ASCII = "(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}+|[0-9]{1,20}+)(?:\\.[0-9]{1,12}+)?+"
PLAIN = f"(?P<plain_number>{_ASCII})(?P<plain_unit>[万亿]?元(?![化素旦结/／])|%|个百分点)"
"""What most mentions are, tried before all else: nothing else ends in such a unit."""
CELL = (
    "[0-9]{1,3}(?:,[0-9]{3}){1,5}+(?:\\.[0-9]{1,12}+)?+(?![^\t\n|])"
    "|[0-9]{1,20}+\\.[0-9]{1,12}+(?![^\t\n|])"
)
"""A number that fills the cell of a row."""

AMOUNT = f"(?P<number>{NUMBER}){GAP}(?P<more>[余多来]?){GAP}(?P<unit>{UNIT})"
COUNTED = (
    f"(?P<counted_number>{NUMBER}){GAP}(?P<counted_more>[余多来]?){GAP}"
    f"(?P<counted_unit>{SURE_UNIT})"
)
"""An amount that is nothing else: dates, names and codes need not be tried before it."""
SPACED_AMOUNT = (
    f"(?P<spaced_number>{SPACED}(?:\\.[0-9]{{1,12}}+)?){GAP}"
    f"(?P<spaced_more>[余多来]?)(?P<spaced_unit>{UNIT})"
)
SIGNED = f"{SIGN}{NUMBER}(?:{GAP}{UNIT})?(?![,.．]?{DIGIT})"
MONEY = f"[¥￥]{GAP}(?:{SIGN})?{NUMBER}(?:{GAP}{UNIT})?"
SCALED = f"(?P<scaled_number>{NUMBER}){GAP}(?P<scale>万亿|[万亿])余?"
MIXED = (
    f"{NUMBER}[百千万亿](?=[0-9０-９一二两三四五六七八九])"
    f"[0-9０-９〇零一二两三四五六七八九十百千万亿]{{1,12}}(?:{UNIT})?"
)

_RISES = (
    "增加 增长 提高 上升 上涨 提升 扩大 上调 增 升 减少 下降 降低 压减 压缩 缩减 回落 下调 减 降"
)
RISES = any_of(_RISES.split())
ARRIVES = f"{RISES}[到至为]"
_ROW = f"(?:{GAP}(?:{DASH}|[、和与及]|{ARRIVES}){GAP}{NUMBER}){{1,7}}"
RANGE = f"{NUMBER}(?={_ROW}{GAP}(?P<range_unit>{UNIT}))"
"""A number whose unit stands at the end of a range or a row: 3至5万元, 由0增加至6万元, 3和5个."""

_PROPORTION = f"{NUMBER}(?:[:：∶]{NUMBER}){{1,5}}"
PROPORTION = (
    f"(?={DIGIT}[0-9０-９.]{{0,12}}+[:：∶比])(?:"
    f"(?:(?<=比)|(?<=比例)|(?<=[比例]为)|(?<=[比例]达)|(?<=[比例]约为)|(?<=比约)|(?<=按)){_PROPORTION}(?![:：∶0-9])"
    f"|{DIGIT}{{1,4}}(?:\\.{DIGIT}{{1,4}})?[:∶]{DIGIT}{{1,4}}\\.{DIGIT}{{1,4}}(?![:：∶0-9])"
    f"|{DIGIT}{{1,4}}\\.{DIGIT}{{1,4}}[:∶]{DIGIT}{{1,4}}(?![:：∶0-9])"
    f"|{DIGIT}{{1,4}}[:∶](?:[1-9]|[0-9]{{3}})(?![:：∶0-9.年、])"
    f"|{DIGIT}{{1,2}}比{DIGIT}{{1,2}}(?![0-9.年]))"
)
SLASHED = f"(?<![0-9/.])[1-9]{DIGIT}?/[1-9]{DIGIT}{{0,2}}(?![0-9/.月])"
RATIO = f"[百千万]分之{GAP}(?:{NUMBER}|{HAN_NUMBER})"
FRACTION = f"{NUMERAL}{{1,4}}分之{NUMERAL}{{1,4}}"

_ROUND = "(?:[百千万亿]|[十百千]万|[十百千]亿)"
VAGUE = f"(?:十几|{_ROUND}(?=[余多])|(?<=[近超逾约过]){_ROUND})[余多]?{HAN_UNIT}"
SEVERAL = f"[数几][十百千万亿]{{1,2}}[余多]?{HAN_UNIT}|上{_ROUND}{HAN_UNIT}"
SOME = f"(?:[一两]三|一两|三[四五]|四五|五六|六七|七八|八九)[十百千万]{{0,2}}(?:{HAN_UNIT})"
CAPITAL = (
    "[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{0,30}(?:[元圆]|万元|亿元|[角分])"
    "(?:零?[壹贰叁肆伍陆柒捌玖][角分]){0,2}[整正]?"
)
TENTHS = f"{FIGURES}成(?:{FIGURES}|半)(?!{HAN_UNIT})"
HAN_AMOUNT = (
    f"{BEFORE_UNIT}(?P<han_number>{HAN_NUMBER})(?P<han_more>[余多来]?)(?P<han_unit>{HAN_UNIT})"
)
HAN_RANGE = f"{NUMERAL}{{1,6}}(?=[至到]{NUMERAL}{{1,6}}(?P<han_range_unit>{HAN_UNIT}))"
HAN_SCALED = f"{NUMERAL}{{1,8}}[万亿](?!{NUMERAL})"
_HALF, _WHOLE = "一半", [word for word in words.EXTENTS if word != "一半"]
HALF = _HALF
EXTENT = f"{any_of(_WHOLE)}(?!{any_of(words.NOT_EXTENTS.split())})"
TURNED = f"翻了?(?P<turned_near>近?)(?P<turns>{FIGURES}|[1-9])?番|翻了?一?倍"
LASTING = f"连续{GAP}(?P<lasted>[0-9]{{1,2}}|{NUMERAL}{{1,3}})(?P<lasted_more>[余多]?)年度?"
"""连续三年: the words that carry it are part of it."""
BARE = f"{NUMBER}(?![,.．]?{DIGIT})"
MALFORMED = f"(?:{SIGN})?{DIGIT}++(?:[,.．]{DIGIT}++)*+(?:{GAP}{UNIT})?"
