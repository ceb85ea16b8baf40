import html
import shlex
import string

print(string.ascii_letters, string.ascii_lowercase, string.ascii_uppercase)
print(string.digits, string.hexdigits, string.octdigits, string.punctuation)
print(repr(string.whitespace), len(string.printable), repr(string.printable))
print(string.capwords("hello  big WORLD"), string.capwords("a-b-cD", "-"), repr(string.capwords("  x ", " ")))


def caesar(text, shift):
    result = ""
    for char in text:
        if char in string.ascii_lowercase:
            result += string.ascii_lowercase[(string.ascii_lowercase.index(char) + shift) % 26]
        elif char in string.ascii_uppercase:
            result += string.ascii_uppercase[(string.ascii_uppercase.index(char) + shift) % 26]
        else:
            result += char
    return result


print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))

print(html.escape("<a href=\"x?y=1&z=2\">it's</a>"), html.escape("'\"<", quote=False), html.escape("plain é"))

for line in ["ls -l 'my file'", 'echo "a \\"b\\" \\n c" d\\ e', "", "  a   b  ", "a''b \"\" ''", "x # y", "tab\tand\nnewline"]:
    print(repr(line), shlex.split(line))
print(shlex.split("a b # comment\nc d#e", comments=True), shlex.split("a # b", True))
for line in ["'open", 'a "b', "end\\"]:
    try:
        print(shlex.split(line))
    except ValueError as error:
        print(repr(line), error)
for word in ["", "plain", "a b", "it's", "$HOME", "a/b-c_d.e,f=g:h@i%j+k", "é", "*"]:
    print(shlex.quote(word), shlex.split(shlex.quote(word)) == [word])
print(shlex.join(["echo", "-n", "two words", "it's"]))
