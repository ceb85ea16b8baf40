"""What a JSON text holds, used without annotations: each operation is chosen by what is there."""
import json

data = json.loads('{"a": [{"b": 5, "c": [1, 2.5, null, true, "x"]}, 3], "n": 7, "name": "bob"}')
print(data["a"][0]["b"], data["n"] + 1, data["name"].upper(), len(data["a"]))
for k, v in data.items():
    print(k, v)
total = 0
for x in data["a"][0]["c"]:
    print(x, type(x).__name__)
    if isinstance(x, (int, float)) and not isinstance(x, bool):
        total += x
print(total)
for bad in range(4):
    try:
        if bad == 0:
            print(data["zz"])
        if bad == 1:
            print(data[0])
        if bad == 2:
            print(data["n"]["x"])
        if bad == 3:
            print(data["name"].foo())
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
data["a"].append(4)
data["a"][0]["b"] += 1
data["new"] = {"x": 1}
print(data)
print("a" in data, data["name"] == "bob", data.get("q", 5), [x for x in data["a"] if isinstance(x, int)])
n: int = data["n"]
s: str = data["name"]
print(n + 1, s + "!", f"{data['n']:>5}|", data["n"] > 3)


def users(text: str) -> list[str]:
    return [u["name"] for u in json.loads(text)["users"] if u.get("active", True)]


print(users('{"users": [{"name": "a"}, {"name": "b", "active": false}]}'))
