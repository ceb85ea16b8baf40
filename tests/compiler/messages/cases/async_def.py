async def main() -> None:
    print("hello")


main()
