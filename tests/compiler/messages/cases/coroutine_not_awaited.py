async def number() -> int:
    return 1


async def main() -> None:
    print(number() + 1)


main().send(None)
