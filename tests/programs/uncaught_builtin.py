"""An uncaught exception of the language: status 1, and its line last on standard error."""

values = [1, 2, 3]
print("before")
i = 0
while True:
    print(values[i])
    i += 1
