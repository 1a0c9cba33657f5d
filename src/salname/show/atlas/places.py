"""Where places are: coordinates by name, and the small map of one place."""

from __future__ import annotations

from salname.know.book import Entity
from salname.show.atlas.state import Atlas


def drawn(atlas: Atlas, entity: Entity) -> None:
    """Give the small map of a place; None where its coordinates are not known."""
    return
