"""glob and fnmatch: patterns of names and of paths."""

import fnmatch
import glob
import os

for pat in ("*.txt", "[ab]*", "[!a]*", "?", "a[b", "*", "a*c*", "[a-c]x", "[]]", "**", "", "[!]]", "x[]-a]"):
    print(pat, fnmatch.filter(["a.txt", "b", "abc", "cx", "]", "a[b", "aXcY", "", "x]"], pat), fnmatch.fnmatch("abc", pat))
os.makedirs("g/h/i")
for name in ("g/1.txt", "g/2.py", "g/.hid.txt", "g/h/3.txt", "g/h/i/4.txt", "top.txt"):
    with open(name, "w") as f:
        f.write(name)
for pat in ("*.txt", "g/*", "g/*.txt", "g/.*", "**/*.txt", "g/**", "g/**/*.txt", "*/", "g/h", "nope", "nope/*", "g/?.*", "./*.txt", "g/*/", "**", "g/1.txt/*", "**/"):
    print(pat, sorted(glob.glob(pat)), sorted(glob.glob(pat, recursive=True)))
print(glob.escape("a[1]*?.txt"), sorted(glob.iglob("g/h/*")), glob.has_magic("a*"), sorted(glob.glob(os.path.join(os.getcwd(), "top.*")))[0].endswith("/top.txt"))
