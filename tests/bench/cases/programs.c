/* The programs of this directory as one writes them in C: the same results, by the same steps. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* --- binary_trees.py --- */

typedef struct Node { struct Node *left, *right; } Node;

static Node *node(Node *left, Node *right)
{
    Node *made = malloc(sizeof *made);
    made->left = left;
    made->right = right;
    return made;
}

static Node *bottom_up(long depth)
{
    return depth == 0 ? node(NULL, NULL) : node(bottom_up(depth - 1), bottom_up(depth - 1));
}

static long check(const Node *tree)
{
    return tree->left == NULL || tree->right == NULL ? 1 : 1 + check(tree->left) + check(tree->right);
}

static void destroy(Node *tree)
{
    if (tree == NULL)
        return;
    destroy(tree->left);
    destroy(tree->right);
    free(tree);
}

static long checked_once(long depth)
{
    Node *tree = bottom_up(depth);
    long found = check(tree);
    destroy(tree);
    return found;
}

long binary_trees(long max_depth)
{
    long total = checked_once(max_depth + 1);
    Node *kept = bottom_up(max_depth);
    for (long depth = 4; depth <= max_depth; depth += 2)
        for (long i = 0; i < 1L << (max_depth - depth + 4); i++)
            total += checked_once(depth);
    total += check(kept);
    destroy(kept);
    return total;
}

/* --- ast_interpreter.py: virtual calls through a table of each node --- */

typedef struct Expr Expr;
struct Expr { long (*evaluate)(const Expr *, long *env); const Expr *left, *right; long value; };

static long eval_const(const Expr *e, long *env) { (void)env; return e->value; }
static long eval_var(const Expr *e, long *env) { return env[e->value]; }
static long eval_add(const Expr *e, long *env)
{
    return e->left->evaluate(e->left, env) + e->right->evaluate(e->right, env);
}
static long eval_mul(const Expr *e, long *env)
{
    return e->left->evaluate(e->left, env) * e->right->evaluate(e->right, env);
}
static long eval_mod(const Expr *e, long *env)
{
    long a = e->left->evaluate(e->left, env), b = e->right->evaluate(e->right, env), r = a % b;
    return r != 0 && (r ^ b) < 0 ? r + b : r;
}
static long eval_less(const Expr *e, long *env)
{
    return e->left->evaluate(e->left, env) < e->right->evaluate(e->right, env);
}

static Expr *expr(long (*evaluate)(const Expr *, long *), const Expr *left, const Expr *right, long value)
{
    Expr *made = malloc(sizeof *made);
    *made = (Expr){evaluate, left, right, value};
    return made;
}

typedef struct Stmt Stmt;
struct Stmt { void (*execute)(const Stmt *, long *env); long slot; const Expr *value; const Stmt **body; long count; };

static void exec_assign(const Stmt *s, long *env) { env[s->slot] = s->value->evaluate(s->value, env); }
static void exec_while(const Stmt *s, long *env)
{
    while (s->value->evaluate(s->value, env) != 0)
        for (long i = 0; i < s->count; i++)
            s->body[i]->execute(s->body[i], env);
}

static Stmt *assign(long slot, const Expr *value)
{
    Stmt *made = malloc(sizeof *made);
    *made = (Stmt){exec_assign, slot, value, NULL, 0};
    return made;
}

long ast_interpreter(long count)
{
#define CONST(n) expr(eval_const, NULL, NULL, n)
#define VAR(n) expr(eval_var, NULL, NULL, n)
    const Expr *sum = expr(eval_add, expr(eval_mul, VAR(1), CONST(31), 0), expr(eval_mod, VAR(0), CONST(7), 0), 0);
    const Stmt *body[] = {
        assign(1, expr(eval_mod, sum, CONST(1000003), 0)),
        assign(0, expr(eval_add, VAR(0), CONST(1), 0)),
    };
    Stmt loop = {exec_while, 0, expr(eval_less, VAR(0), CONST(count), 0), body, 2};
    const Stmt *program[] = {assign(0, CONST(0)), assign(1, CONST(0)), &loop};
    long env[2] = {0, 0};
    for (int i = 0; i < 3; i++)
        program[i]->execute(program[i], env);
    return env[1];
}

/* --- k_nucleotide.py: a hash table of substrings, open addressing --- */

typedef struct { const char *text; long count; } Entry;

