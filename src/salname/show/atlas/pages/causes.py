"""Causes and consequences that the text states: all chains, or one node with what led to it and what followed."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.know.causes import Graph, Link, graph
from salname.know.rows import records
from salname.show.atlas import view
from salname.show.atlas.queries.context import around
from salname.show.atlas.state import Atlas

_DEEPEST = 12  # steps of a chain that are drawn
_MOST_CHAINS = 80
_MOST_QUOTED = 2_000
_AROUND = 160  # letters of the sentence on each side of the words


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a chain with what followed from it; ``again``: it stands in this chain already."""

    node: int
    by: Link | None
    again: bool
    following: list[Branch] = field(default_factory=list)


def show(request: Request) -> Response:
    """Answer with the chains of causes, or with the node ``?at=`` between its causes and its consequences."""
    atlas = view.atlas(request)
    found, quotes = _graph(atlas)
    asked = request.query_params.get("at")
    if asked is None:
        chains = [_chain(found, chain) for chain in found.chains()[:_MOST_CHAINS]]
        return view.page(request, "causes.html", graph=found, quotes=quotes, chains=chains, at=None)
    at = view.whole_number(asked, -1, 10**6, -1)
    if not 0 <= at < len(found.nodes):
        raise HTTPException(404)
    before, after = found.causes(at), found.effects(at)
    return view.page(request, "causes.html", graph=found, quotes=quotes, at=at, before=before, after=after)


def _graph(atlas: Atlas) -> tuple[Graph, dict[str, Markup]]:
    """The graph of the book, and the sentence around the words of each link by the id of its record."""

    def make() -> tuple[Graph, dict[str, Markup]]:
        with atlas.book.reading() as connection:
            found = graph(records(connection, ("relation", "event"), None))
        return found, {link.told.id: around(atlas, link.told, _AROUND) for link in found.links[:_MOST_QUOTED]}

    return atlas.remember("causes", make)


def _chain(found: Graph, chain: tuple[int, ...]) -> list[Branch]:
    seen: set[int] = set()
    return [_branch(found, node, None, seen, 0) for node in found.beginnings(chain)]


def _branch(found: Graph, node: int, by: Link | None, seen: set[int], depth: int) -> Branch:
    branch = Branch(node, by, node in seen)
    if node not in seen and depth < _DEEPEST:
        seen.add(node)
        branch.following.extend(_branch(found, x.effect, x, seen, depth + 1) for x in found.effects(node))
    return branch


ROUTES = [Route("/events/causes", show)]
