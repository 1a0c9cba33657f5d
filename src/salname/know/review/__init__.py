"""Review: what people decide of the records, kept apart from what was read, anchored to the words, and preferred.

A rebuild with newer rules carries decisions over and applies them anew, and so does one of an edited text: decisions
find their words again, and those that cannot are listed as *lost*, never dropped.
"""

from salname.know.review.applying import derive
from salname.know.review.deciding import (
    Judged,
    Progress,
    absorb,
    add,
    confirmed,
    decide,
    everything,
    history,
    merge,
    progress,
    queue,
    split,
    undo,
)
from salname.know.review.decision import Decision, from_json, to_json

__all__ = [
    "Decision",
    "Judged",
    "Progress",
    "absorb",
    "add",
    "confirmed",
    "decide",
    "derive",
    "everything",
    "from_json",
    "history",
    "merge",
    "progress",
    "queue",
    "split",
    "to_json",
    "undo",
]
