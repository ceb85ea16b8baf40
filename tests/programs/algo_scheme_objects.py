"""A tiny Scheme interpreter after Norvig's lispy."""
import math
import operator as op


class Env(dict):
    def __init__(self, params=(), args=(), outer=None):
        super().__init__(zip(params, args))
        self.outer = outer

    def find(self, var):
        if var in self:
            return self
        if self.outer is None:
            raise NameError(f"unbound variable: {var}")
        return self.outer.find(var)


class Procedure:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env

    def __call__(self, *args):
        return evaluate(self.body, Env(self.params, args, self.env))


def standard_env():
    env = Env()
    env.update({
        "+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv,
        ">": op.gt, "<": op.lt, ">=": op.ge, "<=": op.le, "=": op.eq,
        "abs": abs, "car": lambda x: x[0], "cdr": lambda x: x[1:], "cons": lambda x, y: [x] + y,
        "length": len, "list": lambda *x: list(x), "max": max, "not": op.not_, "null?": lambda x: x == [],
    })
    return env


def tokenize(chars):
    return chars.replace("(", " ( ").replace(")", " ) ").split()


def parse(program):
    return read_from_tokens(tokenize(program))


def read_from_tokens(tokens):
    if len(tokens) == 0:
        raise SyntaxError("unexpected EOF")
    token = tokens.pop(0)
    if token == "(":
        out = []
        while tokens[0] != ")":
            out.append(read_from_tokens(tokens))
        tokens.pop(0)
        return out
    elif token == ")":
        raise SyntaxError("unexpected )")
    else:
        return atom(token)


def atom(token):
    try:
        return int(token)
    except ValueError:
        try:
            return float(token)
        except ValueError:
            return str(token)


global_env = standard_env()


def evaluate(x, env=global_env):
    if isinstance(x, str):
        return env.find(x)[x]
    elif not isinstance(x, list):
        return x
    head, *args = x
    if head == "quote":
        return args[0]
    elif head == "if":
        test, conseq, alt = args
        return evaluate(conseq if evaluate(test, env) else alt, env)
    elif head == "define":
        symbol, exp = args
        env[symbol] = evaluate(exp, env)
        return None
    elif head == "lambda":
        params, body = args
        return Procedure(params, body, env)
    else:
        proc = evaluate(head, env)
        vals = [evaluate(arg, env) for arg in args]
        return proc(*vals)


def schemestr(exp):
    if isinstance(exp, list):
        return "(" + " ".join(map(schemestr, exp)) + ")"
    return str(exp)


for line in ["(+ 1 2)", "(define r 10)", "(* 3.5 (* r r))", "(define fact (lambda (n) (if (<= n 1) 1 (* n (fact (- n 1))))))",
             "(fact 10)", "(quote (1 2 (3 a)))", "(car (list 1 2 3))", "(cdr (list 1 2 3))", "(foo)"]:
    try:
        val = evaluate(parse(line))
        if val is not None:
            print(line, "=>", schemestr(val))
    except NameError as e:
        print(line, "=> error:", e)
