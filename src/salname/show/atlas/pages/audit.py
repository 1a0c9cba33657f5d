"""The audit: each finding beside the words it is about."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.know.audit import checks
from salname.know.audit.wording import WORDING
from salname.show.atlas import view
from salname.show.atlas.queries import audit
from salname.show.atlas.queries.names import Listed, paged
from salname.show.locale import Wording

NAV = view.Nav("/audit", "Audit", 90)


def show(request: Request) -> Response:
    """Answer with the findings, of one ``?kind=`` and ``?severity=`` if asked, in pages."""
    atlas = view.atlas(request)
    everything = audit.found(atlas)
    kind = view.chosen(request.query_params.get("kind"), [k for k, _ in audit.kinds(everything)])
    severity = view.chosen(request.query_params.get("severity"), [s for s, _ in audit.severities(everything)])
    chosen = [f for f in everything if kind in ("", f.kind) and severity in ("", f.severity)]
    asked = view.whole_number(request.query_params.get("page"), 1, len(chosen) + 1, 1)
    pages, number = paged(len(chosen), audit.PAGE, asked)
    part = chosen[(number - 1) * audit.PAGE : number * audit.PAGE]
    return view.page(
        request,
        "audit.html",
        found=[audit.shown(atlas, f) for f in part],
        listed=Listed((), number, pages, len(chosen)),
        total=len(chosen),
        kinds=audit.kinds(everything),
        severities=audit.severities(everything),
        kind=kind,
        severity=severity,
        checks=list(checks().values()),
        several=len(atlas.book.documents()) > 1,
        message=lambda finding: _message(view.wording(request), finding.code, finding.parts),
    )


def _message(wording: Wording, code: str, parts: Mapping[str, str]) -> str:
    """Say a finding in the language of the interface."""
    return wording.text(WORDING[code]).format_map(parts)


ROUTES = [Route("/audit", show)]
