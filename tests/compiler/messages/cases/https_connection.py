import http.client

connection = http.client.HTTPSConnection("www.python.org", timeout=10)
connection.request("GET", "/")
print(connection.getresponse().status)
