"""State: what was so on a date, worked out of what happened.

    state.on(book, "1991-12-16")                                what held, each with its words
    state.on(book, "2005", of="Qazaxıstan", aspect="capital")   one thing
    state.changed(book, "1991-01-01", "1992-01-01")             what changed between two dates
    state.succession(book, "Qazaxıstan")                        the line of polities, gaps and all
    state.conflicts(book)                                       where two values are both certain

The module is a room of the book (:data:`salname.know.schema.ROOMS`): :func:`derive` fills its tables.
"""

from __future__ import annotations

from salname.know.state import days as days
from salname.know.state import table as table
from salname.know.state.claims import Fluent
from salname.know.state.derive import derive, follow
from salname.know.state.history import Change, Conflict, Stage, changed, conflicts, every, span, succession
from salname.know.state.offices import label as office_label
from salname.know.state.query import Evidence, Holding, State, main_subjects, on

__all__ = [
    "Change", "Conflict", "Evidence", "Fluent", "Holding", "Stage", "State", "changed", "conflicts", "days", "derive",
    "every", "follow", "main_subjects", "office_label", "on", "span", "succession",
]  # fmt: skip
