async def main() -> None:
    async with [1] as n:
        print(n)


main().send(None)
