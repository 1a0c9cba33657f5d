"""A small invented text, read and kept, for what is made of a whole book."""

from __future__ import annotations

from pathlib import Path

import pytest

from salname import read, reading
from salname.know import book as books

YEARBOOK_TEXT = """\
Göyçay Respublikası 1918-ci ildə quruldu. Respublikanın paytaxtı Ağsu şəhəri idi. Respublikanın ərazisi 12.400 \
km2 təşkil edirdi.

1926-cı ildə Göyçay Respublikasının əhalisi 210 min nəfər idi. 1939-cu ildə Göyçay Respublikasının əhalisi 340 \
min nəfər idi. 1959-cu ildə Göyçay Respublikasının əhalisi 415 min nəfər oldu.

Mərdan Qocayev 1921-ci ilin martında Göyçay Respublikasının prezidenti seçildi. O, 1929-cu il sentyabrın 4-də \
istefa verdi. İlham Şəkərli 1929-cu ildə prezident seçildi. Ağsuda yeni zavod 1935-ci ildə tikildi və ildə 5 min \
ton pambıq emal edirdi.

1941-1945-ci illərdə respublikadan 18 min əsgər cəbhəyə getdi. Müharibədən sonra Bakı ilə Ağsu arasında dəmir \
yolu çəkildi. 1997-ci ildə paytaxt Ağsudan Bərdəyə köçürüldü. <script>alert("ov")</script> & başqa işarələr də \
mətndə var.
"""


@pytest.fixture(scope="session")
def yearbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of the invented text."""
    path = tmp_path_factory.mktemp("yearbook") / "göyçay.salname"
    document = read.text(YEARBOOK_TEXT, name="göyçay.txt")
    with books.open_for_writing(path) as book:
        book.add(document, reading.records(document))
    return path
