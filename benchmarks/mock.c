// mock.c - bounded mock OpenAI upstream on 127.0.0.1 (epoll, one thread per process; -w N forks N with SO_REUSEPORT)
// model name carries the behaviour: mock[-tTOKENS][-dDELAY_MS between tokens][-wWAIT_MS before the first byte][-ts]
//   ts: every streamed token carries T<monotonic ns> so a client on the same machine can compute one-way lag
// POST */chat/completions ; GET /v1/models ; GET /rec/on /rec/off /rec/clear /rec/dump ; GET /stats
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <stdint.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>
#define MAXFD 8192
#define RECMAX (64u << 20)
typedef struct {
    int fd;
    char *in;
    size_t inlen, incap;
    char *out;
    size_t outlen, outoff, outcap;
    int streaming, closing;
    int left;
    int64_t next;
    int64_t gap;
    int ts;
    int want_out;
    int held;
    int idx;
} C;
static C *cs[MAXFD];
static int act[MAXFD], nact;
static int ep;
static struct {
    volatile int rec;
    volatile size_t reclen;
    volatile uint64_t reqs, bytes;
} *S;
static char *R;
static int64_t now() {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}
static void outp(C *c, const char *p, size_t n) {
    if (c->outlen + n > c->outcap) {
        c->outcap = (c->outlen + n) * 2;
        c->out = realloc(c->out, c->outcap);
    }
    memcpy(c->out + c->outlen, p, n);
    c->outlen += n;
}
static void addact(C *c) {
    if (c->idx >= 0)
        return;
    c->idx = nact;
    act[nact++] = c->fd;
}
static void delact(C *c) {
    if (c->idx < 0)
        return;
    int last = act[--nact];
    act[c->idx] = last;
    cs[last]->idx = c->idx;
    c->idx = -1;
}
static void drop(C *c) {
    delact(c);
    close(c->fd);
    cs[c->fd] = 0;
    free(c->in);
    free(c->out);
    free(c);
}
static int flushc(C *c) {
    while (c->outoff < c->outlen) {
        ssize_t k = write(c->fd, c->out + c->outoff, c->outlen - c->outoff);
        if (k < 0) {
            if (errno == EAGAIN) {
                if (!c->want_out) {
                    c->want_out = 1;
                    struct epoll_event e = {.events = EPOLLIN | EPOLLOUT, .data.fd = c->fd};
                    epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &e);
                }
                return 0;
            }
            drop(c);
            return -1;
        }
        c->outoff += k;
    }
    c->outoff = c->outlen = 0;
    if (c->want_out) {
        c->want_out = 0;
        struct epoll_event e = {.events = EPOLLIN, .data.fd = c->fd};
        epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &e);
    }
    return 0;
}
static void chunk(C *c, const char *p, size_t n) {
    char h[32];
    int k = sprintf(h, "%zx\r\n", n);
    outp(c, h, k);
    outp(c, p, n);
    outp(c, "\r\n", 2);
}
static const char *W[] = {" the",   " department", " will", " review", " each", " request", " and",    " notify",
                          " staff", " of",         " any",  " change", " in",   " policy",  " before", " release"};
