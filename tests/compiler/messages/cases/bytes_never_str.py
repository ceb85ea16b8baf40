print(b"abc" < "abd")
