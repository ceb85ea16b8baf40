"""str.encode() and bytes.decode(): every encoding that is there, and every way to handle errors."""

TEXTS = ["", "plain", "h\xe9llo", "\u20ac uro", "\U0001f600 smile", "mixed \xe9\u20ac\U0001f600 end", "\x00\x7f\x80\xff\u0100\uffff"]
ENCODINGS = ["utf-8", "UTF8", "utf_16", "utf-16-le", "UTF-16BE", "utf-32", "utf-32-le", "utf_32_be", "latin-1", "ascii", "iso-8859-1", "U8"]


def there_and_back() -> None:
    for text in TEXTS:
        for name in ENCODINGS:
            try:
                data = text.encode(name)
                print(name, data, data.decode(name) == text)
            except UnicodeEncodeError as error:
                print(name, error)


def encode_errors() -> None:
    for text in ["a\xe9\xe8b", "\u20ac", "x\ud800y\udcffz\udc80", "\udcff\ud800"]:
        for name in ["ascii", "latin-1", "utf-8", "utf-16-le", "utf-32-be"]:
            for handler in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]:
                if handler == "surrogatepass" and name in ("ascii", "latin-1"):
                    continue
                try:
                    print(name, handler, text.encode(name, handler))
                except UnicodeEncodeError as error:
                    print(name, handler, error, error.start, error.end, error.reason, error.encoding)


def decode_errors() -> None:
    bad = [b"ab\xff", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2\x82(", b"\xe2(\xa1", b"\xf0\x9f\x98", b"\xf0\x28\x8c\xbc", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf5x", b"\x80\x81", b"a\xe2\x82\xacb\xfe", b"\xe0\x80\x80"]
    for data in bad:
        for handler in ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"]:
            try:
                print(data, handler, repr(data.decode("utf-8", handler)))
            except UnicodeDecodeError as error:
                print(handler, error, error.start, error.end, error.reason, error.object)
    for data in [b"a\x80b", b"\xff\xfe"]:
        for handler in ["strict", "ignore", "replace", "backslashreplace", "surrogateescape"]:
            try:
                print(data, handler, repr(data.decode("ascii", handler)))
            except UnicodeDecodeError as error:
                print(handler, error)


def words() -> None:
    for data in [b"a\x00b", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdcb\x00", b"\x3d\xd8\x00\xde", b"\xff\xfea\x00", b"\xfe\xff\x00a", b""]:
        for name in ["utf-16", "utf-16-le", "utf-16-be"]:
            for handler in ["strict", "ignore", "replace", "backslashreplace"]:
                try:
                    print(data, name, handler, repr(data.decode(name, handler)))
                except UnicodeDecodeError as error:
                    print(name, error)
    for data in [b"a\x00\x00\x00", b"a\x00\x00", b"\x00\x00\x11\x00", b"\x00\xd8\x00\x00", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x00a"]:
        for name in ["utf-32", "utf-32-le", "utf-32-be"]:
            for handler in ["strict", "ignore", "replace"]:
                try:
                    print(data, name, handler, repr(data.decode(name, handler)))
                except UnicodeDecodeError as error:
                    print(name, error)


def names() -> None:
    print("é".encode(), "é".encode("utf-8"), "é".encode(encoding="latin-1"), "é".encode("ascii", errors="ignore"), "é".encode(errors="strict"))
    print(b"\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"a\xff".decode("ascii", "replace"), b"\xff".decode(errors="replace"), str(b"abc", "ascii"))
    for name in ["nonsense", "utf-9"]:
        try:
            print("a".encode(name))
        except LookupError as error:
            print(error)
        try:
            print(b"a".decode(name))
        except LookupError as error:
            print(error)
    for handler in ["mystery", "none"]:
        print("a".encode("ascii", handler), b"a".decode("ascii", handler))
        try:
            print("é".encode("ascii", handler))
        except LookupError as error:
            print(error)
        try:
            print(b"\xff".decode("utf-8", handler))
        except LookupError as error:
            print(error)
    error = UnicodeDecodeError("made-up", b"abc", 1, 3, "no reason")
    print(error, repr(error), isinstance(error, ValueError))


there_and_back()
encode_errors()
decode_errors()
words()
names()
