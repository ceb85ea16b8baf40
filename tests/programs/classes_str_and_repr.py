"""Which of __str__ and __repr__ speaks when."""


class Both:
    def __str__(self) -> str:
        return "str"

    def __repr__(self) -> str:
        return "repr"


class OnlyRepr:
    def __repr__(self) -> str:
        return "only repr"


class Derived(Both):
    def __repr__(self) -> str:
        return "derived repr"


def text(thing: Both) -> str:
    return str(thing) + "/" + repr(thing)


both, only, derived = Both(), OnlyRepr(), Derived()
print(both, only, derived)
print([both], (both, only), [derived])
print(f"{both} {both!r} {both!s} {only} {only!r:>12} {both!s:<6}|")
print(str(both) + repr(both), str(only), text(both), text(derived))
maybe: Both | None = both
print(maybe, [maybe])
maybe = None
print(maybe, [maybe], f"{maybe}")
