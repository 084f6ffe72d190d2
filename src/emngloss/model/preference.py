"""Which of several terms of a language to use first; one rule for the model and for the search, so it loads nothing."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection


def preference(regions: Collection[str], is_preferred: bool, region: str | None) -> tuple[int, bool]:
    """Sort key of a usable term for a region: its own forms first, then general ones, then those of others; preferred first.

    >>> preference(("AT",), False, "AT") < preference((), True, "AT") < preference(("DE",), True, "AT")
    True
    """
    place = 0 if region in regions else 2 if regions else 1
    return place, not is_preferred
