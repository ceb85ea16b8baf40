def wait() -> None:
    pass


async def main() -> None:
    await wait()


main().send(None)
