/* Bulk transfer: who connects to port 5001 sends until it has shut its side down, and gets the number of bytes back;
   who connects to port 5002 names a number of bytes in a line, and gets as many. */

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static char room[1 << 18];

static int listening(int port)
{
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(port)};
    int one = 1, made = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(made, (struct sockaddr *)&name, sizeof name) || listen(made, 16))
        exit(1);
    return made;
}

static void take(int from)
{
    long total = 0;
    ssize_t got;
    while ((got = read(from, room, sizeof room)) > 0)
        total += got;
    dprintf(from, "%ld\n", total);
    close(from);
}

static void give(int to)
{
    ssize_t got = read(to, room, sizeof room - 1);
    long left = got > 0 ? atol(room) : 0;
    while (left > 0) {
        ssize_t done = write(to, room, left < (long)sizeof room ? left : (long)sizeof room);
        if (done <= 0)
            break;
        left -= done;
    }
    close(to);
}

int main(void)
{
    int sink = listening(5001), source = listening(5002);
    if (fork() == 0)
        for (;;)
            take(accept(sink, 0, 0));
    for (;;)
        give(accept(source, 0, 0));
}
