"""csv: readers and writers of rows and of dicts, dialects, quoting, errors."""

import csv
import io
import sys

text = 'name,age,note\nAnn,30,"likes ""tea"", milk"\nBob,41,"two\nlines"\n\nCid,,\n'
for row in csv.reader(io.StringIO(text)):
    print(row)
for row in csv.reader(text.splitlines()):
    print(row)
r = csv.reader(io.StringIO(text))
header = next(r)
print(header, r.line_num, [len(row) for row in r], r.line_num)
for d in csv.DictReader(io.StringIO(text), restval="?"):
    print(d["name"], d, int(d["age"] or 0))
dr = csv.DictReader(io.StringIO("1;2\n3;4"), fieldnames=["a", "b"], delimiter=";")
print(dr.fieldnames, list(dr), dr.line_num)
for options in (0, 1, 2, 3):
    print(list(csv.reader(["a;'b;c';d e; 'f'", "'x''y';'z"], delimiter=";", quotechar="'", skipinitialspace=options > 1)))
print(list(csv.reader(["a\\,b,c\\\\", 'q"uo"te,"a"b'], escapechar="\\")))
print(list(csv.reader(["a\tb\t\"c\td\""], dialect="excel-tab")), list(csv.reader(['"a",b'], quoting=csv.QUOTE_NONE)))
for bad in (['"a'], ['"a"b,c'], ["a\rb"]):
    try:
        print(list(csv.reader(bad, strict=True)))
    except csv.Error as e:
        print("Error", e)
out = io.StringIO()
w = csv.writer(out)
print(w.writerow(["a", "b,c", 'd"e', "f\ng", ""]), w.writerow([1, 2.5, -3]), w.writerow((1, "x", None, True, 1e100)))
w.writerow([])
w.writerow([""])
w.writerow([None])
w.writerows([[1, 2], [3, 4]])
w.writerow(str(n) for n in range(3))
print(repr(out.getvalue()))
for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE):
    out = io.StringIO()
    csv.writer(out, quoting=quoting, escapechar="\\", lineterminator="\n", delimiter=";").writerow(["a;b", 1, 2.0, 'q"', "", "x\\y"])
    print(repr(out.getvalue()))
try:
    csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"])
except csv.Error as e:
    print("Error", e)
try:
    csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow([""])
except csv.Error as e:
    print("Error", e)
for bad in (lambda: csv.reader(["a"], delimiter="ab"), lambda: csv.reader(["a"], quotechar=None, quoting=csv.QUOTE_ALL), lambda: csv.reader(["a"], quoting=9)):
    try:
        print(list(bad()))
    except TypeError as e:
        print("TypeError", e)
out = io.StringIO()
dw = csv.DictWriter(out, fieldnames=["x", "y", "z"], restval="-")
dw.writeheader()
dw.writerow({"x": 1, "y": 2})
dw.writerows([{"x": 5, "z": 6}, {"y": 7}])
try:
    dw.writerow({"q": 1})
except ValueError as e:
    print(e)
csv.DictWriter(out, ["x"], extrasaction="ignore").writerow({"x": "only", "w": "dropped"})
print(repr(out.getvalue()))
csv.register_dialect("pipes", delimiter="|", lineterminator="\n")
print(csv.list_dialects(), list(csv.reader(["a|b"], "pipes")), csv.get_dialect("pipes").delimiter)
try:
    csv.reader(["a"], "nope")
except csv.Error as e:
    print(e)
csv.writer(sys.stdout, lineterminator="\n").writerow(["to", "stdout"])
with open("t.csv", "w", newline="") as f:
    cw = csv.writer(f)
    cw.writerow(["id", "naïve"])
    cw.writerows([[i, i * i] for i in range(3)])
with open("t.csv", newline="") as f:
    print([row for row in csv.reader(f)])
with open("t.csv", newline="") as f:
    print(sum(int(row["naïve"]) for row in csv.DictReader(f)), f.name)


# --- dialects as classes ---
class Pipes(csv.Dialect):
    delimiter = "|"
    quotechar = "'"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL


text = io.StringIO()
csv.writer(text, dialect=Pipes).writerow(["a|b", 1, None, 2.5])
csv.writer(text, Pipes, quoting=csv.QUOTE_ALL, doublequote=True).writerow(["x", "it's"])
try:
    csv.writer(text, dialect=Pipes).writerow(["it's"])
except csv.Error as error:
    print(error)
csv.register_dialect("pipes", Pipes)
print(repr(text.getvalue()), list(csv.reader(io.StringIO(text.getvalue()), "pipes")), csv.excel.delimiter, csv.get_dialect("pipes").delimiter)
print(list(csv.reader(["a\tb"], csv.excel_tab)), list(csv.DictReader(["k|v", "1|2"], dialect=Pipes())))
