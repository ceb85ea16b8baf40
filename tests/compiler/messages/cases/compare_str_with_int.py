answer = "3"
if answer > 2:
    print("more")
