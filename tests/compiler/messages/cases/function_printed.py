def answer() -> int:
    return 42


print(answer)
