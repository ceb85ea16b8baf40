def count() -> None:
    global calls
    calls += 1


count()
