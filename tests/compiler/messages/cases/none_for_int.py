limit: int = 3
limit = None
