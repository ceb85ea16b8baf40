import logging

handler = logging.StreamHandler()
handler.colour = "red"
