"""Files: open() in all modes, texts and bytes, what is refused. files_reading.files is included."""

import io

HOME = "files_reading.files"
with open(HOME + "/hello.txt") as f:
    print(f.name, f.mode, f.encoding.lower(), f.closed)
    print(repr(f.read()))
    print(repr(f.read()))
    print(f.seek(0), repr(f.readline()), f.tell(), repr(f.readline()), repr(f.readline()))
print(f.closed)
try:
    f.read()
except ValueError as e:
    print("ValueError", e)
for line in open(HOME + "/mixed.txt"):
    print(repr(line))
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(HOME + "/mixed.txt", newline=newline) as f:
        print(repr(newline), f.readlines())
    with open(HOME + "/mixed.txt", newline=newline) as f:
        print([f.read(2), f.read(1), f.read(3), f.read(9)])
with open(HOME + "/utf8.txt", encoding="utf-8") as f:
    print(f.encoding, f.read(1), f.tell(), f.readline(), f.tell())
with open(HOME + "/latin.txt", encoding="latin-1") as f:
    print(f.encoding, f.read())
try:
    open(HOME + "/latin.txt").read()
except UnicodeDecodeError as e:
    print("UnicodeDecodeError", e)
print(repr(open(HOME + "/latin.txt", errors="replace").read()))
with open(HOME + "/data.bin", "rb") as b:
    print(b.mode, b.name, b.read(2), b.tell(), b.seek(-1, 2), b.read(), b.read(), b.seek(1), b.readline(), b.readlines())
    try:
        b.seek(-9, 1)
    except OSError as e:
        print(type(e).__name__, e, e.errno)
    try:
        b.seek(-1)
    except OSError as e:
        print(type(e).__name__, e, e.errno)
    buf = bytearray(3)
    b.seek(0)
    print(b.readinto(buf), buf, b.readable(), b.writable(), b.seekable())
for path in ("nope", HOME, HOME + "/hello.txt/x", "", HOME + "/nope/x", HOME + "/hello.txt/", "a\0b"):
    try:
        open(path)
    except OSError as e:
        print(type(e).__name__, e, e.errno, e.strerror, e.filename)
    except ValueError as e:
        print("ValueError", e)
try:
    open(HOME + "/hello.txt").write("x")
except io.UnsupportedOperation as e:
    print("UnsupportedOperation", e)
with open("new.txt", "w") as w:
    print(w.write("one\ntwo\n"), w.tell())
    w.writelines(["three\n", "four"])
    try:
        w.read()
    except io.UnsupportedOperation as e:
        print("UnsupportedOperation", e)
print(open("new.txt").read())
with open("new.txt", "a") as w:
    w.write("!")
with open("new.txt", "r+") as w:
    print(w.read(3))
    w.seek(0)
    w.write("ONE")
print(open("new.txt").read().splitlines())
try:
    open("new.txt", "x")
except FileExistsError as e:
    print(e)
with open("bin", "wb") as w:
    print(w.write(b"abc"), w.write(bytearray(b"def")), w.tell())
with open("bin", "r+b") as w:
    w.seek(2)
    w.write(b"ZZ")
    print(w.tell(), w.read(), w.truncate(3), w.seek(0), w.read())
with open("bin", "ab") as w:
    w.write(b"tail")
with open("bin", "rb") as w:
    print(w.read())
with open("crlf.txt", "w", newline="\r\n") as w:
    w.write("a\nb\n")
print(open("crlf.txt", "rb").read())
with open("empty", "w"):
    pass
print(repr(open("empty").read()), open("empty").readlines(), list(open("empty")))
with open("hello2", "w", encoding="utf-16") as w:
    w.write("hé")
    w.write("llo")
print(open("hello2", "rb").read(), open("hello2", encoding="utf-16").read())
with open("sig", "w", encoding="utf-8-sig") as w:
    w.write("x,y")
print(open("sig", "rb").read(), repr(open("sig", encoding="utf-8-sig").read()), repr(open("sig").read()))
with open("new.txt") as f:
    for n, line in enumerate(f):
        if n == 1:
            try:
                f.tell()
            except OSError as e:
                print(e)
    print(f.tell())
with open("big.txt", "w") as w:
    for i in range(5000):
        print(i, "ü" * (i % 7), file=w)
total = 0
with open("big.txt") as f:
    for line in f:
        total += len(line)
with open("big.txt", "rb") as f:
    print(total, len(f.read()), len(open("big.txt").read()))
