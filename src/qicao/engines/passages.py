"""Every check on one passage of a model's bound text; each gives its faults with what to do.

What belongs to a whole reply (missing claims, signals without an answer) is in `faults`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qicao.engines.callchecks import check_called
from qicao.engines.causes import check_causes
from qicao.engines.directions import check_directions, check_levels
from qicao.engines.passage import Fault, Passage
from qicao.engines.slotchecks import (
    check_doubled,
    check_leads,
    check_maths,
    check_quotes,
    check_slots,
    check_units,
)
from qicao.engines.slotplaces import check_fact_places, check_twice
from qicao.engines.sourcechecks import (
    check_bodies,
    check_dates,
    check_events,
    check_kinds,
    check_names,
)
from qicao.engines.wordchecks import (
    check_empty,
    check_heading,
    check_language,
    check_length,
    check_markup,
    check_quantities,
    check_title,
    check_trends,
)

CHECKS: tuple[Callable[[Passage], Iterator[Fault]], ...] = (
    check_empty,
    check_heading,
    check_slots,
    check_quantities,
    check_units,
    check_doubled,
    check_maths,
    check_directions,
    check_levels,
    check_leads,
    check_quotes,
    check_twice,
    check_fact_places,
    check_called,
    check_markup,
    check_language,
    check_names,
    check_dates,
    check_bodies,
    check_kinds,
    check_events,
    check_causes,
    check_trends,
    check_title,
    check_length,
)
"""Every check on a passage; a new one is added here."""
