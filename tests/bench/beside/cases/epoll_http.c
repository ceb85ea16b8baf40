/* A web server of one thread: epoll, connections that are kept, pipelining, one answer that is ready made. */

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 4096
#define ROOM 4096

static const char ANSWER[] = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 31\r\n\r\n"
                             "hello from a machine of my own\n";

struct client { size_t length; char data[ROOM]; };
static struct client *clients[MOST];

static void answer(int poll, int number)
{
    struct client *client = clients[number];
    char made[16 * sizeof ANSWER], *at = client->data, *end;
    size_t size = 0;
    ssize_t got = read(number, client->data + client->length, ROOM - 1 - client->length);
    if (got <= 0) {
        epoll_ctl(poll, EPOLL_CTL_DEL, number, 0);
        close(number);
        free(client);
        return;
    }
    client->length += got;
    client->data[client->length] = 0;
    while ((end = strstr(at, "\r\n\r\n"))) {
        at = end + 4;
        memcpy(made + size, ANSWER, sizeof ANSWER - 1);
        size += sizeof ANSWER - 1;
        if (size + sizeof ANSWER > sizeof made) {
            write(number, made, size);
            size = 0;
        }
    }
    if (size)
        write(number, made, size);
    client->length -= at - client->data;
    memmove(client->data, at, client->length);
}

int main(void)
{
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(80)};
    struct epoll_event event = {.events = EPOLLIN}, events[64];
    int one = 1, server = socket(AF_INET, SOCK_STREAM, 0), poll = epoll_create1(0);
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(server, (struct sockaddr *)&name, sizeof name) || listen(server, 1024))
        return 1;
    event.data.fd = server;
    epoll_ctl(poll, EPOLL_CTL_ADD, server, &event);
    for (;;) {
        int count = epoll_wait(poll, events, 64, -1);
        for (int i = 0; i < count; i++) {
            if (events[i].data.fd != server) {
                answer(poll, events[i].data.fd);
                continue;
            }
            int made = accept4(server, 0, 0, SOCK_NONBLOCK);
            if (made < 0 || made >= MOST)
                continue;
            setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            clients[made] = calloc(1, sizeof(struct client));
            event.data.fd = made;
            epoll_ctl(poll, EPOLL_CTL_ADD, made, &event);
        }
    }
}