static void sse(C *c, const char *content, int fin, int role) {
    char b[512];
    int k;
    if (fin)
        k = sprintf(b, "data: "
                       "{\"id\":\"chatcmpl-mock\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"mock\","
                       "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
    else
        k = sprintf(b,
                    "data: "
                    "{\"id\":\"chatcmpl-mock\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"mock\","
                    "\"choices\":[{\"index\":0,\"delta\":{%s\"content\":\"%s\"},\"finish_reason\":null}]}\n\n",
                    role ? "\"role\":\"assistant\"," : "", content);
    chunk(c, b, k);
}
static void tick(C *c) {
    int64_t t = now();
    int did = 0;
    while (c->streaming && (c->gap == 0 || t >= c->next)) {
        if (c->left > 0) {
            char w[64];
            if (c->ts)
                sprintf(w, " T%lld", (long long)now());
            else
                strcpy(w, W[c->left & 15]);
            sse(c, w, 0, 0);
            c->left--;
            c->next += c->gap;
            did = 1;
        }
        if (c->left <= 0) {
            sse(c, "", 1, 0);
            chunk(c, "data: [DONE]\n\n", 14);
            outp(c, "0\r\n\r\n", 5);
            c->streaming = 0;
            delact(c);
        }
        if (c->gap > 0 && did)
            t = now();
        if (c->outlen > 65536)
            break;
    }
    flushc(c);
}
static int mnum(const char *m, const char *k, int def) {
    const char *p = strstr(m, k);
    return p ? atoi(p + strlen(k)) : def;
}
static void json(C *c, int code, const char *b, size_t n) {
    char h[256];
    int k =
        sprintf(h, "HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\nServer: mock\r\n\r\n", code, n);
    outp(c, h, k);
    outp(c, b, n);
}
static void chat(C *c, const char *body, size_t n) {
    char mdl[128] = "mock";
    const char *m = memmem(body, n, "\"model\"", 7);
    if (m) {
        m += 7;
        while (m < body + n && *m != '"')
            m++;
        m++;
        size_t i = 0;
        while (m + i < body + n && m[i] != '"' && i < 120) {
            mdl[i] = m[i];
            i++;
        }
        mdl[i] = 0;
    }
    int stream = memmem(body, n, "\"stream\":true", 13) || memmem(body, n, "\"stream\": true", 14);
    int tok = mnum(mdl, "-t", 32), gap = mnum(mdl, "-d", 0), wait = mnum(mdl, "-w", 0), ts = strstr(mdl, "-ts") != 0;
    if (ts) {
        char *q = strstr(mdl, "-ts");
        char sv = q[1];
        q[1] = '_';
        tok = mnum(mdl, "-t", 32);
        q[1] = sv;
    }
    if (tok > 5000)
        tok = 5000;
    if (S->rec) {
        size_t o = __sync_fetch_and_add(&S->reclen, n + 1);
        if (o + n + 1 < RECMAX) {
            memcpy(R + o, body, n);
            R[o + n] = '\n';
        }
    }
    __sync_fetch_and_add(&S->reqs, 1);
    __sync_fetch_and_add(&S->bytes, n);
    if (stream) {
        char h[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: "
                   "no-cache\r\nTransfer-Encoding: chunked\r\n\r\n";
        outp(c, h, sizeof h - 1);
        sse(c, "", 0, 1);
        c->streaming = 1;
        c->left = tok;
        c->gap = gap * 1000000LL;
        c->ts = ts;
        c->next = now() + wait * 1000000LL + (gap ? c->gap : 0);
        if (wait && !gap) {
            c->gap = 1;
        }
        addact(c);
        tick(c);
    } else {
        static char b[65536];
        int k = sprintf(b, "{\"id\":\"chatcmpl-mock\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"mock\","
                           "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"");
        for (int i = 0; i < tok && k < 60000; i++)
            k += sprintf(b + k, "%s", W[i & 15]);
        k += sprintf(
            b + k,
            "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":%d,\"total_tokens\":%d}}",
            tok, tok + 20);
        json(c, 200, b, k);
        if (wait) {
            c->held = 1;
            c->next = now() + wait * 1000000LL;
            addact(c);
        }
    }
}
static int handle(C *c) { // returns -1 if dropped
    for (;;) {
        if (c->streaming || c->held)
            return 0;
        char *e = memmem(c->in, c->inlen, "\r\n\r\n", 4);
        if (!e)
            return 0;
        size_t hl = e - c->in + 4;
        *e = 0;
        long cl = 0;
        int chk = 0;
        char *p = strcasestr(c->in, "\r\ncontent-length:");
        if (p)
            cl = atol(p + 17);
        p = strcasestr(c->in, "\r\ntransfer-encoding: chunked");
        if (p)
            chk = 1;
        p = strcasestr(c->in, "\r\nexpect: 100");
        if (p && c->inlen == hl) {
            *e = '\r';
            if (write(c->fd, "HTTP/1.1 100 Continue\r\n\r\n", 25) < 0) {
            }
            char *x = p;
            memcpy(x, "\r\nxxxxxx", 8);
            return 0;
        }
        *e = '\r';
        char *body = c->in + hl;
        size_t used;
        size_t bl;
        if (chk) {
            size_t o = hl, w = hl;
            for (;;) {
                char *le = memmem(c->in + o, c->inlen - o, "\r\n", 2);
                if (!le)
                    return 0;
                size_t k = strtoul(c->in + o, 0, 16);
                size_t s = le - c->in + 2;
                if (s + k + 2 > c->inlen)
                    return 0;
                if (k == 0) {
                    used = s + 2;
                    break;
                }
                o = s + k + 2;
            }
            o = hl;
            for (;;) {
                char *le = memmem(c->in + o, c->inlen - o, "\r\n", 2);
                size_t k = strtoul(c->in + o, 0, 16);
                size_t s = le - c->in + 2;
                if (k == 0)
                    break;
                memmove(c->in + w, c->in + s, k);
                w += k;
                o = s + k + 2;
            }
            bl = w - hl;
        } else {
            if (c->inlen < hl + cl)
                return 0;
            bl = cl;
            used = hl + cl;
        }
        char path[256];
        sscanf(c->in, "%*s %255s", path);
        if (!strncmp(c->in, "POST", 4) && strstr(path, "chat/completions"))
            chat(c, body, bl);
        else if (!strncmp(path, "/rec/on", 7)) {
            S->rec = 1;
            json(c, 200, "{}", 2);
        } else if (!strncmp(path, "/rec/off", 8)) {
            S->rec = 0;
            json(c, 200, "{}", 2);
        } else if (!strncmp(path, "/rec/clear", 10)) {
            S->reclen = 0;
            S->reqs = 0;
            S->bytes = 0;
            json(c, 200, "{}", 2);
        } else if (!strncmp(path, "/rec/dump", 9))
            json(c, 200, R, S->reclen < RECMAX ? S->reclen : RECMAX);
        else if (!strncmp(path, "/stats", 6)) {
            char b[128];
            int k = sprintf(b, "{\"reqs\":%llu,\"bytes\":%llu}", (unsigned long long)S->reqs, (unsigned long long)S->bytes);
            json(c, 200, b, k);
        } else if (strstr(path, "/models")) {
            char b[] =
                "{\"object\":\"list\",\"data\":[{\"id\":\"mock\",\"object\":\"model\",\"created\":1,\"owned_by\":\"mock\"}]}";
            json(c, 200, b, sizeof b - 1);
        } else
            json(c, 404, "{\"error\":{\"message\":\"no\"}}", 26);
        memmove(c->in, c->in + used, c->inlen - used);
        c->inlen -= used;
        if (!c->held && !c->streaming && c->outlen)
            if (flushc(c) < 0)
                return -1;
        if (c->held)
            return 0;
    }
}
int main(int ac, char **av) {
    int port = 9100, w = 1;
    long life = 7200;
    for (int i = 1; i < ac; i++) {
        if (!strcmp(av[i], "-p"))
            port = atoi(av[++i]);
        else if (!strcmp(av[i], "-w"))
            w = atoi(av[++i]);
        else if (!strcmp(av[i], "-l"))
            life = atol(av[++i]);
    }
    signal(SIGPIPE, SIG_IGN);
    alarm(life);
    S = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    R = mmap(0, RECMAX, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    for (int i = 1; i < w; i++)
        if (!fork()) {
            alarm(life);
            break;
        }
    int ls = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1;
    setsockopt(ls, SOL_SOCKET, SO_REUSEADDR, &one, 4);
    setsockopt(ls, SOL_SOCKET, SO_REUSEPORT, &one, 4);
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(ls, (void *)&a, sizeof a) || listen(ls, 1024)) {
        perror("bind");
        return 1;
    }
    ep = epoll_create1(0);
    struct epoll_event e = {.events = EPOLLIN, .data.fd = ls};
    epoll_ctl(ep, EPOLL_CTL_ADD, ls, &e);
    struct epoll_event ev[256];
    for (;;) {
        int to = 1000;
        struct timespec ts = {1, 0};
        int64_t t = now(), mn = t + 1000000000LL;
        for (int i = 0; i < nact; i++) {
            C *c = cs[act[i]];
            if (c->next < mn && !(c->want_out))
                mn = c->next;
        }
        int64_t d = mn - t;
        if (d < 0)
            d = 0;
        ts.tv_sec = d / 1000000000LL;
        ts.tv_nsec = d % 1000000000LL;
        (void)to;
        int n = epoll_pwait2(ep, ev, 256, &ts, 0);
        t = now();
        for (int i = nact - 1; i >= 0; i--) {
            if (i >= nact)
                continue;
            C *c = cs[act[i]];
            if (c->next <= t && !c->want_out) {
                if (c->held) {
                    c->held = 0;
                    delact(c);
                    if (flushc(c) == 0)
                        handle(c);
                } else
                    tick(c);
            }
        }
        for (int i = 0; i < n; i++) {
            int fd = ev[i].data.fd;
            if (fd == ls) {
                for (;;) {
                    int f = accept4(ls, 0, 0, SOCK_NONBLOCK);
                    if (f < 0)
                        break;
                    if (f >= MAXFD) {
                        close(f);
                        continue;
                    }
                    setsockopt(f, IPPROTO_TCP, TCP_NODELAY, &one, 4);
                    C *c = calloc(1, sizeof *c);
                    c->fd = f;
                    c->idx = -1;
                    cs[f] = c;
                    struct epoll_event x = {.events = EPOLLIN, .data.fd = f};
                    epoll_ctl(ep, EPOLL_CTL_ADD, f, &x);
                }
                continue;
            }
            C *c = cs[fd];
            if (!c)
                continue;
            if (ev[i].events & EPOLLOUT) {
                if (flushc(c) < 0)
                    continue;
                if (c->streaming && !c->want_out) {
                    tick(c);
                    if (!cs[fd])
                        continue;
                }
            }
            if (ev[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) {
                int dead = 0;
                for (;;) {
                    if (c->incap - c->inlen < 65536) {
                        c->incap = c->incap * 2 + 131072;
                        c->in = realloc(c->in, c->incap);
                    }
                    ssize_t k = read(fd, c->in + c->inlen, c->incap - c->inlen - 1);
                    if (k < 0) {
                        if (errno == EAGAIN)
                            break;
                        dead = 1;
                        break;
                    }
                    if (k == 0) {
                        dead = 1;
                        break;
                    }
                    c->inlen += k;
                    c->in[c->inlen] = 0;
                    if (c->inlen > (32u << 20)) {
                        dead = 1;
                        break;
                    }
                }
                if (dead) {
                    drop(c);
                    continue;
                }
                handle(c);
            }
        }
    }
}
