print(b"a,b".split(","))
