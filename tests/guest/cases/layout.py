"""Where things lie: an object, the main stack, a task's stack; and a function, which does not move."""

import threading

from pyuk.lang.intrinsics import frame_address
from pyuk.lang.raw import symbol


def look() -> None:
    print("task", frame_address())


print("object", id([0]))
print("main", frame_address())
thread = threading.Thread(target=look)
thread.start()
thread.join()
print("text", symbol("kernel_main"))
