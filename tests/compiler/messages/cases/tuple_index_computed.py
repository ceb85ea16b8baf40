months = ("Jan", "Feb", "Mar")
for i in range(3):
    print(months[i])
