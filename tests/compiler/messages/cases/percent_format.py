print("%d items" % 3)
