print("a", "b", separator=", ")
