"""json.dumps() with default=, and of what has no JSON text."""
import json
from enum import Enum
class Color(Enum):
    RED = 1
class Plain:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"Plain({self.v})"
for bad in (Color.RED, {1, 2}, b"x", Plain(1), range(3)):
    try: print(json.dumps([bad]))
    except TypeError as e: print(e)
def default(o):
    if isinstance(o, set): return sorted(o)
    if isinstance(o, Plain): return {"v": o.v}
    raise TypeError("no " + type(o).__name__)
print(json.dumps({"s": {3, 1}, "p": [Plain(1)]}, default=default), json.dumps({"s": {3, 1}, "p": [Plain(1)]}, default=default, indent=1))
try: json.dumps(b"x", default=default)
except TypeError as e: print(e)
print(json.dumps({"x": range(3)}, default=str), json.dumps([{1}], default=lambda o: list(o)))
back = json.loads('[1, {"a": [2]}]')
print(back[1]["a"], back)
