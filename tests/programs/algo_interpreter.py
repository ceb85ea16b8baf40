"""A machine of eight instructions with a stack, and three programs for it."""

PUSH, ADD, SUB, MUL, DUP, SWAP, JUMP_IF, PRINT = 0, 1, 2, 3, 4, 5, 6, 7


class Instruction:
    def __init__(self, op: int, value: int = 0) -> None:
        self.op = op
        self.value = value


class MachineError(Exception):
    pass


class Machine:
    def __init__(self, program: list[Instruction]) -> None:
        self.program = program
        self.stack: list[int] = []
        self.at = 0
        self.steps = 0

    def pop(self) -> int:
        if not self.stack:
            raise MachineError(f"the stack is empty at {self.at}")
        return self.stack.pop()

    def run(self) -> None:
        while self.at < len(self.program):
            self.steps += 1
            if self.steps > 1000:
                raise MachineError("no end")
            self.step(self.program[self.at])

    def step(self, instruction: Instruction) -> None:
        self.at += 1
        op = instruction.op
        if op == PUSH:
            self.stack.append(instruction.value)
        elif op == DUP:
            top = self.pop()
            self.stack += [top, top]
        elif op == SWAP:
            a, b = self.pop(), self.pop()
            self.stack.extend([a, b])
        elif op == PRINT:
            print("out", self.pop())
        elif op == JUMP_IF:
            if self.pop() != 0:
                self.at = instruction.value
        else:
            b, a = self.pop(), self.pop()
            self.stack.append(a + b if op == ADD else a - b if op == SUB else a * b)


def assemble(text: str) -> list[Instruction]:
    names = "push add sub mul dup swap jump_if print".split()
    program: list[Instruction] = []
    for word in text.split():
        if word.lstrip("-").isdigit():
            program[-1].value = int(word)
        else:
            program.append(Instruction(names.index(word)))
    return program


COUNTDOWN = "push 3 dup print push 1 sub dup jump_if 1"
FACTORIAL = "push 1 push 10 dup push -1 add swap dup push -1 mul print swap jump_if 999"
for text in [COUNTDOWN, FACTORIAL, "add", "push 1 push 1 jump_if 0", "push 2 bad"]:
    try:
        machine = Machine(assemble(text))
        machine.run()
        print("done in", machine.steps, machine.stack)
    except MachineError as error:
        print("error:", error, machine.stack)
    except ValueError as error:
        print("unknown:", error)
