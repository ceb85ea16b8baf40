count = 1000
if count is 1000:
    print("full")
