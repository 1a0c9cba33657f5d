import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salname import read
from salname.errors import ReadError

TEXT = "Gəncə şəhəri Kür çayının yaxınlığındadır, əhalisi çoxdur.\r\nİkinci sətir ğüöçı.\n"
TURKISH = "Küçük bir köy, çayın kıyısında; İğdır yolu üstünde. Ağaç çok, su az.\r\n"


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "mətn.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-32"])
def test_unicode_is_read_in_every_form(tmp_path: Path, encoding: str) -> None:
    assert read.file(saved(tmp_path, TEXT.encode(encoding))).text == TEXT


@pytest.mark.parametrize(
    ("encoding", "text"), [("windows-1254", TURKISH + "“Dırnaq”"), ("iso-8859-9", TURKISH)], ids=["windows", "iso"]
)
def test_turkish_eight_bit_text_is_read_and_its_encoding_said(tmp_path: Path, encoding: str, text: str) -> None:
    document = read.file(saved(tmp_path, text.encode(encoding)))
    assert document.text == text
    assert document.encoding == encoding
    assert f"mətn.txt: read as {encoding}" in document.warnings


def test_utf_16_is_said(tmp_path: Path) -> None:
    document = read.file(saved(tmp_path, TEXT.encode("utf-16")))
    assert document.warnings == ("mətn.txt: read as utf-16",)


def test_plain_utf_8_needs_no_word(tmp_path: Path) -> None:
    assert read.file(saved(tmp_path, TEXT.encode())).warnings == ()


def test_a_byte_order_mark_counts_in_the_offsets_but_is_no_prose(tmp_path: Path) -> None:
    path = saved(tmp_path, codecs.BOM_UTF8 + TEXT.encode())
    document = read.file(path)
    with path.open(encoding="utf-8", newline="") as stream:
        assert document.text == stream.read()
    assert document.sentences[0].start == 1


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    assert read.file(saved(tmp_path, "Bir.\r\nİki.\rÜç.\n".encode())).text == "Bir.\r\nİki.\rÜç.\n"


def test_utf_8_that_is_broken_is_refused_with_its_place(tmp_path: Path) -> None:
    data = TEXT.encode()
    with pytest.raises(ReadError, match="not valid UTF-8 at byte 4 "):
        read.file(saved(tmp_path, data[:4] + b"\xff" + data[4:]))


def test_utf_8_that_breaks_off_in_a_letter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="not valid UTF-8"):
        read.file(saved(tmp_path, TEXT.encode() + "ə".encode()[:1]))


def test_another_eight_bit_alphabet_is_refused_rather_than_misread(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no encoding that is understood"):
        read.file(saved(tmp_path, "Город стоит на реке".encode("windows-1251")))


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        bytes(range(256)) * 40,
        b"PK\x03\x04\x14\x00\x00\x00",
        b"\x01\x02\x03" * 99,
    ],
    ids=["a picture", "all bytes", "a zip archive", "control characters"],
)
def test_binary_data_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError, match="binary"):
        read.file(saved(tmp_path, data))


@pytest.mark.parametrize("data", [b"", b" \n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "  ".encode("utf-16")])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError, match="empty"):
        read.file(saved(tmp_path, data))


def test_a_device_without_end_is_refused_by_its_first_bytes() -> None:
    with pytest.raises(ReadError, match="binary"):
        read.file("/dev/zero")


def test_a_file_beyond_the_bound_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST", 1_000)
    with pytest.raises(ReadError, match="cut it into several files"):
        read.file(saved(tmp_path, b"soz " * 300_000))


def test_halves_of_letters_are_refused() -> None:
    with pytest.raises(ReadError, match="surrogates"):
        read.text("söz \ud800 söz")


letters = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff", exclude_categories=["Cc"]), min_size=9)


@given(letters)
def test_what_is_encoded_comes_back(text: str) -> None:
    if text.strip():
        for encoding in ("utf-8", "utf-16"):
            assert read.from_bytes(text.encode(encoding), "mətn.txt").text == text
