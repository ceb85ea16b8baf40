print(issubclass(3, ValueError))
