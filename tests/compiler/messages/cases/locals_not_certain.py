def show(flag):
    if flag:
        extra = 1
    print(locals())
    return flag


def twice(a):
    first = locals()
    b = 2
    return first, locals(), b


show(True)
print(twice(1))
