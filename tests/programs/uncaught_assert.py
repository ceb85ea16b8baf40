"""A failed assertion ends the program."""

n = 3
assert n == 3, "fine"
print("before")
assert n == 4, f"n is {n}"
print("never")
