"""pathlib: parts of paths, files read and written, directories, patterns, errors."""

from pathlib import Path, PurePath, PurePosixPath
import os

p = Path("stdlib_pathlib.files") / "sub" / "deep" / "x.txt"
print(p, repr(p), p.name, p.suffix, p.stem, p.parent, p.parts, p.parent.parent.name)
print(p.exists(), p.is_file(), p.is_dir(), p.parent.is_dir(), p.read_text(), p.read_bytes(), p.stat().st_size)
print(Path("a//b/./c/../d"), Path("/"), Path("//a"), Path("///a"), Path(), Path("."), Path("a", "/b", "c"), Path("a/"))
for t in ("a.tar.gz", ".bashrc", "a.", "..", "a/b.c/", "/", "x..y"):
    q = Path(t)
    print(t, repr(q.name), repr(q.suffix), q.suffixes, repr(q.stem), q.parent, q.is_absolute(), q.root)
print(sorted(x.name for x in Path("stdlib_pathlib.files").iterdir()))
print(sorted(Path("stdlib_pathlib.files").glob("*.txt")))
print(sorted(str(x) for x in Path("stdlib_pathlib.files").glob("**/*.txt")), sorted(Path("stdlib_pathlib.files").rglob("x*")), sorted(Path("stdlib_pathlib.files").glob("*/*")))
print(Path("a/b").with_suffix(".c"), Path("a/b.x").with_suffix(""), Path("a/b.x").with_name("q"), Path("a/b.x").with_stem("z"))
print(Path("/a/b/c").relative_to("/a"), Path("/a/b").is_relative_to(Path("/a")), list(Path("a/b/c").parents), Path("a/b.py").match("*.py"))
for bad in (lambda: Path("a").relative_to("b"), lambda: Path("a").with_suffix("x"), lambda: Path("").with_name("x"), lambda: Path("a").with_name("b/c")):
    try:
        print(bad())
    except ValueError as e:
        print("ValueError", e)
out = Path("out")
out.mkdir()
(out / "a.txt").write_text("line1\nline2\n", encoding="utf-8")
(out / "b.bin").write_bytes(b"\x00\x01")
with (out / "a.txt").open() as f:
    for line in f:
        print(line.rstrip())
with (out / "a.txt").open("a") as f:
    f.write("line3")
with open(out / "b.bin", "rb") as g:
    print(g.read())
with (out / "b.bin").open("rb") as g:
    print(g.read(1))
print((out / "a.txt").read_text().splitlines(), os.path.getsize(out / "b.bin"), os.path.join(out, "q"), sorted(os.listdir(out)))
(out / "x" / "y").mkdir(parents=True)
(out / "x" / "y").mkdir(parents=True, exist_ok=True)
(out / "t").touch()
(out / "t").rename(out / "u")
(out / "u").unlink()
(out / "u").unlink(missing_ok=True)
for act in (lambda: out.mkdir(), lambda: (out / "no").unlink(), lambda: print(Path("none").read_text()), lambda: out.rmdir(), lambda: print(list(Path("zz").iterdir()))):
    try:
        act()
    except OSError as e:
        print(type(e).__name__, e)
print(sorted(out.rglob("*")), {Path("a"): 1}[Path("a/")], Path("b") < Path("c"), Path("a") == Path("a/."), len({Path("a"), Path("./a")}))
print("base" / Path("x"), Path("a").joinpath("b", "c"), Path("a").absolute().is_absolute(), os.fspath(Path("q")), f"{Path('a')!s:>5}|{Path('a/b')}")

# --- pure paths ---
pure = PurePath("/usr/lib/python3.11/os.py")
print(pure, repr(pure), pure.name, pure.suffix, pure.parent, pure.parents[1], pure.parts, pure.is_relative_to("/usr"))
print(PurePosixPath("a") / "b", Path("a.b").with_suffix(".c"), pure / Path("x"), Path("x") / pure, Path("q") / PurePath("r"), "z" / PurePath("r"))
for q in pure.parents: print(q, repr(q))
print(pure.match("*.py"), pure.as_uri(), Path("/a b/é").as_uri(), pure.is_reserved(), pure.relative_to("/usr"), pure.relative_to("/usr", "lib"), bytes(pure))
print(sorted([Path("b"), Path("a")]), len(pure.parents), Path("x") == Path("x"), hash(Path("a"))==hash(Path("a")), Path("a") != "a", Path("a") == PurePath("a"), {PurePath("a"): 1}[Path("a")])
print(isinstance(Path("a"), PurePath), isinstance(pure, PurePath), isinstance(PurePath("a"), Path), type(pure).__name__, type(Path("a")).__name__)
print(os.fspath(pure), pure.joinpath("a", "b"), pure.with_name("x").with_stem("y"), [str(x) for x in (pure, Path("k"))])
print(Path("~/x").expanduser().name, Path("/").is_mount(), Path("a").exists(), Path().parent, PurePath(".."), PurePath("").parts)
def show(x: PurePath) -> str: return x.parent.as_posix()
print(show(pure), show(Path("a/b")))
try: Path("a").as_uri()
except ValueError as e: print(e)
try: pure.relative_to("/bin")
except ValueError as e: print(e)
try: print(Path("a") < "a")
except TypeError as e: print(e)
for part in Path("a/b/c").parts: print(part)
