/* A plugin for QEMU's translator (TCG) that counts instructions by the calls that led to them, and follows tasks.

   Built by pyuk/qemu/profiler.py. The declarations below are those of QEMU 7.2's include/qemu/qemu-plugin.h
   (API version 1), which distributions do not ship.

   Every block of translated code (TB) tells at its start that it runs: what the block before ended with, a call, a
   return or neither, moves a cursor in the tree of calls, and the block is counted at the cursor. An interrupt is a
   call whose return is iretq. Tasks have a cursor each: which one runs is read in the guest's memory, at a variable
   whose address is an argument, whenever the block behind a switch of stacks runs. Arguments:

     out=FILE                  where the counts go at the end
     traps=FIRST-LAST          addresses of the entries for interrupts, of 8 bytes each
     switch=FIRST-LAST         addresses of switch_stack()
     ram=FILE turns=ADDRESS   the guest's memory, and the variable
     current=OFFSET leaving=OFFSET    the fields of what it refers to: who runs now, and who ran before
     name=OFFSET text=OFFSET length=OFFSET    a task's name; of a str, its characters and its length
     events=FILE               where switches and interrupts go, each with the instructions until then
*/

#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

typedef uint64_t qemu_plugin_id_t;
typedef struct qemu_info_t qemu_info_t;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
enum qemu_plugin_cb_flags { QEMU_PLUGIN_CB_NO_REGS };

void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t, void (*)(qemu_plugin_id_t, struct qemu_plugin_tb *));
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *, void (*)(unsigned, void *),
                                          enum qemu_plugin_cb_flags, void *);
void qemu_plugin_register_atexit_cb(qemu_plugin_id_t, void (*)(qemu_plugin_id_t, void *), void *);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *, size_t);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *);
const void *qemu_plugin_insn_data(const struct qemu_plugin_insn *);

int qemu_plugin_version = 1;

enum ending { PLAIN, CALL, RETURN, INTERRUPT_RETURN };
enum { DEEPEST = 256, TASKS = 4096, BUCKETS = 1 << 16 };

typedef struct block {
    uint64_t start, after; /* after: the address behind the last instruction */
    uint32_t number, count;
    enum ending ending;
    bool is_trap, is_switch;
    uint64_t *addresses;
    struct block *next; /* the one translated before */
} block;

typedef struct node { /* a call: from where, in what; `missing`: calls below DEEPEST that have no node */
    struct node *parent, *child, *sibling, *next;
    uint64_t site;
    uint32_t number, depth;
    bool is_interrupt;
} node;

typedef struct count { /* how often a block ran at a node */
    const node *at;
    const block *what;
    uint64_t times;
    struct count *next;
} count;

typedef struct {
    uint64_t task;
    node *cursor;
    uint32_t missing;
} stack;

static node root, *nodes = &root;
static uint32_t node_count = 1, block_count;
static block *blocks, *before;
static count *buckets[BUCKETS];
static stack stacks[TASKS], *running = stacks;
static unsigned stack_count = 1;
static const char *out_path;
static uint64_t trap_first, trap_last, switch_first, switch_last, turns, current_offset, leaving_offset;
static uint64_t ram_size;
static const uint8_t *ram;
static uint64_t name_offset, text_offset, length_offset, instructions;
static FILE *events;

static node *enter(node *parent, uint64_t site, bool is_interrupt)
{
    for (node *each = parent->child; each; each = each->sibling)
        if (each->site == site && each->is_interrupt == is_interrupt)
            return each;
    node *made = calloc(1, sizeof *made);
    *made = (node){.parent = parent, .sibling = parent->child, .next = nodes, .site = site, .number = node_count++,
                   .depth = parent->depth + 1, .is_interrupt = is_interrupt};
    parent->child = made;
    return nodes = made;
}

static void push(uint64_t site, bool is_interrupt)
{
    if (running->cursor->depth >= DEEPEST)
        running->missing++;
    else
        running->cursor = enter(running->cursor, site, is_interrupt);
}

static void pop(void)
{
    if (running->missing)
        running->missing--;
    else if (running->cursor->parent)
        running->cursor = running->cursor->parent;
}

static void pop_interrupt(void)
{
    node *at = running->cursor;
    while (at->parent && !at->is_interrupt)
        at = at->parent;
    if (at->is_interrupt) {
        running->cursor = at->parent;
        running->missing = 0;
    }
}

static uint64_t word(uint64_t address)
{
    uint64_t value = 0;
    if (ram && address + 8 <= ram_size)
        memcpy(&value, ram + address, 8);
    return value;
}

static void tell_switch(uint64_t task)
{
    uint64_t name = word(task + name_offset), length = name ? word(name + length_offset) : 0;
    fprintf(events, "s %" PRIu64 " %" PRIx64 " ", instructions, task);
    for (uint64_t i = 0; i < length && i < 80 && name + text_offset + i < ram_size; i++) {
        uint8_t byte = ram[name + text_offset + i];
        fputc(byte < 32 || byte > 126 ? '?' : byte, events);
    }
    fputc('\n', events);
}

static void find_task(void)
{
    uint64_t owner = turns ? word(turns) : 0;
    uint64_t task = owner ? word(owner + current_offset) : 0;
    if (owner && !running->task) {
        running->task = word(owner + leaving_offset); /* the code that ran before there were tasks is one now */
        if (events)
            tell_switch(running->task);
    }
    if (events && task)
        tell_switch(task);
    for (unsigned i = 0; i < stack_count; i++)
        if (stacks[i].task == task) {
            running = &stacks[i];
            return;
        }
    if (stack_count < TASKS) {
        stacks[stack_count] = (stack){.task = task, .cursor = &root};
        running = &stacks[stack_count++];
    }
}

