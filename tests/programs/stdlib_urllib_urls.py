"""urllib.parse: URLs taken apart, put together and joined, after RFC 3986 §5.4; queries."""

from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse, urlunsplit

for url in ("http://user:pa%3Ass@Example.COM:8080/a/b;p=1?q=1&r=2#frag", "//host/path", "/just/path?x", "mailto:me@x.org", "file:///etc/x", "http://[::1]:80/", "HTTPS://h", "a:b", "1a:b", "?q", "#f", "", "http://h?x#y", "http://h/;a/b;c", "  http://x/\n y", "tel:+1;x=2", "http://a:b@c@d:1/"):
    p = urlparse(url)
    s = urlsplit(url)
    print(p)
    print(s, p.geturl(), s.geturl(), p.hostname, p.port, p.username, p.password)
base = "http://a/b/c/d;p?q"
for ref in ("g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "g;x?y#s", "", ".", "./", "..", "../", "../g", "../..", "../../", "../../g", "../../../g", "/./g", "/../g", "g.", ".g", "g..", "..g", "./../g", "./g/.", "g/./h", "g/../h", "g;x=1/./y", "http:g", "http://x/y"):
    print(ref, urljoin(base, ref))
print(urljoin("http://a", "b"), urljoin("http://a/b", ""), urljoin("", "x"), urljoin("/a/b", "c"), urljoin("a/b/c", "../../../d"))
print(urlencode({"a": "1 2", "b": "ä&="}), urlencode([("x", 1), ("y", 2.5)]), urlencode({"k": ["1", "2"]}, doseq=True))
print(urlunparse(("http", "h", "/p", "x", "q=1", "f")), urlunsplit(("https", "h", "p", "", "")), urldefrag("http://h/p#f"), urldefrag("x").geturl())
print(quote("a b/ü?&=+~"), quote_plus("a b/ü"), quote("a/b", safe=""), unquote("%41%c3%bc+%zz%"), parse_qs("a=1&a=2&b=&c"), parse_qsl("a=1&b=%20x+y", keep_blank_values=True))
for bad in ("http://[::1/", "http://h:99999/", "http://h:x/"):
    try:
        print(urlparse(bad).port)
    except ValueError as e:
        print("ValueError", e)
p = urlparse("http://h/p?q=1")
scheme, netloc, path, params, query, fragment = p
print(scheme, netloc, p[2], p._replace(query="z").geturl(), p == urlparse("http://h/p?q=1"))
