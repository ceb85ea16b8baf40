"""An attribute of None."""


class Box:
    def __init__(self, inner: "Box | None") -> None:
        self.inner = inner


box = Box(Box(None))
print(box.inner is None)
print(box.inner.inner.inner is None)
