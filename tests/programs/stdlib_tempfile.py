"""tempfile: files of text and bytes that are removed; chdir, callbacks with keywords, the size of a terminal."""

import contextlib
import os
import shutil
import tempfile

for name in ("COLUMNS", "LINES"):  # which tell the size of a terminal
    os.environ.pop(name, None)
with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as f:
    f.write("hi")
    name = f.name
print(open(name).read(), name.endswith(".txt"), os.path.basename(name).startswith("tmp"))
os.unlink(name)
with tempfile.TemporaryFile() as f:
    print(f.write(b"x"))
    f.seek(0)
    print(f.read())
with tempfile.NamedTemporaryFile() as g:
    g.write(b"abc")
    g.flush()
    print(os.path.exists(g.name), os.path.getsize(g.name))
    path = g.name
print(os.path.exists(path), g.closed)
with tempfile.TemporaryFile("w+", encoding="utf-8") as t:
    print("line", 1, file=t)
    t.write("more\n")
    t.seek(0)
    for line in t:
        print(line.rstrip())
with tempfile.TemporaryDirectory() as d:
    h = tempfile.NamedTemporaryFile(mode="w+t", dir=d, prefix="q-")
    h.write("x")
    print(
        os.path.dirname(h.name) == d,
        os.path.basename(h.name)[:2],
        os.listdir(d) == [os.path.basename(h.name)],
    )
    h.close()
    print(os.listdir(d))
    with contextlib.chdir(d):
        print(os.getcwd() == os.path.realpath(d))
print(
    shutil.get_terminal_size((90, 20)).columns,
    os.isatty(0) in (True, False),
    os.EX_OK,
    os.SEEK_END,
    os.fsencode("\xe9"),
    os.fsdecode(b"abc"),
)
size = shutil.get_terminal_size()
print(size, size.lines, size[0])
with contextlib.ExitStack() as s:
    s.callback(print, "bye", end="!\n")
    s.callback(lambda *a, **k: print(a, k), 1, x=2)