static uint64_t hash_of(const char *text, long width)
{
    uint64_t h = 14695981039346656037u;
    for (long i = 0; i < width; i++)
        h = (h ^ (unsigned char)text[i]) * 1099511628211u;
    return h ^ h >> 29;
}

static Entry *grown(Entry *old, long *size, long width)
{
    long larger = *size * 4;
    Entry *table = calloc(larger, sizeof *table);
    for (long i = 0; i < *size; i++) {
        if (old[i].text == NULL)
            continue;
        long at = hash_of(old[i].text, width) & (larger - 1);
        while (table[at].text != NULL)
            at = (at + 1) & (larger - 1);
        table[at] = old[i];
    }
    free(old);
    *size = larger;
    return table;
}

long k_nucleotide(long length)
{
    static const long widths[] = {1, 2, 3, 4, 6, 12, 18};
    char *text = malloc(length);
    long state = 42, total = 0;
    for (long i = 0; i < length; i++) {
        state = (state * 3877 + 29573) % 139968;
        text[i] = "ACGT"[state * 4 / 139968];
    }
    for (int k = 0; k < 7; k++) {
        long width = widths[k], size = 64, used = 0, best = 0;
        Entry *table = calloc(size, sizeof *table);
        for (long i = 0; i + width <= length; i++) {
            if (used * 2 >= size)
                table = grown(table, &size, width);
            long at = hash_of(text + i, width) & (size - 1);
            while (table[at].text != NULL && memcmp(table[at].text, text + i, width) != 0)
                at = (at + 1) & (size - 1);
            if (table[at].text == NULL) {
                table[at].text = text + i;
                used++;
            }
            if (++table[at].count > best)
                best = table[at].count;
        }
        total = (total * 31 + used * 7 + best) % 1000000007;
        free(table);
    }
    free(text);
    return total;
}

/* --- sha256.py --- */

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotr(uint32_t x, int n) { return x >> n | x << (32 - n); }

