"""What the checker makes: types, the typed tree, what a program declares; and how it reports mistakes."""
