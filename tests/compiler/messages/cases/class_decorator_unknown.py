def register(cls):
    print(cls.__name__)


@register
class Plugin:
    pass


print(Plugin() is None)
