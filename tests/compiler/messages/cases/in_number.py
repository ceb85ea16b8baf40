print(1 in 10)