static void add(const node *at, const block *what)
{
    count **bucket = &buckets[((uintptr_t)at / 16 * 31 + what->number) % BUCKETS];
    for (count *each = *bucket; each; each = each->next)
        if (each->at == at && each->what == what) {
            each->times++;
            return;
        }
    count *made = malloc(sizeof *made);
    *made = (count){.at = at, .what = what, .times = 1, .next = *bucket};
    *bucket = made;
}

static void runs(unsigned cpu, void *data)
{
    block *now = data;
    if (before) {
        if (before->ending == CALL)
            push(before->after - 1, false);
        else if (before->ending == RETURN && before->is_switch)
            find_task(); /* its call of switch_stack() was on the stack that is left, or is entered, alike */
        if (before->ending == RETURN)
            pop();
        else if (before->ending == INTERRUPT_RETURN) {
            pop_interrupt();
            if (events)
                fprintf(events, "r %" PRIu64 "\n", instructions);
        }
    }
    if (now->is_trap) {
        push(0, true);
        if (events)
            fprintf(events, "i %" PRIu64 " %" PRIu64 "\n", instructions, (now->start - trap_first) / 8);
    }
    instructions += now->count;
    add(running->cursor, now);
    before = now;
}

static enum ending ending_of(const struct qemu_plugin_insn *last)
{
    const uint8_t *byte = qemu_plugin_insn_data(last);
    size_t size = qemu_plugin_insn_size(last);
    if (size == 2 && byte[0] == 0x48 && byte[1] == 0xCF)
        return INTERRUPT_RETURN;
    while (size > 1 && (byte[0] & 0xF0) == 0x40) /* REX: SDM 2A 2.2.1 */
        byte++, size--;
    if (byte[0] == 0xE8 || (byte[0] == 0xFF && size > 1 && (byte[1] >> 3 & 7) == 2))
        return CALL;
    return byte[0] == 0xC3 || byte[0] == 0xC2 ? RETURN : PLAIN;
}

static void translated(qemu_plugin_id_t id, struct qemu_plugin_tb *tb)
{
    block *made = calloc(1, sizeof *made);
    made->count = qemu_plugin_tb_n_insns(tb);
    made->addresses = malloc(made->count * sizeof *made->addresses);
    for (uint32_t i = 0; i < made->count; i++)
        made->addresses[i] = qemu_plugin_insn_vaddr(qemu_plugin_tb_get_insn(tb, i));
    const struct qemu_plugin_insn *last = qemu_plugin_tb_get_insn(tb, made->count - 1);
    made->start = made->addresses[0];
    made->after = made->addresses[made->count - 1] + qemu_plugin_insn_size(last);
    made->ending = ending_of(last);
    made->is_trap = made->start >= trap_first && made->start < trap_last;
    made->is_switch = made->start >= switch_first && made->start < switch_last;
    made->number = block_count++;
    made->next = blocks;
    blocks = made;
    qemu_plugin_register_vcpu_tb_exec_cb(tb, runs, QEMU_PLUGIN_CB_NO_REGS, made);
}

static void ended(qemu_plugin_id_t id, void *data)
{
    if (events) {
        fprintf(events, "end %" PRIu64 "\n", instructions);
        fclose(events);
        events = NULL;
    }
    FILE *out = fopen(out_path, "w");
    if (!out)
        return;
    for (const node *each = nodes; each; each = each->next)
        if (each->parent)
            fprintf(out, "n %u %u %" PRIx64 " %d\n", each->number, each->parent->number, each->site,
                    each->is_interrupt);
    for (const block *each = blocks; each; each = each->next) {
        fprintf(out, "b %u", each->number);
        for (uint32_t i = 0; i < each->count; i++)
            fprintf(out, " %" PRIx64, each->addresses[i]);
        fputc('\n', out);
    }
    for (unsigned i = 0; i < BUCKETS; i++)
        for (const count *each = buckets[i]; each; each = each->next)
            fprintf(out, "c %u %u %" PRIu64 "\n", each->at->number, each->what->number, each->times);
    fprintf(out, "end\n");
    fclose(out);
}

static void map_ram(const char *path)
{
    int file = open(path, O_RDONLY);
    struct stat about;
    if (file < 0 || fstat(file, &about))
        return;
    void *mapped = mmap(NULL, about.st_size, PROT_READ, MAP_SHARED, file, 0);
    if (mapped != MAP_FAILED) {
        ram = mapped;
        ram_size = about.st_size;
    }
}

int qemu_plugin_install(qemu_plugin_id_t id, const qemu_info_t *info, int argc, char **argv)
{
    stacks[0].cursor = &root;
    for (int i = 0; i < argc; i++) {
        if (!strncmp(argv[i], "out=", 4))
            out_path = strdup(argv[i] + 4);
        else if (!strncmp(argv[i], "ram=", 4))
            map_ram(argv[i] + 4);
        else if (!strncmp(argv[i], "events=", 7))
            events = fopen(argv[i] + 7, "w");
        else if (!sscanf(argv[i], "traps=%" SCNx64 "-%" SCNx64, &trap_first, &trap_last) &&
                 !sscanf(argv[i], "switch=%" SCNx64 "-%" SCNx64, &switch_first, &switch_last) &&
                 !sscanf(argv[i], "turns=%" SCNx64, &turns) && !sscanf(argv[i], "current=%" SCNx64, &current_offset) &&
                 !sscanf(argv[i], "leaving=%" SCNx64, &leaving_offset) &&
                 !sscanf(argv[i], "name=%" SCNx64, &name_offset) && !sscanf(argv[i], "text=%" SCNx64, &text_offset) &&
                 !sscanf(argv[i], "length=%" SCNx64, &length_offset))
            return 1;
    }
    if (!out_path)
        return 1;
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, ended, NULL);
    return 0;
}
