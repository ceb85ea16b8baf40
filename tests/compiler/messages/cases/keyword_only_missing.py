def send(text: str, *, to: str, urgent: bool = False) -> None:
    print(text, to, urgent)


send("hello")
