"""Dicts that are made of what may be one of several dicts, or pairs; tests that cannot hold."""
import json
import struct

a = {"k": 1} if len("x") else {1: "v"}
print(dict(a), {**a})
b = {"k": 1} if len("x") else [("k", 2)]
print(dict(b))
b = [("k", 2)] if len("x") else {"k": 1}
print(dict(b))

o = json.loads('{"ab": 1, "cd": [2]}')
print(dict(o))
if isinstance(o, dict):
    print(dict(o), o.copy())
    d = {}
    d.update(o)
    print(d)
def merge(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        out = dict(a)
        for k, v in b.items():
            out[k] = merge(a[k], v) if k in a else v
        return out
    if isinstance(a, list) and isinstance(b, list):
        return a + b
    return b
D = json.loads('{"a": {"b": [1, 2], "c": "x"}, "d": 1}')
print(merge(D, {"a": {"b": [3], "z": 1}, "d": None}))
def f(v):
    if isinstance(v, str):
        return 1.0
    if isinstance(v, float):
        return v + 1.5
    return 2.0
for m in ["hello", [1]]:
    print(f(m))
def g(a, b):
    if isinstance(a, list) and isinstance(b, list):
        return len(a + b)
    if isinstance(b, list) and isinstance(a, list):
        return len(a + b)
    if isinstance(b, list) or isinstance(a, str):
        return b + "x" if isinstance(b, str) else 3
    return 0
x = [1] if len("a") else "s"
print(g(x, {"a": 1}), g(x, [2]), g("s", "t"))

C = {"text": 1, "int": 2, "float": 3, "list": 4}
def enc(value):
    if isinstance(value, str):
        data = value.encode()
        return struct.pack("!BI", C["text"], len(data)) + data
    if isinstance(value, int):
        return struct.pack("!BIq", C["int"], 8, value)
    if isinstance(value, float):
        return struct.pack("!BId", C["float"], 8, value)
    if isinstance(value, (list, tuple)):
        body = b"".join(enc(v) for v in value)
        return struct.pack("!BI", C["list"], len(body)) + body
    raise TypeError(f"cannot encode {type(value).__name__}")
for m in ["hello", 42, -1, 3.5, ["a", 1, [2.5, "é"]], []]:
    print(enc(m))