static void compress(uint32_t *state, uint32_t *w)
{
    for (int i = 16; i < 64; i++) {
        uint32_t s0 = rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t s1 = rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    uint32_t v[8];
    memcpy(v, state, sizeof v);
    for (int i = 0; i < 64; i++) {
        uint32_t s1 = rotr(v[4], 6) ^ rotr(v[4], 11) ^ rotr(v[4], 25);
        uint32_t t1 = v[7] + s1 + ((v[4] & v[5]) ^ (~v[4] & v[6])) + K[i] + w[i];
        uint32_t s0 = rotr(v[0], 2) ^ rotr(v[0], 13) ^ rotr(v[0], 22);
        uint32_t t2 = s0 + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        state[i] += v[i];
}

long sha256(long blocks)
{
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    uint32_t w[64];
    for (long block = 0; block < blocks; block++) {
        for (long i = 0; i < 16; i++)
            w[i] = (uint32_t)((block * 16 + i) * 2654435761L);
        compress(state, w);
    }
    return (long)state[0] << 31 | state[7] >> 1;
}

/* --- richards.py --- */

enum { IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B };
enum { DEVICE, WORK };
enum { BUFFER = 4 };

typedef struct Packet { struct Packet *link; long ident, kind, datum, data[BUFFER]; } Packet;
typedef struct { long control, count, destination, sent; Packet *work, *device, *pending; } Record;
typedef struct System System;
typedef struct Task Task;
struct Task {
    Task *(*run)(Task *, Packet *);
    System *system;
    long ident, priority;
    Packet *input;
    char packet_pending, task_waiting, task_holding;
    Record record;
    Task *next;
};
struct System { Task *first, *tasks[10]; long holds, queued; };

static Packet *packet(Packet *link, long ident, long kind)
{
    Packet *made = calloc(1, sizeof *made);
    made->link = link;
    made->ident = ident;
    made->kind = kind;
    return made;
}

static Packet *append(Packet *one, Packet *queue)
{
    one->link = NULL;
    if (queue == NULL)
        return one;
    Packet *last = queue;
    while (last->link != NULL)
        last = last->link;
    last->link = one;
    return queue;
}

static Task *wait_for_packet(Task *task) { task->task_waiting = 1; return task; }
static Task *hold(Task *task)
{
    task->system->holds++;
    task->task_holding = 1;
    return task->next;
}
static Task *release(Task *task, long ident)
{
    Task *other = task->system->tasks[ident];
    other->task_holding = 0;
    return other->priority > task->priority ? other : task;
}
static Task *queue_packet(Task *task, Packet *one)
{
    Task *other = task->system->tasks[one->ident];
    task->system->queued++;
    one->link = NULL;
    one->ident = task->ident;
    if (other->input == NULL) {
        other->input = one;
        other->packet_pending = 1;
        if (other->priority > task->priority)
            return other;
    } else
        append(one, other->input);
    return task;
}

static Task *run_device(Task *task, Packet *one)
{
    if (one == NULL) {
        Packet *pending = task->record.pending;
        if (pending == NULL)
            return wait_for_packet(task);
        task->record.pending = NULL;
        return queue_packet(task, pending);
    }
    task->record.pending = one;
    return hold(task);
}

static Task *run_handler(Task *task, Packet *one)
{
    Record *record = &task->record;
    if (one != NULL) {
        if (one->kind == WORK)
            record->work = append(one, record->work);
        else
            record->device = append(one, record->device);
    }
    Packet *work = record->work, *device = record->device;
    if (work == NULL)
        return wait_for_packet(task);
    long count = work->datum;
    if (count >= BUFFER) {
        record->work = work->link;
        return queue_packet(task, work);
    }
    if (device == NULL)
        return wait_for_packet(task);
    record->device = device->link;
    device->datum = work->data[count];
    work->datum = count + 1;
    return queue_packet(task, device);
}

static Task *run_idle(Task *task, Packet *one)
{
    Record *record = &task->record;
    (void)one;
    if (--record->count == 0)
        return hold(task);
    if ((record->control & 1) == 0) {
        record->control /= 2;
        return release(task, DEVICE_A);
    }
    record->control = record->control / 2 ^ 0xD008;
    return release(task, DEVICE_B);
}

static Task *run_work(Task *task, Packet *one)
{
    Record *record = &task->record;
    if (one == NULL)
        return wait_for_packet(task);
    record->destination = record->destination == HANDLER_A ? HANDLER_B : HANDLER_A;
    one->ident = record->destination;
    one->datum = 0;
    for (int i = 0; i < BUFFER; i++) {
        record->sent = record->sent % 26 + 1;
        one->data[i] = 'A' + record->sent - 1;
    }
    return queue_packet(task, one);
}

static void task(System *system, Task *(*run)(Task *, Packet *), long ident, long priority, Packet *queue,
                 int waiting, int pending)
{
    Task *made = calloc(1, sizeof *made);
    made->run = run;
    made->system = system;
    made->ident = ident;
    made->priority = priority;
    made->input = queue;
    made->task_waiting = waiting;
    made->packet_pending = pending;
    made->record = (Record){.control = 1, .count = 10000, .destination = HANDLER_A};
    made->next = system->first;
    system->first = system->tasks[ident] = made;
}

static Task *run_task(Task *task)
{
    Packet *message = NULL;
    if (task->packet_pending && task->task_waiting && !task->task_holding) {
        message = task->input;
        task->input = message->link;
        task->task_waiting = 0;
        task->packet_pending = task->input != NULL;
    }
    return task->run(task, message);
}

static Packet *three(long device) { return packet(packet(packet(NULL, device, DEVICE), device, DEVICE), device, DEVICE); }

static long richards_once(void)  /* its memory is left to the end, as in most versions of this benchmark */
{
    System system = {0};
    task(&system, run_idle, IDLE, 1, NULL, 0, 0);
    task(&system, run_work, WORKER, 1000, packet(packet(NULL, 0, WORK), 0, WORK), 1, 1);
    task(&system, run_handler, HANDLER_A, 2000, three(DEVICE_A), 1, 1);
    task(&system, run_handler, HANDLER_B, 3000, three(DEVICE_B), 1, 1);
    task(&system, run_device, DEVICE_A, 4000, NULL, 1, 0);
    task(&system, run_device, DEVICE_B, 5000, NULL, 1, 0);
    for (Task *current = system.first; current != NULL;)
        current = current->task_holding || (!current->packet_pending && current->task_waiting)
                      ? current->next : run_task(current);
    return system.holds * 100000 + system.queued;
}

long richards(long rounds)
{
    long total = 0;
    for (long i = 0; i < rounds; i++)
        total = (total * 7 + richards_once()) % 1000000007;
    return total;
}
