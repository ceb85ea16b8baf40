from typing import Union
Json = Union[dict[str, "Json"], list["Json"], str, int, float, bool, None]
def depth(j: Json) -> int:
    if isinstance(j, dict):
        return 1 + max([depth(v) for v in j.values()], default=0)
    if isinstance(j, list):
        return 1 + max([depth(v) for v in j], default=0)
    return 0
def show(j: Json) -> str:
    match j:
        case None:
            return "null"
        case True:
            return "true"
        case False:
            return "false"
        case str(s):
            return '"' + s + '"'
        case int() | float():
            return repr(j)
        case list(items):
            return "[" + ", ".join([show(x) for x in items]) + "]"
        case dict():
            return "{" + ", ".join([f'"{k}": {show(v)}' for k, v in j.items()]) + "}"
data: Json = {"a": 1, "b": [1, 2.5, "x", None, True, {"c": []}], "d": {}}
print(show(data), depth(data))
print(data)
def walk(j: Json, path: str = "") -> None:
    if isinstance(j, dict):
        for k, v in j.items():
            walk(v, path + "." + k)
    elif isinstance(j, list):
        for i, v in enumerate(j):
            walk(v, f"{path}[{i}]")
    else:
        print(path, j)
walk(data)
match data:
    case {"a": int(n), "b": [first, *_], **rest}:
        print("matched", n, first, rest)
    case _:
        print("no")
match data:
    case {"a": str()}:
        print("bad")
    case {"d": {}, "zz": _}:
        print("bad2")
    case {"d": {}}:
        print("good")
d = {"x": 1, "y": "two", "z": None}
for k, v in d.items():
    if isinstance(v, int):
        print(k, v + 1)
    elif v is None:
        print(k, "none")
    else:
        print(k, v.upper())
x = d.get("q") or "default"
y = d.get("x") or []
print(x, y, d.get("z", 5), d == {"x": 1, "y": "two", "z": None})


# --- functions that give trees of what they give ---
def convert(text):
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            pass
    if text in ("yes", "no"):
        return text == "yes"
    if "," in text:
        return [convert(part.strip()) for part in text.split(",")]
    return text


def halves(text):
    return tuple(halves(part) for part in (text[: len(text) // 2], text[len(text) // 2 :])) if len(text) > 1 else text


def counted(depth):
    return 1 if depth == 0 else {key: counted(depth - 1) for key in "ab"}


def plain(tree):
    if isinstance(tree, dict):
        return {key: plain(value) for key, value in tree.items()}
    return [plain(each) for each in tree] if isinstance(tree, (list, tuple)) else str(tree)


def node(size):
    return ("node", [node(size - 1) for _ in range(size)])


def either(value):
    if value > 1:
        return [value]
    return ["few"]


print(convert("1, 2.5, x, yes"), convert("7"), halves("abcde"), counted(2), node(2), either(1) + either(2))
print(plain({"a": [1, 2, {"b": (3, None)}], "c": {"d": 1.5}}))
