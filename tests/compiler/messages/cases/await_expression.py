def main() -> None:
    await wait()


def wait() -> None:
    pass


main()
