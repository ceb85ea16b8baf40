async def numbers() -> list[int]:
    return [1, 2]


for n in numbers():
    print(n)
