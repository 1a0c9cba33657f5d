"""Bytes to text: UTF-8 first, then UTF-16 and the Turkish eight-bit encodings; what was found is said."""

from __future__ import annotations

import codecs

from salname.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b\x85")
# Bytes 0x80-0x9f are letters and quotes in Windows-1254, control characters in ISO-8859-9.
_C1 = frozenset(range(0x80, 0xA0))


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Decode a file's bytes, line ends untouched; give the text and the encoding found.

    Raises :class:`~salname.errors.ReadError` for what is empty, binary, or in no encoding that is understood.
    """
    if not data.strip():
        raise ReadError(f"{name} is empty: give a file with text in it")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, name), encoding.removesuffix("-sig")
    sample = data[:_SAMPLE]
    if wide := _utf16_without_mark(sample):
        return _strict(data, wide, name), wide
    if _is_binary(sample):
        raise ReadError(f"{name} is no text but binary data: give a plain text or Markdown file")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        at = error.start
    if _mostly_utf8(data):
        raise ReadError(
            f"{name} is not valid UTF-8 at byte {at} (0x{data[at]:02x}): save it anew as UTF-8, "
            f"for example with 'iconv -f utf-8 -t utf-8 -c'"
        )
    encoding = "windows-1254" if any(b in _C1 for b in sample) else "iso-8859-9"
    return _strict(data, encoding, name), encoding


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise ReadError(f"{name} is not valid {encoding} ({error}): save it anew as UTF-8") from None


def _is_binary(sample: bytes) -> bool:
    controls = sum(b < 0x20 and b not in _TEXT_CONTROLS for b in sample)
    return 0 in sample or controls * 50 > len(sample)


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
    """Say whether a file that is not valid UTF-8 was meant to be: more good two-byte letters than bad bytes."""
    text = data[: _SAMPLE * 4].decode("utf-8", errors="replace")
    bad = text.count("�")
    good = sum(ord(c) > 0x7F for c in text) - bad
    return good > bad
