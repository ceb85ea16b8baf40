"""shutil and temporary directories."""

import os
import shutil
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory(prefix="test-") as home:
    print(os.path.basename(home).startswith("test-"), os.path.isdir(home))
    first = os.path.join(home, "first.txt")
    with open(first, "w") as f:
        f.write("one\ntwo\n")
    print(os.path.basename(shutil.copy(first, os.path.join(home, "second.txt"))))
    os.mkdir(os.path.join(home, "inside"))
    shutil.copy2(first, os.path.join(home, "inside"))
    shutil.copyfile(first, os.path.join(home, "inside", "third.log"))
    print(sorted(os.listdir(home)), sorted(os.listdir(os.path.join(home, "inside"))))
    try:
        shutil.copyfile(first, first)
    except shutil.SameFileError as error:
        print("same file", str(error).endswith("are the same file"))
    copied = shutil.copytree(os.path.join(home, "inside"), os.path.join(home, "tree", "deep"))
    print(os.path.relpath(copied, home), sorted(os.listdir(copied)))
    shutil.copytree(home, os.path.join(home, "..", os.path.basename(home) + "-b"), ignore=shutil.ignore_patterns("*.txt"))
    other = home + "-b"
    print(sorted(os.path.relpath(os.path.join(at, name), other) for at, _, names in os.walk(other) for name in names))
    shutil.rmtree(other)
    print(os.path.exists(other))
    moved = shutil.move(first, os.path.join(home, "tree"))
    print(os.path.relpath(moved, home), os.path.exists(first), Path(moved).read_text())
    try:
        shutil.rmtree(os.path.join(home, "nothing"))
    except FileNotFoundError:
        print("not there")
    shutil.rmtree(os.path.join(home, "nothing"), ignore_errors=True)
    with open(moved) as reader, open(first, "w") as writer:
        shutil.copyfileobj(reader, writer)
    print(open(first).read())
print(os.path.exists(home))
made = tempfile.mkdtemp(suffix=".d")
print(made.endswith(".d"), os.listdir(made))
os.rmdir(made)
kept = tempfile.TemporaryDirectory()
print(os.path.isdir(kept.name))
kept.cleanup()
print(os.path.isdir(kept.name))
