"""Records written as JSON and read again."""

import json

people = [{"name": "Al", "age": 3, "tags": ["x", "y"]}, {"name": "Bo", "age": 4.5, "tags": []}]
text = json.dumps(people)
back = json.loads(text)
print(back == people, text)
for p in back:
    print(p["name"], p["age"], len(p["tags"]))
print(sum(p["age"] for p in back), sorted(p["name"] for p in back), max(back, key=lambda p: p["age"])["name"])
