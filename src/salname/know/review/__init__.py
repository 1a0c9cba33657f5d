"""Review: what people decide of the records, kept apart from what was read, anchored to the words, and preferred.

    (doubtful, *_) = review.queue(book)
    made = review.decide(book, "correct", doubtful.id, "Aygün", after={"edtf": "1735"})
    review.undo(book, made.decision.uid, "Aygün")

A rebuild with newer rules carries decisions over and applies them anew, and so does one of an edited text: decisions
find their words again, and those that cannot are listed as *lost*, never dropped.
"""

from salname.know.review.applying import derive
from salname.know.review.calling import merge, rename, split
from salname.know.review.deciding import MovedError, Seen, absorb, add, decide, decide_all, undo
from salname.know.review.decision import Decision, Outcome, from_json, to_json
from salname.know.review.looking import (
    Case,
    Judged,
    Progress,
    case,
    confirmed,
    everything,
    history,
    progress,
    queue,
    tally,
    told,
)

__all__ = [
    "Case",
    "Decision",
    "Judged",
    "MovedError",
    "Outcome",
    "Progress",
    "Seen",
    "absorb",
    "add",
    "case",
    "confirmed",
    "decide",
    "decide_all",
    "derive",
    "everything",
    "from_json",
    "history",
    "merge",
    "progress",
    "queue",
    "rename",
    "split",
    "tally",
    "to_json",
    "told",
    "undo",
]
