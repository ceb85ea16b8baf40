"""Files: those that were embedded when the image was built, and those that the program writes, in memory."""
