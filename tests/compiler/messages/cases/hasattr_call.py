print(hasattr("abc", "upper"))
