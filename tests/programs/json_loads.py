"""json.loads(): values, mistakes with their places, hooks, bytes."""
import json
bad = ['', ' ', '{', '[', '{"a"', '{"a":', '{"a": 1', '{"a": 1,', '{"a": 1,}', '[1', '[1,', '[1,]', '[1 2]', '{"a" 1}', '{a: 1}', "{'a': 1}",
 'nul', 'tru', 'True', 'NaN', '-Infinity', 'Infinity', '-', '-a', '01', '1.', '1.e5', '1e', '1e+', '1E5', '1.5e-3', '-0', '-0.0', '"abc', '"a\\', '"a\\x"', '"\\u12"', '"\\u12G4"', '"\\ud83d\\ude00"', '"\\ud83dx"', '"\\ud83d\\u0041"', '"\\ud83d\\u00"',
 '"a\nb"', '"\t"', '1 2', '[1] x', '{} {}', '\ufeff1', '[1,\n2,\n x]', '{"a": 1\n "b": 2}', '[[[', '{"a": [}', '{"a": ]}', '[}', '{]', '"\\u123', '[1,,2]', '{,}', '[,]', '+1', '.5', '0x10', '1_000', '"\\/\\b\\f\\n\\r\\t\\"\\\\"', '\u00a01', '123456789012', '1e400', '-1e400', '1e-400', '"\\uD800"', 'nulll', '{"a":1,"a":2}', '{"":{}}', '[[],{},[[]]]', '\n\n [1 ,\t2 ] \r\n']
for text in bad:
    try:
        v = json.loads(text)
        print(ascii(text), ascii(v), type(v).__name__)
    except json.JSONDecodeError as e:
        print(ascii(text), e, "|", e.msg, e.pos, e.lineno, e.colno, e.doc == text)
    except ValueError as e:
        print(ascii(text), "ValueError", e)
print(json.loads(b'{"k": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads("[1]".encode("utf-16")), json.loads("[1]".encode("utf-32")), json.loads("[1]".encode("utf-16-le")))
print(json.loads('"a\nb"', strict=False))
def hook(d):
    return ("hooked", len(d))
print(json.loads('{"a": {"b": 1}}', object_hook=hook))
print(json.loads('{"a": {"b": 1}, "a": 2}', object_pairs_hook=lambda p: p))
print(json.loads('[1, 2.5]', parse_float=str, parse_int=float))
try:
    json.loads("[1, 2")
except json.JSONDecodeError as e:
    print(type(e).__name__, e)
except ValueError:
    pass
