"""The two pages that a publication has of its own: search by a script, and the list of years."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, Template
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname import edtf
from salname.show import dates
from salname.show.atlas import view
from salname.show.atlas.queries import overview
from salname.show.locale import Wording

HERE = Path(__file__).parent
"""Where the templates and scripts of publications are."""


@cache
def environment() -> Environment:
    """The templates of publications, which may extend and import those of the atlas."""
    known = view.environment()
    own = FileSystemLoader(HERE / "templates")
    return known.overlay(loader=ChoiceLoader([own, *([known.loader] if known.loader else [])]))


def template(name: str) -> Template:
    """Give a template of publications."""
    return environment().get_template(name)


def search(request: Request) -> Response:
    """Answer with the page that searches by the index beside it."""
    return view.page(request, template("search.html"))


def years(request: Request) -> Response:
    """Answer with every year that the texts tell of, by century."""
    found = sorted(
        {first for first, last, _ in overview.stretches(view.atlas(request)) if first == last},
    )
    wording = view.wording(request)
    centuries = [
        (_century(century, wording), [(edtf.year(year), year) for year in of])
        for century, of in groupby(found, key=lambda year: year // 100)
    ]
    return view.page(request, template("years.html"), centuries=centuries)


def _century(number: int, wording: Wording) -> str:
    value = f"{number:02d}XX" if number >= 0 else f"-{-number - 1:02d}XX"
    return dates.words(value, wording)


ROUTES = [Route("/search", search), Route("/year", years)]
