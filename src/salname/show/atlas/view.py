"""How a page is made: a template, the words of the interface, and what the page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from starlette.requests import Request
from starlette.responses import HTMLResponse

from salname.show import dates, numbers
from salname.show.atlas import assets, links, review
from salname.show.atlas.preferences import Preferences
from salname.show.atlas.queries import overview
from salname.show.atlas.state import Atlas
from salname.show.locale import LANGUAGES, Wording


@dataclass(frozen=True, slots=True)
class Nav:
    """An entry of the navigation; ``label`` is English and translated when shown, ``order`` sorts it."""

    address: str
    label: str
    order: int


def atlas(request: Request) -> Atlas:
    """Give what the pages share, with its type."""
    return cast(Atlas, request.app.state.atlas)


def preferences(request: Request) -> Preferences:
    """Give what the visitor prefers."""
    return cast(Preferences, request.state.preferences)


def wording(request: Request) -> Wording:
    """Give the language of the interface for a request."""
    return preferences(request).wording


@cache
def environment() -> Environment:
    """The templates, which escape everything by default and refuse what they were not given."""
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.globals.update(
        asset=assets.url,
        desk=review.desk,
        words_url=links.words,
        record_url=links.record,
        entity_url=links.entity,
        text_url=links.text,
        with_query=links.with_query,
        languages=LANGUAGES,
    )
    return found


def page(request: Request, template: str | Template, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """Render a template with what it shows, in the visitor's language."""
    return HTMLResponse(render(request, template, **shown), status_code=status)


def render(request: Request, template: str | Template, **shown: Any) -> str:
    """Give a template's HTML."""
    chosen = preferences(request)
    return (
        environment()
        .get_template(template)
        .render(
            request=request,
            path=request.url.path,
            here=partial(_here, request),
            theme=chosen.theme,
            nav=request.app.state.nav,
            book_title=overview.title(atlas(request)),
            **words(chosen.wording),
            **shown,
        )
    )


def words(wording: Wording) -> Mapping[str, Any]:
    """Give what templates word dates, numbers and messages with."""
    return {
        "w": wording,
        "lang": wording.code,
        "_": wording.text,
        "ngettext": wording.count,
        "word": wording.word,
        "when": lambda edtf: dates.words(edtf, wording) if edtf else "",
        "year": lambda number: dates.year(number, wording),
        "number": lambda value: numbers.plain(value, wording),
        "quantity": lambda f: numbers.quantity(
            f.low if f.low == f.high else (f.low, f.high), f.unit, f.kind, f.bound, wording
        ),
        "amount": lambda r: numbers.quantity(r.value, r.unit, r.kind, r.bound, wording),
        "percent": lambda share: f"{numbers.plain(round(share * 100), wording)}\u00a0%",
        "unit": lambda symbol: numbers.unit(symbol, wording),
    }


def _here(request: Request, **changes: object) -> str:
    """Give this address with some parts of its query changed; empty ones are left out."""
    query: dict[str, object] = {k: v for k, v in request.query_params.items() if k not in ("lang", "theme")}
    return links.with_query(request.url.path, **{**query, **changes})


def whole_number(text: str | None, low: int, high: int, fallback: int) -> int:
    """Read a whole number from a request, kept between two bounds; what is none gives ``fallback``."""
    try:
        return max(low, min(high, int(text or "")))
    except ValueError:
        return fallback


def chosen(value: str | None, choices: Sequence[str] | Mapping[str, Any]) -> str:
    """Give a value of a request if it is one of the choices, else nothing."""
    return value if value and value in choices else ""


def year_asked(text: str | None) -> int | None:
    """Read a year from a request, negative before our era; None for none."""
    try:
        return max(-99_999, min(99_999, int(text or "")))
    except ValueError:
        return None
