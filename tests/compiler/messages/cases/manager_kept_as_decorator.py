from contextlib import contextmanager


@contextmanager
def section(name):
    print("begin", name)
    yield
    print("end", name)


part = section("a")


@part
def work():
    print("work")


work()
