"""repr of strings: quotes, escapes, what can be printed and what cannot."""

for text in ["plain", "it's", 'say "hi"', "it's \"both\"", "\\", "\n\r\t", "\x00\x1b\x7f", "\x80\xa0\xad", "é", "日本", "🐍",
             "\u200b\u2028", "\ufeff", "\U0010ffff", "\u0378", "a\u0301"]:
    print(repr(text), len(text), f"{text!r}", f"{text!r:>12}")
    print([text], (text,))
