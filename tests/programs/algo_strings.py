"""String processing: palindromes, anagrams, ciphers, run lengths, edit distance, base 64."""

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def is_palindrome(text: str) -> bool:
    letters = ""
    for c in text.lower():
        if c.isalpha():
            letters += c
    return letters == letters[::-1]


def sorted_letters(word: str) -> str:
    letters = list(word)
    letters.sort()
    return "".join(letters)


def caesar(text: str, shift: int) -> str:
    result = ""
    for c in text:
        if "a" <= c <= "z":
            result += chr((ord(c) - ord("a") + shift) % 26 + ord("a"))
        elif "A" <= c <= "Z":
            result += chr((ord(c) - ord("A") + shift) % 26 + ord("A"))
        else:
            result += c
    return result


def run_lengths(text: str) -> str:
    result = ""
    i = 0
    while i < len(text):
        end = i
        while end < len(text) and text[end] == text[i]:
            end += 1
        result += f"{end - i}{text[i]}"
        i = end
    return result


def edit_distance(a: str, b: str) -> int:
    before = list(range(len(b) + 1))
    for i in range(len(a)):
        row = [i + 1] + [0] * len(b)
        for k in range(len(b)):
            row[k + 1] = min(row[k] + 1, before[k + 1] + 1, before[k] + (a[i] != b[k]))
        before = row
    return before[-1]


def base64(text: str) -> str:
    result = ""
    for i in range(0, len(text), 3):
        block = 0
        part = text[i : i + 3]
        for k in range(3):
            block = block << 8 | (ord(part[k]) if k < len(part) else 0)
        for k in range(4):
            result += ALPHABET[block >> (18 - 6 * k) & 63] if k <= len(part) else "="
    return result


for text in ["A man, a plan, a canal: Panama", "no", "", "Été"]:
    print(is_palindrome(text), end=" ")
print(sorted_letters("listen") == sorted_letters("silent"), sorted_letters("pyuk"))
print(caesar("Hello, World!", 3), caesar(caesar("Round trip é", 20), -20), run_lengths("aaabccddddd"), run_lengths(""))
print(edit_distance("kitten", "sitting"), edit_distance("", "abc"), edit_distance("日本語", "日本"))
for text in ["", "f", "fo", "foo", "foobar!"]:
    print(base64(text), end=" ")
print()
vowels = 0
for c in "the quick brown fox":
    vowels += c in "aeiou"
print(vowels, "the quick"[::-1])
