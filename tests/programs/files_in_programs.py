"""Files as programs use them: configuration, JSON, logs, words; standard input of all bytes."""

import json
import os
import sys
from collections import Counter
from pathlib import Path


def read_config(path: str) -> dict[str, str]:
    config: dict[str, str] = {}
    try:
        with open(path) as f:
            for number, line in enumerate(f, 1):
                line = line.strip()
                if not line or line.startswith("#"):
                    continue
                key, sep, value = line.partition("=")
                if not sep:
                    raise ValueError(f"{path}:{number}: no '=' in {line!r}")
                config[key.strip()] = value.strip()
    except (IOError, OSError) as e:
        print("cannot read", e.filename, e.strerror)
    return config


with open("app.conf", "w") as f:
    f.write("# comment\nname = demo\n\nsize=3\n")
print(read_config("app.conf"), read_config("missing.conf"))
with open("app.conf", "a") as f:
    print("broken", file=f, flush=True)
try:
    read_config("app.conf")
except ValueError as e:
    print(e)

data = {"users": [{"name": "Ann", "tags": ["a", "b"]}, {"name": "Bo", "tags": []}], "n": 2}
with open("data.json", "w", encoding="utf-8") as f:
    json.dump(data, f, indent=2)
with open("data.json", encoding="utf-8") as f:
    loaded = json.load(f)
print(loaded["n"], loaded["users"][0]["name"], json.loads(Path("data.json").read_text())["n"])

with open("in.txt", "w") as f:
    f.writelines(f"{w} {n}\n" for n, w in enumerate("the cat the dog a cat the end".split()))
with open("in.txt") as src, open("out.txt", "w") as dst:
    for line in src:
        dst.write(line.upper())
words = Counter(line.split()[0] for line in open("in.txt"))
print(words.most_common(2), open("out.txt").readlines()[-1], sum(1 for _ in open("in.txt")))
print([int(x.split()[1]) for x in open("in.txt").read().splitlines()], list(map(str.strip, open("in.txt")))[:2])
lines = open("in.txt").readlines()[1:3]
print(lines, max(open("in.txt"), key=len), sorted(open("in.txt"))[0])
f = open("in.txt")
first, second, *rest = f
print(first, second, len(rest))
f.close()
f.close()
while True:
    with open("in.txt", "rb") as b:
        chunks = iter(lambda: b.read(16), b"")
        print([len(c) for c in chunks])
    break
with open("in.txt") as f:
    while line := f.readline():
        if "dog" in line:
            print("found", line, end="")
            break
total = sum(os.path.getsize(p) for p in ("in.txt", "out.txt"))
print(total, [p.suffix for p in sorted(Path(".").glob("*.*"))])
for name in sorted(os.listdir()):
    root, ext = os.path.splitext(name)
    if ext == ".txt":
        os.rename(name, root + ".bak")
print(sorted(n for n in os.listdir(".") if n.endswith(".bak")))
print(open("in.bak").name, repr(open("app.conf", "rb").read(5)), f.closed, "in.bak" in os.listdir())
data2 = sys.stdin.buffer.read()
print(data2, sys.stdin.read())
def gen(path):
    with open(path) as fh:
        for row in fh:
            yield row.rstrip("\n").split(" ")
print([a for a, b in gen("in.bak") if int(b) % 2])
try:
    with open("in.bak") as fh:
        raise KeyError("inside")
except KeyError as e:
    print("caught", e, fh.closed)
log = open("log.txt", "a+")
log.write("one\n")
log.seek(0)
print(log.read())
with open("utf.txt", "w") as u:
    u.write("héllo\n€uro\n\U0001F600\n")
with open("utf.txt") as u:
    print(u.read(3), u.read(4), u.readline(), u.tell(), u.read())
print(os.stat("utf.txt").st_size, len(open("utf.txt", "rb").read().decode()), open("utf.txt", encoding="ascii", errors="replace").read())
try:
    open("utf.txt", encoding="ascii").read()
except UnicodeDecodeError as e:
    print(e)
try:
    open("asc.txt", "w", encoding="ascii").write("é")
except UnicodeEncodeError as e:
    print(e)
try:
    open("x", "w", encoding="nope")
except LookupError as e:
    print(e)
with open("/tmp/pyuk-files-in-programs.txt", "w") as f:
    f.write("kept in /tmp")
print(open("/tmp/pyuk-files-in-programs.txt").read(), os.path.isdir("/tmp"))
os.remove("/tmp/pyuk-files-in-programs.txt")


class Notes:
    def __init__(self, path=None):
        self.path = path

    def load(self):
        with open(self.path) as file:
            return file.read()


with open("notes.txt", "w") as f:
    f.write("kept")
print(Notes("notes.txt").load())
try:
    Notes().load()
except TypeError as e:
    print(e)
