"""if __name__ == "__main__": the usual end of a program."""


def main() -> None:
    print("main", __name__)


print("module level")
if __name__ == "__main__":
    main()
