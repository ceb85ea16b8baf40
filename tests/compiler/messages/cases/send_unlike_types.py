def echo():
    while True:
        got = yield
        print(got)


machine = echo()
next(machine)
machine.send(1)
machine.send("two")
