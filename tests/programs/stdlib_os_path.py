import errno
import os
import os.path
from os.path import basename, dirname, join, normpath, split, splitext

PATHS = ["", "/", "//", "///", "a", "a/", "/a", "a/b", "/a/b/", "//a//b//", "a.txt", "dir.d/file", ".bashrc", "..x", "a.tar.gz",
         "x/.y.z", "a/./b/../c", "../..", "/../a", "a/../..", "./a", "...", "a..b", "a/...txt"]
for path in PATHS:
    print(repr(path), split(path), basename(path), dirname(path), splitext(path), normpath(path), os.path.isabs(path))
print(join("a", "b"), join("a/", "b"), join("a", "/b"), join("", "b"), join("a", ""), join("a", "b", "c.txt"), join("/", "x"))
print(os.path.join("a"), os.path.join("a", "..", "b", "/c", "d"), os.sep, os.linesep == "\n", os.name, os.curdir, os.pardir)
print(os.path.commonprefix(["interview", "internet", "internal"]), os.path.commonprefix([]), os.path.commonprefix(["ab", "b"]))
print(os.path.commonpath(["/usr/lib", "/usr/local/lib"]), os.path.commonpath(["a/b/c", "a/./b"]), os.path.commonpath(["/a", "/b"]))
print(os.path.abspath("/a/../b"), os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"), os.path.normcase("A/b"))
for paths in [["/a", "b"], []]:
    try:
        print(os.path.commonpath(paths))
    except ValueError as error:
        print(error)
try:
    os.path.relpath("")
except ValueError as error:
    print(error)
print(os.strerror(2), "|", os.strerror(errno.EACCES), "|", os.strerror(0), "|", os.strerror(9999), "|", errno.ENOENT, errno.EAGAIN)
print(os.getpid() > 0, len(os.getcwd()) > 0, os.extsep, os.pathsep, os.devnull, os.fspath("a/b"))
