"""An exception without a text has a line of its name alone."""

print("before")
try:
    raise NotImplementedError
finally:
    print("finally")
