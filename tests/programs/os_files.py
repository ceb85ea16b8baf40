"""os and os.path: directories, what is in them, changes, errors. os_files.files is included."""

import os
import os.path
from os.path import join, exists

print(sorted(os.listdir("os_files.files")), os.path.isdir("os_files.files"), os.path.isfile("os_files.files/hello.txt"))
for root, dirs, files in os.walk("os_files.files"):
    dirs.sort()
    print(root, dirs, sorted(files))
for root, dirs, files in os.walk("os_files.files", topdown=False):
    print(root, sorted(dirs), sorted(files))
print(list(os.walk("nope")))
print(os.stat("os_files.files/hello.txt").st_size, os.path.getsize("os_files.files/mixed.txt"), exists("x"), exists("a\0b"))
os.mkdir("d")
os.makedirs("d/e/f")
os.makedirs("d/e/f", exist_ok=True)
with open("d/e/f/t.txt", "w") as f:
    f.write("12345")
print(os.listdir("d"), os.listdir("d/e/f"), os.stat("d/e/f/t.txt").st_size)
os.rename("d/e/f/t.txt", "d/u.txt")
print(sorted(os.listdir("d")), open("d/u.txt").read())
with os.scandir("d") as it:
    print(sorted([(e.name, e.path, e.is_dir(), e.is_file()) for e in it]))
def attempt(what):
    try:
        what()
        print("done")
    except OSError as e:
        print(type(e).__name__, e)
attempt(lambda: os.mkdir("d"))
attempt(lambda: os.makedirs("d/e"))
attempt(lambda: os.mkdir("x/y"))
attempt(lambda: os.rmdir("d"))
attempt(lambda: os.rmdir("d/u.txt"))
attempt(lambda: os.rmdir("zz"))
attempt(lambda: os.remove("d"))
attempt(lambda: os.remove("zz"))
attempt(lambda: os.unlink("d/u.txt/v"))
attempt(lambda: os.rename("zz", "yy"))
attempt(lambda: os.rename("d", "d/e/q"))
attempt(lambda: os.rename("d/u.txt", "d/e"))
attempt(lambda: print(os.listdir("zz")))
attempt(lambda: print(os.listdir("d/u.txt")))
attempt(lambda: print(os.stat("zz").st_size))
attempt(lambda: os.chdir("zz"))
attempt(lambda: print(os.path.getsize("zz")))
os.chdir("d")
print(sorted(os.listdir(".")), os.path.exists("u.txt"), os.path.exists("../d/u.txt"), os.path.basename(os.getcwd()))
os.chdir("..")
os.replace("d/u.txt", "d/e/v.txt")
os.remove("d/e/v.txt")
os.removedirs("d/e/f")
print(exists("d"), os.path.samefile("os_files.files", "os_files.files/../os_files.files"))
print(os.getenv("SURELY_NOT"), os.getenv("SURELY_NOT", "fallback"), os.environ.get("SURELY_NOT", "x"))
os.environ["MINE"] = "1"
print(os.environ["MINE"], "MINE" in os.environ, os.getenv("MINE"))
print(len(os.urandom(16)), os.urandom(0), os.sep, os.linesep == "\n", os.getpid() > 0, os.access("os_files.files", os.R_OK))
print(os.path.join("a", "b", "c.txt"), os.path.splitext("x.tar.gz"), os.path.abspath("/a/../b"), os.path.relpath("/a/b", "/a/c"))
