"""types, keyword and getopt."""

from types import SimpleNamespace, MappingProxyType
import keyword, getopt
n=SimpleNamespace(a=1,b="x")
print(n, n.a)
n.c=[3]
print(n, n.c[0] + 1)
n.a += 5
print(n.a)
try: print(n.zz)
except AttributeError as e: print(e)
print(SimpleNamespace(x=1) == SimpleNamespace(x=1), SimpleNamespace(), n.__dict__)
def f(cfg): return cfg.width * cfg.height
print(f(SimpleNamespace(width=3, height=4)))
m=MappingProxyType({"a":1})
print(m["a"], dict(m), m, len(m), "a" in m, list(m), m.get("z", 3), [k for k, v in m.items()])
try: m["q"]
except KeyError as e: print("KeyError", e)
print(keyword.iskeyword("if"), keyword.iskeyword("iff"), keyword.kwlist, len(keyword.kwlist), keyword.issoftkeyword("match"))
for args, s, l in ((["-a","-b","x","--foo=3","rest", "-c"],"ab:c",["foo="]), (["-abx", "--", "-z"], "ab:", []), (["--ver", "q"], "", ["verbose", "out="]), (["--o", "q", "-"], "", ["verbose", "out="])):
    print(getopt.getopt(args, s, l))
print(getopt.gnu_getopt(["a", "-x", "b", "-y1", "--", "-x"], "xy:"), getopt.gnu_getopt(["a", "-x"], "+x"))
for args in (["-q"], ["-b"], ["--zip"], ["--out"], ["--verbose=1"], ["--v"]):
    try: print(getopt.getopt(args, "ab:", ["verbose", "version", "out="]))
    except getopt.GetoptError as e: print(e, "|", e.msg, "|", e.opt)
import types
q = types.SimpleNamespace(a=3)
print(q.a, q)
def g(p: types.SimpleNamespace): return p.a
print(g(q))
