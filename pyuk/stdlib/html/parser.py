"""html.parser: HTML as it is written, mistakes included, as calls of methods.

Source: CPython 3.11 Lib/html/parser.py and Lib/_markupbase.py, whose patterns these are, as they decide what is
taken for a tag.
"""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from pyuk.stdlib import re
from pyuk.stdlib.html import unescape

Attributes = list[tuple[str, str | None]]

INTERESTING = re.compile("[&<]")
INCOMPLETE = re.compile("&[a-zA-Z#]")
ENTITY = re.compile("&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")
CHARACTER = re.compile("&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
TAG_OPEN = re.compile("<[a-zA-Z]")
TAG_NAME = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*")
ATTRIBUTE = re.compile(
    r"""((?<=['"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*"""
)
WHOLE_TAG = re.compile(
    r"""<[a-zA-Z][^\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*"""
    r"""(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)\s*)?(?:\s|/(?!>))*)*)?\s*"""
)
END_TAG = re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>")
COMMENT_CLOSE = re.compile(r"--\s*>")
SECTION_NAME = re.compile(r"[a-zA-Z][-_.a-zA-Z0-9]*\s*")
SECTION_CLOSE = re.compile(r"]\s*]\s*>")
OFFICE_SECTION_CLOSE = re.compile(r"]\s*>")
SPACE_OR_END = re.compile(r"[\s;]")
LONGEST_REFERENCE = 34
UNFINISHED = -1


class HTMLParser:
    """Reads HTML in pieces of any size; a class of the program replaces the handlers that it wants.

    _pauses: whether what follows waits for the next piece, though what was read last is whole.
    """

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs: bool = True) -> None:
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self) -> None:
        """Forget all that is not yet read."""
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem: str | None = None
        self._pauses = False
        self.lineno = 1
        self.offset = 0
        self._starttag_text: str | None = None

    def feed(self, data: str) -> None:
        self.rawdata = self.rawdata + data
        self.goahead(False)

    def close(self) -> None:
        """There is no more: read what waits for more."""
        self.goahead(True)

    def get_starttag_text(self) -> str | None:
        """The start tag that was read last, as it is written."""
        return self._starttag_text

    def getpos(self) -> tuple[int, int]:
        """The line, from 1 on, and the column of what is handled."""
        return self.lineno, self.offset

    def updatepos(self, i: int, j: int) -> int:
        """What stands from i to j is read; j."""
        if i < j:
            lines = self.rawdata.count("\n", i, j)
            if lines > 0:
                self.lineno += lines
                self.offset = j - (self.rawdata.rindex("\n", i, j) + 1)
            else:
                self.offset += j - i
        return j

    def set_cdata_mode(self, elem: str) -> None:
        """Text follows, up to the end of this element."""
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self) -> None:
        self.cdata_elem = None

    # --- the text ----------------------------------------------------------------------------

    def _converts(self) -> bool:
        """Whether the references here become text."""
        return self.convert_charrefs and not self.cdata_elem

    def _give_data(self, text: str) -> None:
        self.handle_data(unescape(text) if self._converts() else text)

    def goahead(self, end: bool) -> None:
        """Handle as much as is whole; at the end all."""
        i, n = 0, len(self.rawdata)
        self._pauses = False
        while i < n:
            j = self._end_of_data(i)
            if j == UNFINISHED:
                break
            if i < j:
                self._give_data(self.rawdata[i:j])
            i = self.updatepos(i, j)
            if i == n:
                break
            k = self._read_markup(i, end) if self.rawdata[i] == "<" else self._read_reference(i, end)
            if k == UNFINISHED:
                break
            i = self.updatepos(i, k)
            if self._pauses:
                break
        if end and i < n and not self.cdata_elem:
            self._give_data(self.rawdata[i:n])
            i = self.updatepos(i, n)
        self.rawdata = self.rawdata[i:]

    def _end_of_data(self, i: int) -> int:
        """Where the text ends that begins at i; UNFINISHED, where more of it may come."""
        text = self.rawdata
        if self._converts():
            j = text.find("<", i)
            if j >= 0:
                return j
            ampersand = text.rfind("&", max(i, len(text) - LONGEST_REFERENCE))
            if ampersand >= 0 and SPACE_OR_END.search(text, ampersand) is None:
                return UNFINISHED
            return len(text)
        if self.cdata_elem is not None:
            found = re.compile(r"</\s*" + self.cdata_elem + r"\s*>", re.I).search(text, i)
            return found.start() if found is not None else UNFINISHED
        found = INTERESTING.search(text, i)
        return found.start() if found is not None else len(text)

    def _read_markup(self, i: int, end: bool) -> int:
        """Read what begins with `<`: where it ends, or UNFINISHED."""
        text = self.rawdata
        if TAG_OPEN.match(text, i) is not None:
            k = self.parse_starttag(i)
        elif text.startswith("</", i):
            k = self.parse_endtag(i)
        elif text.startswith("<!--", i):
            k = self.parse_comment(i)
        elif text.startswith("<?", i):
            k = self.parse_pi(i)
        elif text.startswith("<!", i):
            k = self.parse_html_declaration(i)
        elif i + 1 < len(text):
            self.handle_data("<")
            return i + 1
        else:
            return UNFINISHED
        if k >= 0 or not end:
            return k
        k = text.find(">", i + 1) + 1
        if k == 0:
            k = text.find("<", i + 1)
            if k < 0:
                k = i + 1
        self._give_data(text[i:k])
        return k

    def _read_reference(self, i: int, end: bool) -> int:
        """Read what begins with `&`, where references are handed over: where it ends, or UNFINISHED."""
        text = self.rawdata
        if text.startswith("&#", i):
            found = CHARACTER.match(text, i)
            if found is not None:
                self.handle_charref(found.group()[2:-1])
                return found.end() if text[found.end() - 1] == ";" else found.end() - 1
            if ";" not in text[i:]:
                return UNFINISHED
            self._pauses = True
            self.handle_data("&#")
            return i + 2
        found = ENTITY.match(text, i)
        if found is not None:
            self.handle_entityref(found.group(1))
            return found.end() if text[found.end() - 1] == ";" else found.end() - 1
        begun = INCOMPLETE.match(text, i)
        if begun is not None:
            self._pauses = end and begun.end() == len(text)
            return i + 1 if self._pauses else UNFINISHED
        if i + 1 == len(text):
            return UNFINISHED
        self.handle_data("&")
        return i + 1

    # --- declarations and comments -----------------------------------------------------------

    def parse_html_declaration(self, i: int) -> int:
        """Read what begins with `<!` and is no comment."""
        text = self.rawdata
        if text[i : i + 3] == "<![":
            return self.parse_marked_section(i)
        if text[i : i + 9].lower() != "<!doctype":
            return self.parse_bogus_comment(i)
        end = text.find(">", i + 9)
        if end < 0:
            return UNFINISHED
        self.handle_decl(text[i + 2 : end])
        return end + 1

    def parse_bogus_comment(self, i: int) -> int:
        """Read what is none of all as a comment."""
        end = self.rawdata.find(">", i + 2)
        if end < 0:
            return UNFINISHED
        self.handle_comment(self.rawdata[i + 2 : end])
        return end + 1

    def parse_comment(self, i: int) -> int:
        found = COMMENT_CLOSE.search(self.rawdata, i + 4)
        if found is None:
            return UNFINISHED
        self.handle_comment(self.rawdata[i + 4 : found.start()])
        return found.end()

    def parse_pi(self, i: int) -> int:
        """Read a processing instruction."""
        end = self.rawdata.find(">", i + 2)
        if end < 0:
            return UNFINISHED
        self.handle_pi(self.rawdata[i + 2 : end])
        return end + 1

    def parse_marked_section(self, i: int) -> int:
        """Read `<![CDATA[...]]>` and its like. AssertionError for one of an unknown name."""
        text = self.rawdata
        if i + 3 == len(text):
            return UNFINISHED
        named = SECTION_NAME.match(text, i + 3)
        if named is None:
            self.updatepos(i, i + 3)
            raise AssertionError(f"expected name token at {text[i:i + 20]!r}")
        if named.end() == len(text):
            return UNFINISHED
        name = named.group().strip().lower()
        if name in ("temp", "cdata", "ignore", "include", "rcdata"):
            found = SECTION_CLOSE.search(text, i + 3)
        elif name in ("if", "else", "endif"):
            found = OFFICE_SECTION_CLOSE.search(text, i + 3)
        else:
            raise AssertionError(f"unknown status keyword {text[i + 3:named.end()]!r} in marked section")
        if found is None:
            return UNFINISHED
        self.unknown_decl(text[i + 3 : found.start()])
        return found.end()

    # --- tags --------------------------------------------------------------------------------

    def parse_starttag(self, i: int) -> int:
        self._starttag_text = None
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            return end
        text = self.rawdata
        self._starttag_text = text[i:end]
        found = TAG_NAME.match(text, i + 1)
        assert found is not None
        tag = found.group(1).lower()
        self.lasttag = tag
        attrs, k = self._read_attributes(found.end(), end)
        last = text[k:end].strip()
        if last not in (">", "/>"):
            self.handle_data(text[i:end])
        elif last == "/>":
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def _read_attributes(self, k: int, end: int) -> tuple[Attributes, int]:
        """The attributes of a tag whose name ends at k, and where they end."""
        attrs: Attributes = []
        while k < end:
            found = ATTRIBUTE.match(self.rawdata, k)
            if found is None:
                break
            value: str | None = None
            if found.group(2):
                value = found.group(3) or ""
                if value[:1] in ("'", '"') and value[:1] == value[-1:]:
                    value = value[1:-1]
                value = unescape(value)
            attrs.append((str(found.group(1)).lower(), value))
            k = found.end()
        return attrs, k

    def check_for_whole_start_tag(self, i: int) -> int:
        """Where the start tag at i ends; UNFINISHED, where more of it may come."""
        text = self.rawdata
        found = WHOLE_TAG.match(text, i)
        assert found is not None
        j = found.end()
        following = text[j : j + 1]
        if following == ">":
            return j + 1
        if following == "/":
            return j + 2 if text.startswith("/>", j) else UNFINISHED
        if following == "" or following == "=" or (following.isascii() and following.isalpha()):
            return UNFINISHED
        return j if j > i else i + 1

    def parse_endtag(self, i: int) -> int:
        text = self.rawdata
        end = text.find(">", i + 1) + 1
        if end == 0:
            return UNFINISHED
        found = END_TAG.match(text, i)
        if found is None:
            return self._parse_odd_endtag(i, end)
        elem = found.group(1).lower()
        if self.cdata_elem is not None and elem != self.cdata_elem:
            self.handle_data(text[i:end])
            return end
        self.handle_endtag(elem)
        self.clear_cdata_mode()
        return end

    def _parse_odd_endtag(self, i: int, end: int) -> int:
        """Read an end tag with more in it than a name."""
        text = self.rawdata
        if self.cdata_elem is not None:
            self.handle_data(text[i:end])
            return end
        found = TAG_NAME.match(text, i + 2)
        if found is None:
            return i + 3 if text[i : i + 3] == "</>" else self.parse_bogus_comment(i)
        name = found.group(1).lower()
        end = text.find(">", found.end())
        self.handle_endtag(name)
        return end + 1

    # --- what a program replaces -------------------------------------------------------------

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A start tag, and its attributes in their order; one without a value has None."""

    def handle_endtag(self, tag: str) -> None:
        """An end tag."""

    def handle_charref(self, name: str) -> None:
        """The number of a reference, unless references become text."""

    def handle_entityref(self, name: str) -> None:
        """The name of a reference, unless references become text."""

    def handle_data(self, data: str) -> None:
        """Text, in pieces."""

    def handle_comment(self, data: str) -> None:
        """What stands within a comment."""

    def handle_decl(self, decl: str) -> None:
        """What stands within `<!DOCTYPE ...>`, with the word."""

    def handle_pi(self, data: str) -> None:
        """What stands behind `<?`."""

    def unknown_decl(self, data: str) -> None:
        """What stands within `<![...]>`."""
