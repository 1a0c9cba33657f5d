"""From a name as a person writes it to the subject that fluents are kept under."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from salname.know.state import table
from salname.know.state.cast import key
from salname.tag.inflection import caseless, lemma

_LEAST = 4  # letters of a beginning that may stand for a name


def find(connection: Connection, name: str) -> str | None:
    """Give the subject that a name means, ``None`` where the book has no fluents of it.

    The name may be spelt as any mention in the text, be in a case, or have words around it that the text has not
    (``Ağdüz poliqonu`` for ``Ağdüz``); of several readings the one with the most words in common is taken.
    """
    for candidate in (name, _bare(name)):
        if found := _exact(connection, key(candidate)):
            return found
    words = key(name).split()
    for length in range(len(words) - 1, 0, -1):
        for at in range(len(words) - length + 1):
            part = " ".join(words[at : at + length])
            if len(part) >= _LEAST and (found := _exact(connection, part)):
                return found
    return _longer(connection, key(_bare(name)))


def stem(name: str) -> str:
    """Give the beginning by which a name is looked for in folded text: its last letters may change.

    >>> stem("gülstanlılar")
    'gulstanli'
    """
    words = key(name).split()
    if not words:
        return ""
    last = key(lemma(name.split()[-1])) or words[-1]
    return " ".join([*words[:-1], last])


def _bare(name: str) -> str:
    *rest, last = name.split() or [""]
    return " ".join([*rest, caseless(last)[0]])


def _exact(connection: Connection, sought: str) -> str | None:
    """The subject of most documents that spell a subject so."""
    where = table.spellings.c
    query = (
        select(where.subject)
        .where(where.key == sought)
        .group_by(where.subject)
        .order_by(func.count().desc(), where.subject)
        .limit(1)
    )
    found = connection.execute(query).scalar()
    return str(found) if found is not None else None


def _longer(connection: Connection, sought: str) -> str | None:
    """A subject whose name begins with these words."""
    if len(sought) < _LEAST:
        return None
    where = table.spellings.c
    query = (
        select(where.subject)
        .where(where.key > sought, where.key < sought + "\U0010ffff")
        .order_by(func.length(where.key), where.key)
        .limit(1)
    )
    found = connection.execute(query).scalar()
    return str(found) if found is not None else None
