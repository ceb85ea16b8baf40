print(b"abc" == "abc")
