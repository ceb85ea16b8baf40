answer = "3"
if answer == 3:
    print("three")
