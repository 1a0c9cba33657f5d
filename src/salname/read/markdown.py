"""Markdown: the signs that are no prose are blanked out, code point for code point, so that offsets hold."""

from __future__ import annotations

import re

SUFFIXES = (".md", ".markdown")

# Each pattern's group 1 (and 2) is markup; what it wraps stays. One alternative a sign, no nested repetition.
_SIGNS = re.compile(
    r"(?P<fence>^```[^\n]*\n(?:(?!```)[^\n]*\n){0,2000}```[^\n]*$)"
    r"|(?P<comment><!--.{0,4000}?-->)"
    r"|(?P<tag></?[a-zA-Z][^<>\n]{0,300}>)"
    r"|(?P<head>^#{1,6}[ \t]+)"
    r"|(?P<rule>^(?:[-*_][ \t]*){3,80}$)"
    r"|(?P<underline>^[=-]{2,200}[ \t]*$)"
    r"|(?P<quote>^[ \t]{0,3}>[ \t]?)"
    r"|(?P<strong>\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|~~|`)"
    r"|(?P<image>!\[)"
    r"|(?P<target>\]\([^()\n]{0,2000}\)|\]\[[^\[\]\n]{0,200}\])"
    r"|(?P<open>\[(?=[^\[\]\n]{0,500}\](?:\(|\[)))"
    r"|(?P<table>\|)",
    re.MULTILINE | re.DOTALL,
)
_VISIBLE = re.compile(r"[^\n]")


def plain(text: str) -> str:
    """Blank the Markdown signs out with spaces; the length and the line ends stay.

    >>> plain("# Tarix" + chr(10) + "**1991**-ci [il](x.md)")
    '  Tarix\\n  1991  -ci  il       '
    """
    return _SIGNS.sub(lambda m: _VISIBLE.sub(" ", m.group()), text)
