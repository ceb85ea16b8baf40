from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus

for text in ["", "plain", "a b&c=d/e?f", "100%", "café €", "~_.-", "𝄞", "a+b", "\n\t\x00", "[x]{y}|\\^`"]:
    print(repr(text), quote(text), quote(text, safe=""), quote_plus(text), unquote(quote(text)) == text, unquote_plus(quote_plus(text)) == text)
print(quote("a b/c:d", safe=":/ "), quote_plus("a/b c", "/"))
for text in ["%41%42", "%e2%82%ac", "%E2%82", "%", "%4", "%zz%41", "a%20b+c", "%%41", "x%C3%A9y%ff", "%25%32%35", "é%41", "%c3x%a9", "100%"]:
    print(repr(text), repr(unquote(text)), repr(unquote_plus(text)))
print(parse_qsl("a=1&b=two+words&a=%26&empty=&none&=x"))
print(parse_qsl("a=1&empty=&none&&", keep_blank_values=True), parse_qsl(""), parse_qsl("a=b=c"))
print(parse_qs("a=1&b=2&a=3&x="), parse_qs("x=&y=1", True))
