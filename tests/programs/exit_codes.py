"""sys.exit() and SystemExit with a status, a text, a bool and nothing."""
import sys
for make in range(7):
    try:
        if make == 0: sys.exit()
        if make == 1: sys.exit(None)
        if make == 2: sys.exit(3)
        if make == 3: sys.exit("text")
        if make == 4: sys.exit(True)
        if make == 5: raise SystemExit
        if make == 6: raise SystemExit(7)
    except SystemExit as e:
        print(repr(e), str(e), e.code, e.args)
        if e.code == 7:
            print("seven")
def main() -> int:
    return 0
try:
    sys.exit(main())
except SystemExit as e:
    print(e.code)
sys.exit(False)
