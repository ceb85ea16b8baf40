async def main() -> None:
    async for n in [1, 2]:
        print(n)


main().send(None)
