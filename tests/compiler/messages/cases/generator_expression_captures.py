def sum(values):
    return list(values)


def main() -> None:
    factor = 2
    factor = 3
    print(sum(n * factor for n in range(3)))


main()
