"""What functions, methods and classes say of themselves: __doc__, __name__, __qualname__."""
import functools

print(__doc__)


def usage():
    """Show how it is used."""
    return __doc__.partition(":")[0]


print(usage(), usage.__doc__)


def requires(*states):
    def deco(method):
        @functools.wraps(method)
        def wrapper(self, *args, **kwargs):
            return method(self, *args, **kwargs)

        return wrapper

    return deco


def bare(method):
    def wrapper(*args):
        "the wrapper's"
        wrapper.calls += 1
        return method(*args)

    wrapper.calls = 0
    return wrapper


class Machine:
    """The machine."""

    @requires(1, 2)
    def insert(self, cents):
        """Insert a coin."""
        return cents

    @bare
    def other(self):
        "lost"
        return 1

    def free(self):
        "Set it free."

    @staticmethod
    def version():
        """The version."""

    @classmethod
    def make(cls):
        """Make one."""
        return cls()


class Special(Machine):
    def free(self):
        """Set it free, specially."""

@bare
def plain(x):
    "not shown"
    return x


def show(machine):
    print(machine.free.__name__, machine.free.__qualname__, machine.free.__doc__)
    print(machine.insert.__name__, machine.insert.__doc__, machine.insert(3))


machines: list[Machine] = [Machine(), Special()]
for machine in machines:
    show(machine)
    print(machine.free.__qualname__, machine.free.__doc__, machine.__doc__, machine.__class__.__name__)
m = Machine.make()
m.other()
print(m.other.__name__, m.other.__qualname__, m.other.__doc__, Machine.other.__name__)
print(Machine.insert.__doc__, Machine.version.__doc__, Machine.make.__doc__, m.version.__doc__)
print(Machine.__doc__, Special.__doc__, plain.__doc__, plain.__name__, plain(2), plain.calls)

commands = {}


def command(function):
    commands[function.__name__] = function
    return function


@command
def add(a, b):
    """Add two.

    They are numbers.
    """
    return a + b


@command
def negate(a):
    return -a


commands["free"] = m.free
commands["coin"] = Special().insert
for name, function in sorted(commands.items()):
    text = function.__doc__
    print(f"{name:8}", (text or "no text").strip().splitlines()[0])
