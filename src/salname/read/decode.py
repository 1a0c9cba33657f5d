"""Bytes to text: UTF-8 first, then UTF-16 and the Turkish eight-bit encodings; what was found is said.

Line ends stay as they are, and so does a byte order mark in UTF-8, as ``open(path, encoding="utf-8", newline="")``
would have them: offsets count from there.
"""

from __future__ import annotations

import codecs

from salname.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 65_536
"""Bytes by which binary data is told from text."""

_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b\x85")
# Bytes 0x80-0x9f are letters and quotes in Windows-1254, control characters in ISO-8859-9.
_C1 = bytes(range(0x80, 0xA0))
_TURKISH = frozenset("ğĞıİşŞçÇöÖüÜäÄâÂîÎûÛ")
_LEAST_TURKISH = 0.5  # of the letters beyond ASCII, in a text that is in an eight-bit encoding for Turkish


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Decode a file's bytes; give the text and the name of the encoding found.

    Raises :class:`~salname.errors.ReadError` for what is empty, binary, or in no encoding that is understood.
    """
    if not data.strip() or not data.removeprefix(codecs.BOM_UTF8).strip():
        raise ReadError(f"{name} is empty: give a file with text in it")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name), encoding
    sample = data[:SAMPLE]
    if wide := _utf16_without_mark(sample):
        return _strict(data, wide, name), wide
    refuse_binary(sample, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        at = error.start
    if _mostly_utf8(data):
        raise ReadError(
            f"{name} is not valid UTF-8 at byte {at} (0x{data[at]:02x}): save it anew as UTF-8, "
            f"for example with 'iconv -f utf-8 -t utf-8 -c'"
        )
    return _eight_bit(data, name)


def refuse_binary(sample: bytes, name: str) -> None:
    """Raise :class:`~salname.errors.ReadError` where the first bytes of a file show that it is no text."""
    if sample.startswith(tuple(mark for mark, _ in _MARKS)) or _utf16_without_mark(sample):
        return
    controls = sum(b < 0x20 and b not in _TEXT_CONTROLS for b in sample)
    if 0 in sample or controls * 50 > len(sample):
        raise ReadError(f"{name} is no text but binary data: give a plain text or Markdown file")


def _eight_bit(data: bytes, name: str) -> tuple[str, str]:
    has_c1 = len(data.translate(None, _C1)) != len(data)
    encoding = "windows-1254" if has_c1 else "iso-8859-9"
    text = _strict(data, encoding, name)
    beyond = [c for c in text[: SAMPLE * 4] if c > "\x7f" and c.isalpha()]
    if sum(c in _TURKISH for c in beyond) < _LEAST_TURKISH * len(beyond):
        raise ReadError(
            f"{name} is in no encoding that is understood (UTF-8, UTF-16, Windows-1254, ISO-8859-9): save it as UTF-8"
        )
    return text, encoding


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        raise ReadError(f"{name} is not valid {encoding} ({error}): save it anew as UTF-8") from None
    if not text.strip():
        raise ReadError(f"{name} is empty: give a file with text in it")
    return text


def _utf16_without_mark(sample: bytes) -> str | None:
    even, odd = sample[0::2], sample[1::2]
    if len(odd) < 8:
        return None
    if odd.count(0) * 2 > len(odd) and even.count(0) == 0:
        return "utf-16-le"
    if even.count(0) * 2 > len(even) and odd.count(0) == 0:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Say whether a file that is not valid UTF-8 was meant to be: more good letters beyond ASCII than bad bytes."""
    text = data[: SAMPLE * 4].decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(ord(c) > 0x7F for c in text) - bad
    return good > bad
