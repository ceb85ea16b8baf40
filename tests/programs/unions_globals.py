"""Variables of a module that hold values of several types, one after the other."""
x: int | str = 1
if isinstance(x, int):
    x = "a"
    print(x)
y = None
y = 5
print(y + 1)
z: str | None = None
def setz() -> None:
    global z
    z = "q"
if z is None:
    setz()
print(z)
w = 1
for i in range(3):
    if i == 1:
        w = "two"
    print(w)
