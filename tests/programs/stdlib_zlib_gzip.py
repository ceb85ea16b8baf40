"""zlib: every level, streams in pieces, flushes, what is no stream; gzip: files of bytes and text, what is no file."""

import gzip
import io
import json
import os
import shutil
import zlib


def noise(n: int, seed: int) -> bytes:
    out = bytearray()
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(seed >> 16 & 0xFF)
    return bytes(out)


def words(n: int, seed: int) -> bytes:
    known = [noise(3 + i % 7, i) for i in range(300)]
    out = bytearray()
    while len(out) < n:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        out += known[(seed >> 12) % 300] + b" "
    return bytes(out[:n])


data = words(60000, 5) + noise(20000, 3) + b"a" * 20000 + words(20000, 7) + noise(10000, 3)
for level in (-1, 1, 2, 3, 4, 5, 7, 8, 9):
    small = zlib.compress(data, level)
    print(level, len(small), zlib.crc32(small), zlib.decompress(small) == data)
for wbits, mem in ((9, 1), (12, 9), (15, 8), (-9, 9), (-15, 1), (25, 8), (31, 9)):
    pack = zlib.compressobj(wbits=wbits, memLevel=mem, level=6 if mem > 1 else 2)
    parts = [pack.compress(data[:100]), pack.compress(b""), pack.compress(data[100:41000]), pack.flush(zlib.Z_SYNC_FLUSH)]
    parts += [pack.flush(zlib.Z_SYNC_FLUSH), pack.compress(data[41000:41001]), pack.flush(zlib.Z_FULL_FLUSH)]
    parts += [pack.compress(data[41001:50000]), pack.flush()]
    stream = b"".join(parts) + b"tail"
    print(wbits, mem, [len(part) for part in parts], zlib.crc32(stream))
    unpack = zlib.decompressobj(wbits)
    out = bytearray()
    for i in range(0, len(stream), 777):
        out += unpack.decompress(stream[i : i + 777])
    out += unpack.flush()
    print(out == data[:50000], unpack.eof, unpack.unused_data, unpack.unconsumed_tail)
limited = zlib.decompressobj()
stream = zlib.compress(words(5000, 2)) + b"xyz"
sizes = []
while not limited.eof:
    piece = limited.decompress(stream, 300)
    stream = limited.unconsumed_tail
    sizes.append((len(piece), len(stream)))
print(sizes, limited.unused_data)
for f in range(24):
    bad = bytearray(zlib.compress(words(3000, 2)))
    bad[f * 7 % len(bad)] ^= 1 << f % 8
    try:
        print(len(zlib.decompress(bad)))
    except zlib.error as e:
        print(f, e)
print(zlib.compress(b"abc" * 9, 0), zlib.compress(b"", 0), zlib.compress(b""), zlib.compress(b"abc", wbits=-15))
print(zlib.decompress(zlib.compress(b"q", wbits=31), 47), zlib.decompress(zlib.compress(b"q"), 47))
for wbits, text in ((3, b""), (15, b""), (15, b"abc"), (16, b"abc"), (31, zlib.compress(b"q")), (12, zlib.compress(b"q"))):
    try:
        print(zlib.decompress(text, wbits))
    except zlib.error as e:
        print(e)
for text in (b"\x07", b"\x01\x01\x00\x00\x00", b"\x05\xe0\x1f\x00", b"\x03\x00", b""):
    try:
        print(zlib.decompress(text, -15))
    except zlib.error as e:
        print(e)
try:
    zlib.compress(b"", 10)
except zlib.error as e:
    print(e)
try:
    zlib.compressobj(wbits=3)
except ValueError as e:
    print(e)
pack = zlib.compressobj()
pack.flush()
try:
    pack.compress(b"more")
except zlib.error as e:
    print(e)

# --- gzip ---

text = "".join(f"line {i}: the quick brown fox\n" for i in range(2000))
data = text.encode()
for level in (1, 6, 9):
    c = gzip.compress(data, compresslevel=level, mtime=0)
    print(len(c), zlib.crc32(c), gzip.decompress(c) == data)
print(gzip.compress(b"abc", mtime=1000), len(gzip.compress(b"abc")))
buf = io.BytesIO()
with gzip.GzipFile(fileobj=buf, mode="wb", mtime=5) as f:
    print(f.write(b"hello "), f.write(bytearray(b"world\n")), f.tell())
    f.write(data)
print(len(buf.getvalue()), zlib.crc32(buf.getvalue()), f.closed, buf.closed)
buf.seek(0)
with gzip.GzipFile(fileobj=buf) as f:
    print(f.read(5), f.readline(), f.readline(), f.tell(), f.mtime)
    print(len(f.read()), f.read(), f.seek(3), f.read(4))
with gzip.open("x.txt.gz", "wt", encoding="utf-8") as t:
    t.write("first äöü\nsecond\n")
    print("printed", 3, file=t)
with gzip.open("x.txt.gz", "rt", encoding="utf-8") as t:
    for line in t:
        print(repr(line))
with gzip.open("x.txt.gz") as b:
    print(b.read(), b.name, b.mode)
with gzip.open("x.txt.gz", "ab") as b:
    b.write(b"more")
with gzip.open("x.txt.gz", "rb") as b:
    print(b.readlines())
with open("plain.bin", "wb") as p:
    p.write(data)
with open("plain.bin", "rb") as src, gzip.open("plain.bin.gz", "wb") as dst:
    shutil.copyfileobj(src, dst)
with gzip.open("plain.bin.gz", "rb") as src:
    print(src.read() == data, os.path.exists("plain.bin.gz"))
with gzip.open("d.json.gz", "wt") as j:
    json.dump({"a": [1, 2, 3]}, j)
with gzip.open("d.json.gz", "rt") as j:
    print(json.load(j))
good = gzip.compress(b"some data" * 50, mtime=1)
for bad in (b"", b"ab", b"\x1f\x8b", good[:-1], good[:20], good[:-8] + b"12345678", good[:-4] + b"1234", good + b"\0\0\0", good + good, good + b"zz", b"\x1f\x8b\x07" + good[3:]):
    try:
        print(len(gzip.decompress(bad)))
    except (OSError, EOFError) as e:
        print(type(e).__name__, e, isinstance(e, gzip.BadGzipFile))
    try:
        print(len(gzip.GzipFile(fileobj=io.BytesIO(bad)).read()))
    except (OSError, EOFError) as e:
        print(type(e).__name__, e)
try:
    gzip.open("missing.gz")
except FileNotFoundError as e:
    print(e)
try:
    with gzip.open("x.txt.gz") as b:
        b.write(b"x")
except OSError as e:
    print(e)
try:
    b.read()
except ValueError as e:
    print(e)
try:
    gzip.GzipFile("q", "rt")
except ValueError as e:
    print(e)
