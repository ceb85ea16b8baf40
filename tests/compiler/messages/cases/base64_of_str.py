import base64

print(base64.b64encode("text"))
