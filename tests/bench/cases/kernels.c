/* The kernels of kernels.py, with the same arithmetic on the same widths. */
#include <math.h>
#include <stdlib.h>

long fannkuch(long n)
{
    long *perm1 = malloc(n * 8), *count = malloc(n * 8), *perm = malloc(n * 8);
    for (long i = 0; i < n; i++) { perm1[i] = i; count[i] = perm[i] = 0; }
    long max_flips = 0, checksum = 0, r = n, nperm = 0;
    for (;;) {
        while (r != 1) { count[r - 1] = r; r--; }
        for (long i = 0; i < n; i++) perm[i] = perm1[i];
        long flips = 0, k = perm[0];
        while (k) {
            long i = 0, j = k;
            while (i < j) { long t = perm[i]; perm[i] = perm[j]; perm[j] = t; i++; j--; }
            flips++;
            k = perm[0];
        }
        if (flips > max_flips) max_flips = flips;
        if (nperm % 2 == 0) checksum += flips; else checksum -= flips;
        for (;;) {
            if (r == n) return checksum * 100 + max_flips;
            long p0 = perm1[0];
            for (long i = 0; i < r; i++) perm1[i] = perm1[i + 1];
            perm1[r] = p0;
            count[r]--;
            if (count[r] > 0) break;
            r++;
        }
        nperm++;
    }
}

static double a(long i, long j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }

static void mul_av(const double *v, double *out, long n)
{
    for (long i = 0; i < n; i++) {
        double s = 0;
        for (long j = 0; j < n; j++) s += a(i, j) * v[j];
        out[i] = s;
    }
}

static void mul_atv(const double *v, double *out, long n)
{
    for (long i = 0; i < n; i++) {
        double s = 0;
        for (long j = 0; j < n; j++) s += a(j, i) * v[j];
        out[i] = s;
    }
}

double spectral(long n)
{
    double *u = malloc(n * 8), *v = malloc(n * 8), *t = malloc(n * 8), vbv = 0, vv = 0;
    for (long i = 0; i < n; i++) { u[i] = 1; v[i] = t[i] = 0; }
    for (int i = 0; i < 10; i++) { mul_av(u, t, n); mul_atv(t, v, n); mul_av(v, t, n); mul_atv(t, u, n); }
    for (long i = 0; i < n; i++) { vbv += u[i] * v[i]; vv += v[i] * v[i]; }
    return vbv / vv;
}

long mandel(long n)
{
    long count = 0;
    for (long y = 0; y < n; y++) {
        double ci = 2.0 * y / n - 1.0;
        for (long x = 0; x < n; x++) {
            double cr = 2.0 * x / n - 1.5, zr = 0, zi = 0;
            long i = 0;
            while (i < 50 && zr * zr + zi * zi <= 4.0) {
                double t = zr * zr - zi * zi + cr;
                zi = 2.0 * zr * zi + ci;
                zr = t;
                i++;
            }
            if (i == 50) count++;
        }
    }
    return count;
}

typedef struct { double x, y, z, vx, vy, vz, mass; } body;

static void advance(body **bodies, long n, double dt)
{
    for (long i = 0; i < n; i++) {
        body *b = bodies[i];
        for (long j = i + 1; j < n; j++) {
            body *c = bodies[j];
            double dx = b->x - c->x, dy = b->y - c->y, dz = b->z - c->z;
            double d2 = dx * dx + dy * dy + dz * dz, mag = dt / (d2 * sqrt(d2));
            b->vx -= dx * c->mass * mag; b->vy -= dy * c->mass * mag; b->vz -= dz * c->mass * mag;
            c->vx += dx * b->mass * mag; c->vy += dy * b->mass * mag; c->vz += dz * b->mass * mag;
        }
    }
    for (long i = 0; i < n; i++) {
        body *b = bodies[i];
        b->x += dt * b->vx; b->y += dt * b->vy; b->z += dt * b->vz;
    }
}

double nbody(long n)
{
    body *bodies[5];
    for (int i = 0; i < 5; i++) {
        bodies[i] = malloc(sizeof(body));
        *bodies[i] = (body){i * 1.5, i * 0.7 + 1.0, i * -0.3, 0.1 * i, 0.2, 0.05 * i, 1.0 + i};
    }
    for (long i = 0; i < n; i++) advance(bodies, 5, 0.001);
    return bodies[0]->x;
}
