"""html: references as text, and HTML as calls of methods."""

import html
from html import escape, unescape
from html.parser import HTMLParser

for text in (
    "&lt;b&gt; &amp; &#65; &#x42; &eacute; &copy &notit; &nbsp;x",
    "&",
    "&&",
    "&;",
    "& lt;",
    "&#;",
    "&#x;",
    "&#xZ",
    "&#0;",
    "&#128;",
    "&#x80",
    "&#1114112;",
    "&#99999999999999999999999;",
    "&#xD800;",
    "&#11;&#13;&#x1F;",
    "&ampamp;",
    "&ampx",
    "&Aacute",
    "&NotEqualTilde;",
    "&fjlig;",
    "&unknown;",
    "caf&eacute",
    "&zwnj;|",
    "a&b=c",
    "&CounterClockwiseContourIntegral;",
    "&" + "x" * 40 + ";",
):
    print(ascii(unescape(text)))
print(escape("<a href='x'>\"&\"</a>"), escape('"', quote=False), html.unescape(escape("<&'\">")))


class Logger(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.getpos())

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_decl(self, decl):
        print("decl", decl)

    def handle_pi(self, data):
        print("pi", data)

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("char", name)

    def unknown_decl(self, data):
        print("unknown", data)


PAGE = """<!DOCTYPE html>
<html lang=en><head><title>A &amp; B</title><script>if (a < b && c) { x("</p>"); }</script>
<style>p > a { color: red }</style></head>
<body class="x y" id='z' data-n=5 hidden><!-- note -- > --><p>Text &lt; more&nbsp;&#169; &bogus <br/><img src="a.png" alt="x > y">
<a href="/q?a=1&amp;b=2">link</a></p></ p ><?php echo 1 ?><![CDATA[ raw ]]><!oops></div x="1">1 < 2 <3 </body></html>"""
for convert in (True, False):
    parser = Logger(convert_charrefs=convert)
    parser.feed(PAGE)
    parser.close()
print("--- in pieces")
parser = Logger()
for start in range(0, len(PAGE), 7):
    parser.feed(PAGE[start : start + 7])
parser.close()
for odd in (
    "<",
    "a<",
    "<a",
    "<a href='x",
    "&",
    "&am",
    "&#",
    "&#x;y",
    "</",
    "</>",
    "<!",
    "<!-",
    "<!--",
    "<a/>",
    "<a / >",
    "<a b=c/>",
    "<a b='c'd>",
    "<script>x",
    "<a\n=b>",
    "a&b",
    "<![x]>",
):
    for convert in (True, False):
        parser = Logger(convert_charrefs=convert)
        try:
            parser.feed(odd)
            parser.close()
        except AssertionError as error:
            print(error)
        print("odd", odd, convert, parser.get_starttag_text())


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []
        self.depth = 0
        self.text = []

    def handle_starttag(self, tag, attrs):
        self.depth += 1
        if tag == "a":
            self.links.append(dict(attrs).get("href"))
        for name, value in attrs:
            if name == "src" and value:
                self.links.append(value)

    def handle_endtag(self, tag):
        self.depth -= 1

    def handle_data(self, data):
        if data.strip():
            self.text.append(data.strip())


links = Links()
links.feed(PAGE)
print(links.links, links.depth, links.text)
