print(len(1234))
