print("abc".__sizeof__())
