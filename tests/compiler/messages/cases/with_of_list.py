numbers = [1, 2, 3]
with numbers as n:
    print(n)
