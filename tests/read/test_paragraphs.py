import pytest

from salname import read

WIDE = "Kənd çayın sağ sahilində, meşənin ətəyində yerləşir və əhalisi qədim vaxtdan"

CASES = {
    "a blank line parts paragraphs": ["Birinci söz", "İkinci söz"],
    "blank lines with spaces in them": ["Birinci söz\n   ", "İkinci söz"],
    "a line broken for want of room goes on": [f"{WIDE}\nəkinçiliklə məşğuldur."],
    "a line broken before a name goes on": [f"{WIDE}\nQarabağdan gəlib."],
    "a short line before a small letter goes on": ["Kənd çayın\nsahilindədir."],
    "a line broken after an initial goes on": ["Kitabı yazan məşhur tarixçi A.\nMuradova idi."],
}


@pytest.mark.parametrize("paragraphs", CASES.values(), ids=CASES.keys())
def test_paragraphs_are_parted_by_blank_lines(paragraphs: list[str]) -> None:
    document = read.text("\n\n".join(paragraphs))
    assert [document.quote(p.start, p.end) for p in document.paragraphs] == [p.strip() for p in paragraphs]


LINES = {
    "a heading stands alone": ["Coğrafiyası", "Kənd dağdadır."],
    "bullets": ["Əkilir:", "• buğda", "• arpa"],
    "dashes": ["Əkilir:", "- buğda", "- arpa"],
    "numbers": ["Bölmələr", "1. Torpaq", "2. Su"],
    "letters with a bracket": ["Bölmələr", "a) torpaq", "b) su"],
    "lines that begin with a year": ["1918 – respublika quruldu", "1920 – respublika süqut etdi"],
    "indented lines": ["Birinci abzas uzundur.", "    İkinci abzas da."],
    "one line a paragraph": ["Kənd dağdadır.", "Çay axır."],
    "long lines that no hand has broken": [f"{WIDE} {WIDE} {WIDE}", "Davamı yoxdur"],
}


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES.keys())
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"], ids=["unix", "windows", "old mac", "unicode"])
def test_lines_that_are_paragraphs_of_their_own_are_parted(lines: list[str], end: str) -> None:
    document = read.text(end.join(lines))
    assert [document.quote(p.start, p.end) for p in document.paragraphs] == [line.strip() for line in lines]


def test_a_list_item_that_runs_over_its_line_stays_whole() -> None:
    document = read.text("- uzun bir maddə ki\n  davamı buradadır\n- ikinci maddə")
    assert len(document.paragraphs) == 2


def test_a_number_with_a_dot_at_the_start_of_a_wrapped_line_is_no_list_item() -> None:
    document = read.text(f"{WIDE} təxminən\n12.500 nəfərdir.")
    assert len(document.paragraphs) == 1
