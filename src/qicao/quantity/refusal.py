"""Why a text is no amount: sentences that say what to do, and the sign of each in the text."""

from __future__ import annotations

import re
from enum import StrEnum


class Refusal(StrEnum):
    """Why a text is no amount, and what to do: the name is the code, the value the sentence."""

    BLANK = "单元格是空的或只有占位符号，没有数请留空，是零请填0"
    TOO_LONG = "文字太长，一个单元格只填一个数和它的单位"
    HIDDEN = "含有看不见的字符，请删去后重新输入这个数"
    FOREIGN = "含有别种文字的数字，请用0到9重新输入"
    SPACED = "数字中间有空白，分不清是一个数还是几个数，请删去空白或分开填写"
    GROUPING = "千分位逗号的位置不对，请核对原数后写成1,234.5或1234.5"
    POINTS = "小数点或逗号的写法不完整，可能缺了数字，请核对原数"
    UNDERSCORE = "数字里有下划线，请删去下划线"
    EXPONENT = "不接受科学记数法，请写出全部数字"
    NOT_FINITE = "不是一个有限的数，请查公式或填实际的数"
    RANGE = "写的是范围，请把上限和下限分开填写"
    COMPARATOR = "带有比较或约略的字样，请只填数本身"
    SEVERAL = "含有几个数，一处只能填一个数"
    SIGN = "正负号重复或位置不对，请只在数前写一个负号"
    LEADING_ZERO = "以0开头，像编码而不像数，请核对"
    FRACTION = "写的是分数，请改写成百分数或小数"
    DATE = "像是年份或日期，不是数量"
    NUMERAL = "这个汉字数没有唯一的读法，请改用阿拉伯数字"
    NO_NUMBER = "没有找到数字，请填一个数"
    NO_UNIT = "没有单位，请在数后或表头注明单位，如万元"
    UNKNOWN_UNIT = "单位不认识，请改用元、万元、%、个等常用单位"
    OTHER_UNIT = "所写单位与这一栏的单位不是同一种量，请核对"
    TOO_MANY_DIGITS = "位数太多：整数部分最多20位，小数最多12位，请核对"


_REASONS = (
    (re.compile(r"[0-9]_|_[0-9]"), Refusal.UNDERSCORE),
    (re.compile(r"[0-9][eE][-+]?[0-9]"), Refusal.EXPONENT),
    (re.compile(r"[-+]?(?:nan|inf|infinity|#.*|∞)", re.IGNORECASE), Refusal.NOT_FINITE),
    (
        re.compile(r"[≥≤><=＝约近超逾余多几数]|不足|不到|以上|以下|左右|大于|小于|不低于"),
        Refusal.COMPARATOR,
    ),
    (re.compile(r"[-+▲负][-+▲负]|[0-9][-+▲]$|^[-+▲负]?\("), Refusal.SIGN),
    (
        re.compile(r"[0-9](?:%|‰|[一-鿿]{0,3})[-~～至到—][0-9]|[一-鿿][至到—~][一-鿿]"),
        Refusal.RANGE,
    ),
    (re.compile(r"分之|[0-9]/[0-9]|[½¼¾⅓⅔]"), Refusal.FRACTION),
    (
        re.compile(r"[0-9]\.[0-9]+\.|^[-+]?[.,]|[.,]$|[.,]{2}|[0-9][.,][^0-9]|[^0-9][.,]"),
        Refusal.POINTS,
    ),
    (re.compile(r"[0-9],[0-9]"), Refusal.GROUPING),
    (re.compile(r"[0-9][^0-9.]+[0-9]|[0-9][、;]"), Refusal.SEVERAL),
    (re.compile(r"[0-9]"), Refusal.UNKNOWN_UNIT),
)


def refusal_for(plain: str, default: Refusal = Refusal.NO_NUMBER) -> Refusal:
    """The refusal that fits best; `default` where no sign of another is seen."""
    compact = "".join(plain.split())
    return next((refusal for sign, refusal in _REASONS if sign.search(compact)), default)
