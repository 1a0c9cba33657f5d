"""What the pages of the review share: the desk that templates ask, the reviewer's name, and what was just done."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from salname.know import review
from salname.know.review import Judged
from salname.show.atlas.state import Atlas
from salname.show.atlas.trust import Form, Pass

_AUTHOR = "reviewer"
_LONGEST = 100
_YEAR = 60 * 60 * 24 * 365
_MOST_DONE = 60


@dataclass(frozen=True, slots=True)
class Desk:
    """What a visitor may do: ``open`` for who may write, ``closed_for`` good by a token, and the name they gave."""

    request: Request
    known: Pass | None

    @property
    def open(self) -> bool:
        """Say whether this visitor may write."""
        return self.known is not None and self.known.open

    @property
    def needs_token(self) -> bool:
        """Say whether the printed address would let this visitor write."""
        return self.known is not None and self.known.keys is not None and not self.known.open

    @property
    def stamp(self) -> str:
        """The token that a form of this page bears."""
        return self.known.stamp() if self.known and self.known.open else ""

    @property
    def author(self) -> str:
        """The name under which this visitor decides, empty where they have not said it."""
        return " ".join(unquote(self.request.cookies.get(_AUTHOR, "")).split())[:_LONGEST]

    @property
    def done(self) -> tuple[Judged, ...]:
        """What this visitor has just done, by ``?done=UID,UID``."""
        uids = [uid for uid in self.request.query_params.get("done", "").split(",") if uid][:_MOST_DONE]
        atlas: Atlas = self.request.app.state.atlas
        return review.told(atlas.book, uids) if uids and self.open else ()


def desk(request: Request) -> Desk:
    """Give the desk as a page shows it."""
    return Desk(request, getattr(request.state, "desk", None))


def form(request: Request) -> Form:
    """Give the form that a request sent, which :mod:`salname.show.atlas.trust` has let through."""
    found: Form = request.state.form
    return found


def said(form: Form, name: str, longest: int = 2_000) -> str:
    """Give one value of a form, empty where there is none; line ends as the text has them."""
    return form.get(name, [""])[0].replace("\r\n", "\n")[:longest]


def author(request: Request, form: Form) -> str:
    """Give the name that a form bears, or that the visitor gave before."""
    return " ".join(said(form, "author", _LONGEST).split()) or desk(request).author


def to(address: str, author: str) -> Response:
    """Lead on after a form, so that loading anew repeats nothing, and remember the reviewer's name."""
    answer = RedirectResponse(address, status_code=303)
    if author:
        kept = f"{_AUTHOR}={quote(author, safe='')}; Path=/; Max-Age={_YEAR}; SameSite=Strict; HttpOnly"
        answer.headers.append("set-cookie", kept)
    return answer
