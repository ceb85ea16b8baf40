"""A table laid out in columns: widths from the contents, numbers to the right."""


class Row:
    def __init__(self, name: str, amount: int, price: float, stocked: bool) -> None:
        self.name = name
        self.amount = amount
        self.price = price
        self.stocked = stocked


ROWS = [Row("Apples", 12, 0.5, True), Row("Blåbær", 1500, 0.015, False), Row("Coconut", 3, 2.999, True), Row("", 0, 1e6, False)]
HEADS = ["name", "amount", "price", "stocked"]


def cells(row: Row) -> list[str]:
    return [row.name or "-", f"{row.amount:,}", f"{row.price:.2f}", "yes" if row.stocked else "no"]


def rule(widths: list[int]) -> str:
    parts: list[str] = []
    for width in widths:
        parts.append("-" * (width + 2))
    return "+" + "+".join(parts) + "+"


def line(texts: list[str], widths: list[int]) -> str:
    result = "|"
    for i, text in enumerate(texts):
        result += f" {text:>{widths[i]}} |" if 0 < i < 3 else f" {text:<{widths[i]}} |"
    return result


widths = [0] * len(HEADS)
table = [HEADS]
for row in ROWS:
    table.append(cells(row))
for texts in table:
    for i, text in enumerate(texts):
        widths[i] = max(widths[i], len(text))
print(rule(widths))
print(line(HEADS, widths))
print(rule(widths))
for texts in table[1:]:
    print(line(texts, widths))
print(rule(widths))
total = 0.0
for row in ROWS:
    total += row.amount * row.price
print(f"{'total':^20}{total:>15,.3f}|{total:e}|{total:.3g}")
