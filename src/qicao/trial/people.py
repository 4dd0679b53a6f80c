"""How many people an invented department has, and in what offices."""

from __future__ import annotations

from dataclasses import dataclass

from qicao.trial.chance import Chance
from qicao.trial.stock import Kind

FEW = 15
"""A unit of so many has no posts for workers of its own."""


@dataclass(frozen=True)
class People:
    """Posts and people at the end of the year."""

    posts: dict[str, int]
    active: int
    last_active: int
    retired: int
    honoured: int

    @property
    def post_total(self) -> int:
        """All posts."""
        return sum(self.posts.values())

    @property
    def present(self) -> int:
        """All that are paid: active, retired and honoured."""
        return self.active + self.retired + self.honoured


def draw_people(kind: Kind, chance: Chance) -> People:
    """The people of a unit of this kind."""
    active = chance.scaled(*kind.staff)
    over = chance.happens(0.12) and active > FEW
    total = active - chance.whole(1, max(1, active // 60)) if over else active
    total += 0 if over else round(active * chance.near(0, 0.09))
    return People(
        posts=_posts(kind, total),
        active=active,
        last_active=max(2, active + chance.whole(-max(1, active // 40), max(1, active // 40))),
        retired=round(active * chance.near(0.15, 0.75)),
        honoured=chance.whole(0, 2) if active > FEW and chance.happens(0.4) else 0,
    )


def _posts(kind: Kind, total: int) -> dict[str, int]:
    weights = {name: weight for name, weight in kind.posts.items() if weight}
    if total < FEW:
        weights.pop("worker", None)
    whole = sum(weights.values())
    posts = {name: int(total * weight / whole) for name, weight in weights.items()}
    posts[max(weights, key=lambda name: weights[name])] += total - sum(posts.values())
    return {name: count for name, count in posts.items() if count}
