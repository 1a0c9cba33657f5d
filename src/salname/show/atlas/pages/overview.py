"""The overview: what the text is about, in ten seconds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.know import ask
from salname.know.audit.finding import SEVERITIES, Finding
from salname.know.audit.wording import WORDING
from salname.show.atlas import links, view
from salname.show.atlas.drawings import strip
from salname.show.atlas.queries import audit, overview

NAV = view.Nav("/", "Overview", 10)
_MOST_SUGGESTED = 6
_MOST_FINDINGS = 4
_LEADING = (("person", "Persons"), ("place", "Places"), ("polity", "States"))


def show(request: Request) -> Response:
    """Answer with the overview."""
    atlas = view.atlas(request)
    found = overview.stretches(atlas)
    return view.page(
        request,
        "overview.html",
        documents=overview.documents(atlas),
        counts=overview.counts(atlas),
        edges=overview.edges(atlas),
        leading=[(kind, label, overview.leading(atlas, kind, 8)) for kind, label in _LEADING],
        subjects=overview.subjects(atlas, 3),
        figures=overview.notable_figures(atlas, 9),
        findings=overview.findings(atlas),
        gravest=_gravest(request),
        suggested=atlas.remember("suggested questions", lambda: ask.suggestions(atlas.book, _MOST_SUGGESTED)),
        strips=(strip.strip(found, strip.WIDE, 110), strip.strip(found, strip.NARROW, 90)),
    )


def _gravest(request: Request) -> list[tuple[str, str]]:
    """The gravest finding of each kind, in words and with the address of the words that it is about."""
    atlas, wording = view.atlas(request), view.wording(request)
    if overview.findings(atlas) is None:
        return []
    first: dict[str, Finding] = {}
    for finding in sorted(audit.found(atlas), key=lambda f: (SEVERITIES.index(f.severity), -f.confidence)):
        if finding.severity != "info":
            first.setdefault(finding.kind, finding)
    return [
        (wording.text(WORDING[f.code], **f.parts), links.words(f.place.document, f.place.start, f.place.end))
        for f in list(first.values())[:_MOST_FINDINGS]
    ]


ROUTES = [Route("/", show)]
