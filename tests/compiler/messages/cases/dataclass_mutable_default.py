from dataclasses import dataclass


@dataclass
class Team:
    name: str
    members: list[str] = ["nobody"]


print(Team("a").members)
