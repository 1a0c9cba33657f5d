from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salname.know.book import Stored
from salname.know.causes import Graph, graph
from salname.model import Event, Relation

DOCUMENT = "bir.txt"


def _cause(cause: str, effect: str, start: int = 0, document: str = DOCUMENT) -> Stored:
    made = Relation(start=start, end=start + 9, quote="səbəb old", subject=effect, property="cause", object=cause)
    return Stored(f"r{start}", document, made)


def _steps(found: Graph) -> list[tuple[str, str]]:
    return [(found.nodes[x.cause].label, found.nodes[x.effect].label) for x in found.links]


def test_what_follows_from_one_thing_and_leads_to_another_joins_two_links() -> None:
    found = graph([_cause("uzun quraqlıq", "çayların quruması"), _cause("Çayların quruması", "böyük aclıq", 40)])
    assert _steps(found) == [("uzun quraqlıq", "çayların quruması"), ("çayların quruması", "böyük aclıq")]
    assert [len(chain) for chain in found.chains()] == [3]
    assert found.beginnings(found.chains()[0]) == (0,)


def test_endings_and_letters_do_not_part_two_wordings_of_one_thing() -> None:
    found = graph([_cause("quraqlıq", "çayların tez quruması"), _cause("çayların tez qurumasının", "aclıq", 40)])
    assert len(found.nodes) == 3


def test_a_single_word_is_the_same_thing_only_nearby() -> None:
    near = graph([_cause("quraqlıq", "aclıq"), _cause("aclıq", "köç", 60)])
    far = graph([_cause("quraqlıq", "aclıq"), _cause("aclıq", "köç", 6000)])
    other = graph([_cause("quraqlıq", "aclıq"), _cause("aclıq", "köç", 60, "başqa.txt")])
    assert [len(g.nodes) for g in (near, far, other)] == [3, 4, 4]


def test_a_node_knows_its_causes_and_its_consequences() -> None:
    found = graph([_cause("ilk səbəb", "böyük qıtlıq"), _cause("ikinci bəla", "böyük qıtlıq", 40)])
    at = next(n for n, node in enumerate(found.nodes) if node.label == "böyük qıtlıq")
    assert [found.nodes[x.cause].label for x in found.causes(at)] == ["ilk səbəb", "ikinci bəla"]
    assert found.effects(at) == ()


def test_a_node_that_an_event_tells_of_has_that_event() -> None:
    event = Event(start=2, end=8, quote="qurudu", type="disaster", label="Çayların quruması", time="1890")
    found = graph([Stored("e1", DOCUMENT, event), _cause("quraqlıq", "çayların quruması", 20)])
    assert [(n.label, n.event and n.event.id) for n in found.nodes] == [("quraqlıq", None), ("çayların quruması", "e1")]


def test_what_is_said_to_cause_itself_is_no_link() -> None:
    assert graph([_cause("böyük qıtlıq", "Böyük qıtlıq")]) == Graph((), ())


_LABELS = st.sampled_from(["uzun quraqlıq", "böyük aclıq", "kütləvi köç", "sərt qış", "yeni vergilər"])


@given(st.lists(st.tuples(_LABELS, _LABELS), max_size=12))
def test_every_node_is_in_one_chain_and_every_chain_begins_somewhere(pairs: list[tuple[str, str]]) -> None:
    found = graph([_cause(a, b, 20 * n) for n, (a, b) in enumerate(pairs)])
    chains = found.chains()
    assert sorted(n for chain in chains for n in chain) == list(range(len(found.nodes)))
    assert all(found.beginnings(chain) for chain in chains)
    assert all(any({x.cause, x.effect} <= set(chain) for chain in chains) for x in found.links)
