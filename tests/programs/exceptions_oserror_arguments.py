"""OSError of a number: its class, text and attributes for every count of arguments."""

for e in (OSError(), OSError("x"), OSError(2, "no"), OSError(0, "zero"), FileNotFoundError("q"), OSError(2, "no", "f"), OSError(1, "a", "b", None, "c")):
    print(repr(e), str(e), e.errno, e.strerror, e.filename, e.args)
try:
    raise OSError(2, "no", "f", None, "g")
except FileNotFoundError as e:
    print(e, e.filename, e.args)
try:
    raise OSError(5, "io", None, None, None)
except OSError as e:
    print(e, e.filename, e.errno)
