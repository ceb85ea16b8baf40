from pyuk.lang import isr


class Event:
    def __init__(self, kind: int) -> None:
        self.kind = kind


@isr
def on_key(code: int) -> int:
    return Event(code).kind


print(on_key(3))
