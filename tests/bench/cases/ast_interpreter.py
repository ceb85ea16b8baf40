"""A tree-walking interpreter: virtual calls and small objects."""


class Expr:
    def evaluate(self, env: list[int]) -> int:
        raise NotImplementedError


class Const(Expr):
    def __init__(self, value: int) -> None:
        self.value = value

    def evaluate(self, env: list[int]) -> int:
        return self.value


class Var(Expr):
    def __init__(self, slot: int) -> None:
        self.slot = slot

    def evaluate(self, env: list[int]) -> int:
        return env[self.slot]


class Binary(Expr):
    def __init__(self, left: Expr, right: Expr) -> None:
        self.left = left
        self.right = right


class Add(Binary):
    def evaluate(self, env: list[int]) -> int:
        return self.left.evaluate(env) + self.right.evaluate(env)


class Mod(Binary):
    def evaluate(self, env: list[int]) -> int:
        return self.left.evaluate(env) % self.right.evaluate(env)


class Mul(Binary):
    def evaluate(self, env: list[int]) -> int:
        return self.left.evaluate(env) * self.right.evaluate(env)


class Less(Binary):
    def evaluate(self, env: list[int]) -> int:
        return 1 if self.left.evaluate(env) < self.right.evaluate(env) else 0


class Stmt:
    def execute(self, env: list[int]) -> None:
        raise NotImplementedError


class Assign(Stmt):
    def __init__(self, slot: int, value: Expr) -> None:
        self.slot = slot
        self.value = value

    def execute(self, env: list[int]) -> None:
        env[self.slot] = self.value.evaluate(env)


class While(Stmt):
    def __init__(self, condition: Expr, body: list[Stmt]) -> None:
        self.condition = condition
        self.body = body

    def execute(self, env: list[int]) -> None:
        while self.condition.evaluate(env) != 0:
            for stmt in self.body:
                stmt.execute(env)


def run(count: int) -> int:
    """i = 0; s = 0; while i < count: s = (s * 31 + i % 7) % 1000003; i = i + 1"""
    program = [
        Assign(0, Const(0)),
        Assign(1, Const(0)),
        While(Less(Var(0), Const(count)), [
            Assign(1, Mod(Add(Mul(Var(1), Const(31)), Mod(Var(0), Const(7))), Const(1000003))),
            Assign(0, Add(Var(0), Const(1))),
        ]),
    ]
    env = [0, 0]
    for stmt in program:
        stmt.execute(env)
    return env[1]
