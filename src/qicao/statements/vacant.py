"""Posts that nobody fills, and people beyond the posts: 空编9名, 超编2人."""

from __future__ import annotations

import re

_VACANT = re.compile("^(?:尚|现)?(?:空编|缺编|空缺|超编)")


def is_vacant(label: str) -> bool:
    """Whether a number by its words is of what posts and staff leave of each other.

    It is no part of the staff, and a list behind it is of them: 在编139人，空编9名，其中医师42人….
    """
    return bool(_VACANT.search(label))
