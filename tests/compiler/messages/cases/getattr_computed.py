for name in ["upper", "lower"]:
    print(getattr("Ab", name)())
