"""threading.local: each thread has the attributes for itself."""

import threading
import time
data = threading.local()
other = threading.local()
data.x = 1
data.name = "main"
def f(n: int) -> None:
    try:
        print(f'{data.x}')
    except AttributeError:
        print(f"no x in {n}")
    data.x = n
    other.y = [n]
    time.sleep(0.01 * n)
    data.name = f"t{n}"
    other.y.append(n + 1)
    time.sleep(0.01)
    print(f"{data.x} {data.name} {other.y}")
ts = [threading.Thread(target=f, args=(i,)) for i in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(data.x, data.name)
