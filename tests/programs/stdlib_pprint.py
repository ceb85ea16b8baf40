"""pprint: what fits into a line, and what does not."""

from pprint import pprint, pformat, pp, PrettyPrinter, saferepr
from collections import Counter, OrderedDict, defaultdict
pprint({"b":[1,2,3],"a":(1,2)})
pprint(list(range(60)))
pprint(list(range(60)), compact=True)
pprint(list(range(60)), compact=True, width=30, indent=4)
pprint({"name": "a long name " * 8, "items": [{"id": i, "tags": ["alpha", "beta", "gamma"], "ok": None} for i in range(3)], "z": {1, 2, 3}})
pprint(["word " * 30, b"abc" * 40, ("x" * 90,), frozenset(range(40))], width=60)
pp({"b": 1, "a": 2})
pp({"b": "q" * 50, "a": "r" * 40})
print(pformat({3: "x", "a": 1, None: 2}), pformat(()), pformat((1,)), pformat({}), pformat(set()))
pprint([[[[1, 2], 3], 4], 5], depth=2)
pprint(123456789, underscore_numbers=True)
pprint(Counter("abracadabra" * 3))
pprint(Counter({"w" * 30: 1, "v" * 30: 5}), width=40)
pprint(OrderedDict([("k" * 20, 1), ("j" * 20, 2)]), width=30)
pprint("line one\nline two is much longer than it should be " + "x y " * 20 + "\nend")
print(saferepr({"b": [1], "a": 2}))
PrettyPrinter(indent=2, width=40).pprint({"key": [10000000000, 20000000000, 30000000000], "q": {"x" * 10: "y" * 30}})
try: PrettyPrinter(indent=-1)
except ValueError as e: print(e)
import json
pprint(json.loads('{"z": [1, 2.5, null, true, {"deep": {"deeper": ["aaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbb", "cccccccccc"]}}], "a": "b"}'))
nested = ["", {"k": "", "l": ["", "x" * 30]}, ("a" * 30, ("b" * 30, ["c"])), "word word " * 8, [1] * 12]
for width in (8, 20, 33):
    for indent, compact, depth in ((1, False, None), (1, True, None), (3, True, 2)):
        pprint(nested, width=width, indent=indent, compact=compact, depth=depth)
