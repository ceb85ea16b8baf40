"""threading.local: each thread has the attributes for itself."""

import threading
import time

data = threading.local()
other = threading.local()
data.x = 1
data.name = "main"
seen: list[str] = []


def work(n: int) -> None:
    try:
        seen.append(f"{data.x}")
    except AttributeError:
        seen.append(f"no x in {n}")
    data.x = n
    other.y = [n]
    time.sleep(0.04 * n)
    data.name = f"t{n}"
    other.y.append(n + 1)
    time.sleep(0.01)
    seen.append(f"{data.x} {data.name} {other.y}")


threads = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen))
print(data.x, data.name)
data.x += 1
print(data.x)


local = threading.local()
print(hasattr(local, "x"))
local.x = 5
print(hasattr(local, "x"), local.x, hasattr(local, "never"))


def conn():
    if not hasattr(local, "conn"):
        local.conn = [threading.current_thread().name]
    return local.conn


def look():
    told.append((hasattr(local, "x"), conn(), getattr(local, "y", None)))
    conn().append("again")
    told.append(conn())


told = []
one = threading.Thread(target=look, name="w")
one.start()
one.join()
print(told, conn())
