word = b"abc"
word[0] = 65
