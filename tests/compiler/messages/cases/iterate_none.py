def numbers():
    print("none")


for n in numbers():
    print(n)
