import copy


class Counted(list[int]):
    def append(self, item: int) -> None:
        super().append(item + 1)


print(copy.copy(Counted([1, 2])))
