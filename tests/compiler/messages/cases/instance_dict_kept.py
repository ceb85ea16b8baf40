class Config:
    def __init__(self, name):
        self.name = name

    def update(self, **options):
        self.__dict__.update(options)

    def fields(self):
        return vars(self)


config = Config("a")
config.update(name="b")
config.__dict__["name"] = "c"
print(config.fields())
