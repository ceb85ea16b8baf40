"""atexit: the last one first, arguments, exceptions, threads before them.

ends: by sys.exit(3)
"""

import atexit
import sys
import threading


def bye(name, mark="!"):
    print("bye", name + mark)


print(atexit.register(bye, "a") is bye)
atexit.register(bye, "b", mark="?")


@atexit.register
def last():
    print("first registered last")


def bad():
    raise ValueError("x")


atexit.register(bad)
atexit.register(lambda: print("lambda"))


class R:
    def __init__(self):
        self.n = 0
        atexit.register(self.close)

    def close(self):
        print("closed", self.n)
        atexit.register(print, "late", 5)


r = R()
r.n = 3


def work():
    ended.wait()
    print("thread")


ended = threading.Event()
threading.Thread(target=work).start()
print("end")
ended.set()
sys.exit(3)
