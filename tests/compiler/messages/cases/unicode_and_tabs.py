größe = 3
if größe > 2:
	print("größe: " + größe, "日本語" + 1)
