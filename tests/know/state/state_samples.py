"""A small invented book with the records that a reader takes from its text."""

from __future__ import annotations

from salname.model import AnyRecord, Event, Figure, Name, Participant, Record, Relation, Time

TEXT = """Gülstan Respublikası dağlar ölkəsidir. Gülstan 1960-cı il avqustun 1-də müstəqilliyini elan etdi.
Gülstanın adı 1936-cı ildə Gülstan SSR oldu. Aslan Tağıyev 1961-ci ildə Gülstanın prezidenti seçildi.
Aslan Tağıyev 1970-ci ildə vəfat etdi. Gülstan 1962-ci ilin martında BMT-yə qoşuldu.
Gülstanın paytaxtı 1997-ci ildə Qarşıdan Sarıtəpəyə köçürüldü. Gülstanda 1999-cu ildə sülh müqaviləsi imzalandı.
Milli Məclisdə 50 yer var, 7 deputatı prezident təyin edir. Gülstanın əhalisi 1965-ci ildə 2 milyon nəfər idi.
"""
DOCUMENT = "gülstan.txt"


def at(record: type[Record], words: str, **fields: object) -> AnyRecord:
    """A record on the first place of these words."""
    start = TEXT.index(words)
    return record(start=start, end=start + len(words), quote=words, rule="made up", **fields)  # type: ignore[return-value]


def records() -> list[AnyRecord]:
    people = lambda *pairs: tuple(Participant(role, name) for role, name in pairs)  # noqa: E731
    found = [
        at(Name, "Gülstan Respublikası", kind="polity", base="Gülstan Respublikası", entity="Gülstan"),
        at(Name, "Gülstan 1960", kind="polity", base="Gülstan", entity="Gülstan"),
        at(Name, "Gülstanın adı", kind="polity", base="Gülstan", entity="Gülstan"),
        at(Name, "Gülstan SSR", kind="polity", base="Gülstan SSR", entity="Gülstan SSR"),
        at(Name, "Aslan Tağıyev", kind="person", base="Aslan Tağıyev", entity="Aslan Tağıyev"),
        at(Name, "BMT", kind="organisation", base="BMT", entity="BMT"),
        at(Name, "Qarşıdan", kind="place", base="Qarşı", entity="Qarşı"),
        at(Name, "Sarıtəpəyə", kind="place", base="Sarıtəpə", entity="Sarıtəpə"),
        at(Name, "Milli Məclisdə", kind="organisation", base="Milli Məclis", entity="Milli Məclis"),
        at(Time, "1997-ci ildə", kind="date", edtf="1997"),
        at(Time, "1936-cı ildə", kind="date", edtf="1936"),
        at(
            Event, "elan etdi", type="declaration", label="Gülstan müstəqilliyini elan etdi", time="1960-08-01",
            participants=people(("agent", "Gülstan")),
        ),
        at(
            Event, "oldu", type="renaming", label="Gülstanın Gülstan SSR adlandırılması", time="1936",
            participants=people(("patient", "Gülstan"), ("destination", "Gülstan SSR")),
        ),
        at(
            Relation, "Aslan Tağıyev 1961-ci ildə Gülstanın prezidenti seçildi", subject="Aslan Tağıyev",
            property="position_held", object="Gülstanın prezidenti", time="1961",
        ),
        at(
            Event, "vəfat etdi", type="death", label="Aslan Tağıyevin vəfatı", time="1970",
            participants=people(("patient", "Aslan Tağıyev")),
        ),
        at(
            Event, "qoşuldu", type="joining", label="Gülstanın BMT-yə qoşulması", time="1962-03",
            participants=people(("agent", "Gülstan"), ("organisation", "BMT")),
        ),
        at(
            Event, "imzalandı", type="signing", label="Sülh müqaviləsinin imzalanması", time="1999",
            participants=people(("patient", "sülh müqaviləsi"), ("agent", "Gülstan")),
        ),
        at(Relation, "Milli Məclisdə 50 yer var", subject="Milli Məclis", property="seats", object="50"),
        at(Figure, "7 deputatı", kind="count", value=7.0, unit="person", measures="deputat", of="Milli Məclis"),
        at(
            Figure, "2 milyon nəfər", kind="count", value=2e6, unit="person", measures="əhali", of="Gülstan",
            time="1965",
        ),
    ]  # fmt: skip
    return sorted(found, key=lambda r: (r.start, -r.end))
