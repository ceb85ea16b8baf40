"""binascii and base64: there and back, and what is no such text."""

import base64
import binascii
from base64 import b64decode, b64encode

SAMPLES = [b"", b"a", b"ab", b"abc", b"abcd", b"hello world", b"\x00\xff\x80\x7f", b"\0\0\0\0", b"    ", bytes([i * 7 % 256 for i in range(70)])]


def there_and_back() -> None:
    for data in SAMPLES:
        print(b64encode(data), base64.urlsafe_b64encode(data), base64.b32encode(data), base64.b16encode(data), base64.b32hexencode(data))
        print(base64.b85encode(data), base64.a85encode(data), base64.a85encode(data, foldspaces=True), base64.b85encode(data, True), base64.encodebytes(data))
        print(binascii.hexlify(data), binascii.b2a_base64(data), binascii.b2a_base64(data, newline=False), binascii.crc32(data))
        same = [b64decode(b64encode(data)), base64.urlsafe_b64decode(base64.urlsafe_b64encode(data)), base64.b32decode(base64.b32encode(data))]
        same += [base64.b16decode(base64.b16encode(data)), base64.b85decode(base64.b85encode(data)), base64.a85decode(base64.a85encode(data))]
        same += [binascii.unhexlify(binascii.hexlify(data)), binascii.a2b_base64(binascii.b2a_base64(data)), base64.decodebytes(base64.encodebytes(data))]
        print(len(same), all(one == data for one in same))
    print(b64encode(b"\xfb\xff", b"-_"), b64decode("-_8=", b"-_"), b64decode(b64encode(bytearray(b"xyz"))), binascii.hexlify(b"abc", ":"), binascii.hexlify(b"abcd", "-", 2))


def mistakes(case: int) -> bytes:
    if case == 0:
        return binascii.unhexlify("abc")
    if case == 1:
        return binascii.unhexlify(b"zz")
    if case == 2:
        return binascii.a2b_base64("abc")
    if case == 3:
        return binascii.a2b_base64(b"a")
    if case == 4:
        return b64decode(b"YWJj!", validate=True)
    if case == 5:
        return base64.b32decode("MFRG")
    if case == 6:
        return base64.b32decode("mfrgg===")
    if case == 7:
        return base64.b16decode("6a")
    if case == 8:
        return base64.b16decode("6")
    if case == 9:
        return base64.b85decode('"')
    if case == 10:
        return base64.b85decode("~~~~~")
    if case == 11:
        return b64decode("A===")
    if case == 12:
        return b64decode("AB=C")
    if case == 13:
        return b64decode("YWJj\u00e9")
    if case == 14:
        return base64.b32decode("MFRGG=======")
    if case == 15:
        return b64decode("=YWJj", validate=True)
    if case == 16:
        return b64decode("YW==YW", validate=True)
    if case == 17:
        return b64decode("YW=Jj", validate=True)
    if case == 18:
        return base64.a85decode("uuuuu")
    if case == 19:
        return base64.a85decode("ab{")
    return base64.a85decode("az")


there_and_back()
for text in ["YWJj=", "YW Jj", "YWJjZA==YWJj", "====", "YWJ\nj", "YQ=="]:
    print(text, b64decode(text))
print(base64.b32decode("mfrgg===", True), base64.b16decode("6a", casefold=True), base64.a85decode("BOu!rDZBb;z y", foldspaces=True) if False else b"", base64.a85decode(" 87cU R\n"))
for case in range(21):
    try:
        print(case, mistakes(case))
    except binascii.Error as error:
        print(case, "binascii.Error", error)
    except ValueError as error:
        print(case, "ValueError", error)


# --- Ascii85 in lines, and in Adobe's frame ---

for data in [b"", b"a", b"framed text", bytes(9), b"    spaces    "]:
    for width in (0, 1, 2, 4, 5, 7, 20):
        plain = base64.a85encode(data, wrapcol=width)
        framed = base64.a85encode(data, wrapcol=width, adobe=True, foldspaces=width % 2 == 1, pad=width > 5)
        print(width, plain, framed)
        print(base64.a85decode(plain), base64.a85decode(framed, adobe=True, foldspaces=True, ignorechars=b"\n"))
print(base64.a85decode("87cUR~>", adobe=True), base64.a85decode("8-7-cUR", ignorechars=b"-"))
for text in ("87cUR", "<~87cUR"):
    try:
        print(base64.a85decode(text, adobe=True))
    except ValueError as error:
        print("ValueError", error)
try:
    base64.a85decode("8 7", ignorechars=b"")
except ValueError as error:
    print("ValueError", error)
