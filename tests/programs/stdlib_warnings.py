"""warnings: filters, records, errors."""

import warnings
class MyW(UserWarning): pass
def old() -> int:
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)
    return 1
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    old(); warnings.warn("plain"); warnings.warn(MyW("mine")); warnings.warn("m2", MyW)
    print(len(w), [str(x.message) for x in w], [x.category.__name__ for x in w])
    print(issubclass(w[0].category, DeprecationWarning), w[0].category is DeprecationWarning)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: old()
    except DeprecationWarning as e: print("raised", e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(old())
with warnings.catch_warnings(record=True) as w2:
    warnings.simplefilter("default")
    warnings.filterwarnings("ignore", message="skip")
    warnings.filterwarnings("error", category=MyW)
    warnings.warn("skip this"); warnings.warn("keep")
    try: warnings.warn("x", MyW)
    except MyW as e: print("MyW", e)
print([str(x.message) for x in w2])
