"""The planets: Jupiter, Saturn, Uranus, Neptune and the Sun under their own gravity.

    pyuk run examples/nbody.py -- 1000

Prints the energy of the system before and after that many steps of a hundredth of a day; a good integrator
hardly changes it. Floating-point arithmetic on fields of objects: compare `pyuk run` with `python` for 100000.
"""

import sys
from math import sqrt

PI = 3.141592653589793
SOLAR_MASS = 4.0 * PI * PI
DAYS = 365.24  # in a year
STEP = 0.01


class Body:
    """A body: place in astronomical units, velocity in units a year, mass in 4 pi**2 suns."""

    def __init__(self, x: float, y: float, z: float, vx: float, vy: float, vz: float, mass: float) -> None:
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx * DAYS
        self.vy = vy * DAYS
        self.vz = vz * DAYS
        self.mass = mass * SOLAR_MASS


def solar_system() -> list[Body]:
    """The Sun and the giant planets, the system as a whole at rest."""
    bodies = [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        Body(4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01,
             1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05, 9.54791938424326609e-04),
        Body(8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01,
             -2.76742510726411899e-03, 4.99852801234917238e-03, 2.30417297573763929e-05, 2.85885980666130812e-04),
        Body(1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01,
             2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05, 4.36624404335156298e-05),
        Body(1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01,
             2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05, 5.15138902046611451e-05),
    ]  # fmt: skip
    sun = bodies[0]
    px = py = pz = 0.0
    for body in bodies:
        px += body.vx * body.mass
        py += body.vy * body.mass
        pz += body.vz * body.mass
    sun.vx = -px / SOLAR_MASS
    sun.vy = -py / SOLAR_MASS
    sun.vz = -pz / SOLAR_MASS
    return bodies


def energy(bodies: list[Body]) -> float:
    """Kinetic and potential energy of all bodies."""
    result = 0.0
    for i in range(len(bodies)):
        body = bodies[i]
        result += 0.5 * body.mass * (body.vx * body.vx + body.vy * body.vy + body.vz * body.vz)
        for k in range(i + 1, len(bodies)):
            other = bodies[k]
            dx = body.x - other.x
            dy = body.y - other.y
            dz = body.z - other.z
            result -= body.mass * other.mass / sqrt(dx * dx + dy * dy + dz * dz)
    return result


def advance(bodies: list[Body], steps: int, dt: float) -> None:
    """Let the time go on by `steps` steps of dt years."""
    for _ in range(steps):
        for i in range(len(bodies)):
            body = bodies[i]
            for k in range(i + 1, len(bodies)):
                other = bodies[k]
                dx = body.x - other.x
                dy = body.y - other.y
                dz = body.z - other.z
                square = dx * dx + dy * dy + dz * dz
                pull = dt / (square * sqrt(square))
                body.vx -= dx * other.mass * pull
                body.vy -= dy * other.mass * pull
                body.vz -= dz * other.mass * pull
                other.vx += dx * body.mass * pull
                other.vy += dy * body.mass * pull
                other.vz += dz * body.mass * pull
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def energy_after(steps: int) -> float:
    """The energy after that many steps."""
    bodies = solar_system()
    advance(bodies, steps, STEP)
    return energy(bodies)


def main() -> None:
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{energy(solar_system()):.9f}")
    print(f"{energy_after(steps):.9f}")


if __name__ == "__main__":
    main()
