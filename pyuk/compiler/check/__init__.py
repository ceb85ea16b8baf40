"""The checker: from syntax trees to a typed tree of every function that the program can reach."""
