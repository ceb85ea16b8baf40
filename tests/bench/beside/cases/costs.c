/* What switches, locks, threads and interrupts cost under Linux: the first program of a guest, on one processor.
 *
 * Under -icount shift=0 the time-stamp counter counts one for each instruction. The threads have one priority of
 * SCHED_FIFO, so that sched_yield() always lets the other one run. Printed is what kernel_costs.py prints. */

#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <x86intrin.h>

enum { ROUNDS = 1000, TICKS = 15 };

static sem_t first, second;

static void *yields(void *unused)
{
    for (int i = 0; i < ROUNDS; i++)
        sched_yield();
    return unused;
}

static void *hands_over(void *unused)
{
    for (int i = 0; i < ROUNDS; i++) {
        sem_wait(&first);
        sem_post(&second);
    }
    return unused;
}

static void *nothing(void *unused)
{
    return unused;
}

static long measure_switch(void)
{
    pthread_t other;
    pthread_create(&other, NULL, yields, NULL);
    long begin = __rdtsc();
    for (int i = 0; i < ROUNDS - 10; i++)
        sched_yield();
    long cost = (__rdtsc() - begin) / (2 * (ROUNDS - 10));
    pthread_join(other, NULL);
    return cost;
}

static long measure_lock(void)
{
    pthread_t other;
    sem_init(&first, 0, 0);
    sem_init(&second, 0, 0);
    pthread_create(&other, NULL, hands_over, NULL);
    long begin = __rdtsc();
    for (int i = 0; i < ROUNDS; i++) {
        sem_post(&first);
        sem_wait(&second);
    }
    long cost = (__rdtsc() - begin) / (2 * ROUNDS);
    pthread_join(other, NULL);
    return cost;
}

static long measure_uncontended(void)
{
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    long begin = __rdtsc();
    for (int i = 0; i < ROUNDS; i++) {
        pthread_mutex_lock(&lock);
        pthread_mutex_unlock(&lock);
    }
    return (__rdtsc() - begin) / ROUNDS;
}

static long measure_thread(void)
{
    long begin = __rdtsc();
    for (int i = 0; i < 100; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, nothing, NULL);
        pthread_join(thread, NULL);
    }
    return (__rdtsc() - begin) / 100;
}

/* The least gap that an interrupt of the timer makes in a loop that only looks at the counter. */
static long measure_interrupt(void)
{
    long least = 0;
    long last = __rdtsc();
    for (int found = 0; found < TICKS;) {
        long now = __rdtsc();
        if (now - last > 200) {
            found++;
            if (least == 0 || now - last < least)
                least = now - last;
        }
        last = now;
    }
    return least;
}

int main(void)
{
    mkdir("/dev", 0755);
    mount("dev", "/dev", "devtmpfs", 0, NULL);
    int serial = open("/dev/ttyS0", O_RDWR);
    dup2(serial, 1);
    struct sched_param priority = {.sched_priority = 1};
    sched_setscheduler(0, SCHED_FIFO, &priority);
    printf("switch between two ready tasks: %ld\n", measure_switch());
    printf("lock handed over, with the switch: %ld\n", measure_lock());
    printf("interrupt in and out: %ld\n", measure_interrupt());
    printf("lock taken and released, uncontended: %ld\n", measure_uncontended());
    printf("thread made, run and joined: %ld\n", measure_thread());
    fflush(stdout);
    fsync(1);
    reboot(RB_AUTOBOOT);
}
