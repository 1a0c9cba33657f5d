"""Markdown: the signs that are no prose are blanked out, code point for code point, so that offsets hold."""

from __future__ import annotations

import re

from salname.read.plain import plain as without_mark

SUFFIXES = (".md", ".markdown")

_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?$")
_LONGEST_FRONT_MATTER = 200  # lines
_LINE = re.compile(r"[^\n]*\n?")

# Inside a line. Whatever a group's bound is, it stops at the sign with which the next match could begin: linear.
_SIGNS = re.compile(
    r"(?P<tag></?[a-zA-Z][^<>\n]{0,300}>)"
    r"|(?P<head>^[ ]{0,3}#{1,6}(?=[ \t]))"
    r"|(?P<tail>(?<=[ \t])#{1,6}[ \t]*$)"
    r"|(?P<rule>^[ ]{0,3}(?:(?:-[ \t]*+){3,80}|(?:\*[ \t]*+){3,80}|(?:_[ \t]*+){3,80}|={2,200}[ \t]*+|--[ \t]*+)\r?$)"
    r"|(?P<quote>^[ \t]{0,3}(?:>[ \t]?){1,9})"
    r"|(?P<strong>\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|~~|`{1,2})"
    r"|(?P<note>\[\^[^\[\]\n]{1,60}\]:?)"
    r"|(?P<image>!(?=\[))"
    r"|(?P<target>\]\([^()\n]{0,2000}\)|\]\[[^\[\]\n]{0,200}\])"
    r"|(?P<open>\[(?=[^\[\]\n]{0,500}\](?:\(|\[)))"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|\#\d{1,6});)"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<table>\|)",
    re.MULTILINE,
)
_TABLE_RULE = re.compile(r"^[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)++[ \t]*+(?::?-++:?[ \t]*+)?\r?$", re.MULTILINE)
_VISIBLE = re.compile(r"[^\r\n]")


def plain(text: str) -> str:
    """Blank the Markdown signs, code blocks, comments and front matter out with spaces; length and line ends stay.

    >>> plain("# Tarix" + chr(10) + "**1991**-ci [il](x.md)")
    '  Tarix\\n  1991  -ci  il       '
    """
    text = _without_comments(_without_blocks(without_mark(text)))
    return _SIGNS.sub(_blank, _TABLE_RULE.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return _VISIBLE.sub(" ", found.group())


def _without_blocks(text: str) -> str:
    lines = _LINE.findall(text)
    fence = ""
    for number in range(_front_matter(lines), len(lines)):
        found = _FENCE.match(lines[number])
        if fence or found:
            if found and not fence:
                fence = found[1]
            elif found and found[1].startswith(fence):
                fence = ""
            lines[number] = _VISIBLE.sub(" ", lines[number])
    return "".join(lines)


def _front_matter(lines: list[str]) -> int:
    """Blank the metadata between two rules at the very beginning; give the number of its lines."""
    if not _FRONT_MATTER.match(lines[0].rstrip("\n")):
        return 0
    for number in range(1, min(len(lines), _LONGEST_FRONT_MATTER)):
        if _FRONT_MATTER.match(lines[number].rstrip("\n")):
            lines[: number + 1] = [_VISIBLE.sub(" ", line) for line in lines[: number + 1]]
            return number + 1
    return 0


def _without_comments(text: str) -> str:
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += [text[at:start], _VISIBLE.sub(" ", text[start : end + 3])]
        at = end + 3
    return "".join([*parts, text[at:]])
