"""A memoryview that is released: whatever is done with it is refused."""

m = memoryview(bytearray(b"abc"))
m.release()
def attempt(name, what):
    try:
        print(name, repr(what()))
    except Exception as e:
        print(name, type(e).__name__, e)
attempt("len", lambda: len(m))
attempt("item", lambda: m[0])
attempt("eq", lambda: m == b"abc")
attempt("bytes", lambda: bytes(m))
attempt("tobytes", lambda: m.tobytes())
attempt("list", lambda: list(m))
attempt("in", lambda: 97 in m)
attempt("bytearray", lambda: bytearray(m))
attempt("hash", lambda: hash(m))
attempt("find", lambda: b"abc".find(m))
attempt("startswith", lambda: b"abc".startswith(m))
attempt("for", lambda: [x for x in m])
attempt("int", lambda: int.from_bytes(m, "big"))
attempt("hex", lambda: m.hex())
attempt("tolist", lambda: m.tolist())
