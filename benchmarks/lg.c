// lg.c - bounded HTTP load generator (epoll, one thread), closed loop (-c) or open loop at a rate (-r, latency counted from the
// scheduled time) usage: lg -u 127.0.0.1:PORT -P /v1/chat/completions -f bodies.txt [-c 8] [-n N] [-d SECS] [-r RATE] [-H 'k: v']
// [-s] [-v] [-o OFFSET] bodies.txt: one JSON body a line; "@@@@@@@@" in a body becomes a unique 8-digit number. Loopback only.
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
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>
typedef struct {
    int fd;
    int busy;
    int64_t t0;
    char *out;
    size_t outlen, outoff;
    char *in;
    size_t inlen, incap, pos;
    int hdr;
    long cl;
    int chk;
    int cst;
    size_t crem;
    char *b;
    size_t blen, bcap, bscan;
    int status;
    int64_t first;
    int closeafter;
    int eof;
    int dead;
    size_t bodyi;
} C;
static C *cs;
static int ep;
static struct sockaddr_in sa;
static int nconn;
static long maxn = 1000000000;
static double dur = 1e9, rate = 0;
static int stream, verbose;
static char hdrs[8192];
static char path[512] = "/v1/chat/completions";
static char host[64] = "127.0.0.1:9100";
static char **bod;
static size_t *bl;
static size_t nb;
static unsigned long uniq;
static long issued, done, errs, conerr;
static int stat4[1000];
static char errsample[400];
static double *lat, *ttft, *lag;
static long nlat, ntt, nlag, cap = 4000000;
static long chunks;
static int64_t tstart;
static double respbytes;
static int64_t now() {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}
static int cmp(const void *a, const void *b) {
    double x = *(double *)a, y = *(double *)b;
    return x < y ? -1 : x > y;
}
static void conn(C *c) {
    c->fd = socket(AF_INET, SOCK_STREAM, 0);
    int one = 1;
    if (connect(c->fd, (void *)&sa, sizeof sa)) {
        perror("connect");
        exit(2);
    }
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, 4);
    fcntl(c->fd, F_SETFL, O_NONBLOCK);
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = c};
    epoll_ctl(ep, EPOLL_CTL_ADD, c->fd, &e);
    c->busy = 0;
    c->inlen = 0;
    c->pos = 0;
}
static void wr(C *c) {
    while (c->outoff < c->outlen) {
        ssize_t k = write(c->fd, c->out + c->outoff, c->outlen - c->outoff);
        if (k < 0) {
            if (errno == EAGAIN) {
                struct epoll_event e = {.events = EPOLLIN | EPOLLOUT, .data.ptr = c};
                epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &e);
                return;
            }
            return;
        }
        c->outoff += k;
    }
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = c};
    epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &e);
}
static void send_req(C *c, int64_t sched) {
    size_t i = issued % nb;
    issued++;
    free(c->out);
    c->out = malloc(bl[i] + 16384);
    int k = sprintf(c->out,
                    "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: */*\r\n%sContent-Length: %zu\r\n\r\n",
                    path, host, hdrs, bl[i]);
    memcpy(c->out + k, bod[i], bl[i]);
    char *p = c->out + k;
    size_t rem = bl[i];
    for (;;) {
        char *q = memmem(p, rem, "@@@@@@@@", 8);
        if (!q)
            break;
        char t[12];
        sprintf(t, "%08lu", (unsigned long)(uniq++ % 100000000));
        memcpy(q, t, 8);
        rem -= q + 8 - p;
        p = q + 8;
    }
    c->outlen = k + bl[i];
    c->outoff = 0;
    c->busy = 1;
    c->t0 = sched;
    c->hdr = 0;
    c->cl = -1;
    c->chk = 0;
    c->cst = 0;
    c->crem = 0;
    c->blen = 0;
    c->bscan = 0;
    c->first = 0;
    c->status = 0;
    c->closeafter = 0;
    c->inlen = 0;
    c->pos = 0;
    c->eof = 0;
    wr(c);
}
static void bput(C *c, const char *p, size_t n) {
    if (c->blen + n + 1 > c->bcap) {
        c->bcap = (c->blen + n + 1) * 2;
        c->b = realloc(c->b, c->bcap);
    }
    memcpy(c->b + c->blen, p, n);
    c->blen += n;
    c->b[c->blen] = 0;
}
static void scan(C *c) {
    int64_t t = now();
    while (1) {
        char *nl = memchr(c->b + c->bscan, '\n', c->blen - c->bscan);
        if (!nl)
            return;
        *nl = 0;
        char *l = c->b + c->bscan;
        char *p = strstr(l, "\"content\":");
        if (p) {
            p += 10;
            while (*p == ' ')
                p++;
            if (*p == '"' && p[1] != '"') {
                chunks++;
                if (!c->first)
                    c->first = t;
                for (char *q = p; (q = strchr(q, 'T')); q++) {
                    if (q[1] >= '0' && q[1] <= '9') {
                        long long v = atoll(q + 1);
                        if (v > 1000000000LL && nlag < cap)
                            lag[nlag++] = (t - v) / 1e6;
                    }
                }
            }
        }
        *nl = '\n';
        c->bscan = nl - c->b + 1;
    }
}
static int finish(C *c) {
    int64_t t = now();
    double ms = (t - c->t0) / 1e6;
    done++;
    respbytes += c->blen;
    if (c->status >= 0 && c->status < 1000)
        stat4[c->status]++;
    if (c->status != 200) {
        errs++;
        if (!errsample[0]) {
            snprintf(errsample, 300, "%d %.*s", c->status, 250, c->b ? c->b : "");
            for (char *p = errsample; *p; p++)
                if (*p == '"' || *p == '\\' || *p < 32)
                    *p = ' ';
        }
    } else {
        if (nlat < cap)
            lat[nlat++] = ms;
        if (stream && c->first && ntt < cap)
            ttft[ntt++] = (c->first - c->t0) / 1e6;
        if (stream && !c->first) {
            errs++;
            if (!errsample[0])
                snprintf(errsample, 300, "stream without content");
        }
    }
    c->busy = 0;
    return 0;
}
// returns 1 when the response is complete
static int parse(C *c) {
    for (;;) {
        if (!c->hdr) {
            char *e = memmem(c->in + c->pos, c->inlen - c->pos, "\r\n\r\n", 4);
            if (!e)
                return 0;
            *e = 0;
            char *h = c->in + c->pos;
            c->status = atoi(h + 9);
            char *p = strcasestr(h, "\r\ncontent-length:");
            if (p)
                c->cl = atol(p + 17);
            if (strcasestr(h, "transfer-encoding: chunked"))
                c->chk = 1;
            if (strcasestr(h, "connection: close"))
                c->closeafter = 1;
            c->pos = e - c->in + 4;
            if (c->status == 100)
                continue;
            c->hdr = 1;
        }
        if (c->chk) {
            while (c->pos < c->inlen || c->cst == 1) {
                if (c->cst == 0) {
                    char *le = memmem(c->in + c->pos, c->inlen - c->pos, "\r\n", 2);
                    if (!le)
                        return 0;
                    c->crem = strtoul(c->in + c->pos, 0, 16);
                    c->pos = le - c->in + 2;
                    if (c->crem == 0) {
                        c->cst = 3;
                    } else
                        c->cst = 1;
                } else if (c->cst == 1) {
                    size_t k = c->inlen - c->pos;
                    if (k > c->crem)
                        k = c->crem;
                    if (k == 0)
                        return 0;
                    bput(c, c->in + c->pos, k);
                    c->pos += k;
                    c->crem -= k;
                    if (stream)
                        scan(c);
                    if (c->crem == 0)
                        c->cst = 2;
                    else
                        return 0;
                } else if (c->cst == 2) {
                    if (c->inlen - c->pos < 2)
                        return 0;
                    c->pos += 2;
                    c->cst = 0;
                } else {
                    char *le = memmem(c->in + c->pos, c->inlen - c->pos, "\r\n", 2);
                    if (!le)
                        return 0;
                    c->pos = le - c->in + 2;
                    return 1;
                }
            }
            return 0;
        }
        if (c->cl >= 0) {
            size_t k = c->inlen - c->pos;
            bput(c, c->in + c->pos, k);
            c->pos += k;
            if (stream)
                scan(c);
            return (long)c->blen >= c->cl;
        }
        size_t k = c->inlen - c->pos;
        bput(c, c->in + c->pos, k);
        c->pos += k;
        if (stream)
            scan(c);
        return c->eof;
    }
}
static double pc(double *a, long n, double p) {
    if (!n)
        return 0;
    long i = (long)(p * n);
    if (i >= n)
        i = n - 1;
    return a[i];
}
int main(int ac, char **av) {
    char *bf = 0;
    nconn = 8;
    signal(SIGPIPE, SIG_IGN);
    int off = 0;
    for (int i = 1; i < ac; i++) {
        char *a = av[i];
        if (!strcmp(a, "-u"))
            strcpy(host, av[++i]);
        else if (!strcmp(a, "-P"))
            strcpy(path, av[++i]);
        else if (!strcmp(a, "-f"))
            bf = av[++i];
        else if (!strcmp(a, "-c"))
            nconn = atoi(av[++i]);
        else if (!strcmp(a, "-n"))
            maxn = atol(av[++i]);
        else if (!strcmp(a, "-d"))
            dur = atof(av[++i]);
        else if (!strcmp(a, "-r"))
            rate = atof(av[++i]);
        else if (!strcmp(a, "-s"))
            stream = 1;
        else if (!strcmp(a, "-v"))
            verbose = 1;
        else if (!strcmp(a, "-o"))
            off = atoi(av[++i]);
        else if (!strcmp(a, "-H")) {
            strcat(hdrs, av[++i]);
            strcat(hdrs, "\r\n");
        } else {
            fprintf(stderr, "?%s\n", a);
            return 1;
        }
    }
    if (!strcasestr(hdrs, "authorization:")) /* sent once only: gateways refuse a header that stands twice */
        strcat(hdrs, "Authorization: Bearer sk-bench\r\n");
    if (nconn > 512)
        nconn = 512;
    if (dur > 120)
        dur = 120;
    char *co = strchr(host, ':');
    if (strncmp(host, "127.", 4)) {
        fprintf(stderr, "loopback only\n");
        return 1;
    }
    sa.sin_family = AF_INET;
    char ip[64];
    strcpy(ip, host);
    ip[co - host] = 0;
    inet_pton(AF_INET, ip, &sa.sin_addr);
    sa.sin_port = htons(atoi(co + 1));
    FILE *f = fopen(bf, "r");
    if (!f) {
        perror(bf);
        return 1;
    }
    char *line = 0;
    size_t n = 0;
    ssize_t k;
    bod = malloc(8 * 1000000);
    bl = malloc(8 * 1000000);
    while ((k = getline(&line, &n, f)) > 0) {
        if (line[k - 1] == '\n')
            k--;
        if (k == 0)
            continue;
        bod[nb] = malloc(k + 1);
        memcpy(bod[nb], line, k);
        bl[nb] = k;
        nb++;
        if (nb >= 1000000)
            break;
    }
    if (off) { /* rotate */
        char **b2 = malloc(8 * nb);
        size_t *l2 = malloc(8 * nb);
        for (size_t i = 0; i < nb; i++) {
            b2[i] = bod[(i + off) % nb];
            l2[i] = bl[(i + off) % nb];
        }
        bod = b2;
        bl = l2;
    }
    {
        struct timespec t;
        clock_gettime(CLOCK_REALTIME, &t);
        uniq = (t.tv_sec % 100000) * 1000UL + (unsigned long)(t.tv_nsec / 1000000);
        uniq = uniq * 1000UL % 100000000UL;
    }
    lat = malloc(8 * cap);
    ttft = malloc(8 * cap);
    lag = malloc(8 * cap);
    ep = epoll_create1(0);
    cs = calloc(nconn, sizeof(C));
    for (int i = 0; i < nconn; i++)
        conn(&cs[i]);
    alarm((unsigned)(dur < 1e8 ? dur + 60 : 600));
    tstart = now();
    int64_t tend = tstart + (int64_t)(dur < 1e8 ? dur * 1e9 : 1e18);
    long sched = 0;
    double iv = rate > 0 ? 1e9 / rate : 0;
    struct epoll_event ev[256];
    long maxq = 0;
    if (rate <= 0)
        for (int i = 0; i < nconn && issued < maxn; i++)
            send_req(&cs[i], now());
    for (;;) {
        int64_t t = now();
        struct timespec ts = {0, 200000000};
        if (rate > 0) {
            while (issued < maxn) {
                int64_t due = tstart + (int64_t)(sched * iv);
                if (due >= tend)
                    break;
                if (due > t)
                    break;
                int j;
                for (j = 0; j < nconn; j++)
                    if (!cs[j].busy)
                        break;
                if (j == nconn)
                    break;
                sched++;
                send_req(&cs[j], due);
            }
            int64_t due = tstart + (int64_t)(sched * iv);
            int free_ = 0;
            for (int j = 0; j < nconn; j++)
                if (!cs[j].busy) {
                    free_ = 1;
                    break;
                }
            if (free_ && due < tend && issued < maxn) {
                int64_t d = due - now();
                if (d < 0)
                    d = 0;
                if (d < 200000000) {
                    ts.tv_nsec = d;
                }
            }
        }
        int busy = 0;
        for (int j = 0; j < nconn; j++)
            busy += cs[j].busy;
        if (!busy) {
            if (rate <= 0)
                break;
            int64_t due = tstart + (int64_t)(sched * iv);
            if (due >= tend || issued >= maxn)
                break;
        }
        int m = epoll_pwait2(ep, ev, 256, &ts, 0);
        if (now() > tend + 30000000000LL)
            break;
        for (int i = 0; i < m; i++) {
            C *c = ev[i].data.ptr;
            if (ev[i].events & EPOLLOUT)
                wr(c);
            if (!(ev[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)))
                continue;
            int closed = 0;
            for (;;) {
                if (c->incap - c->inlen < 65536) {
                    c->incap = c->incap * 2 + 131072;
                    c->in = realloc(c->in, c->incap);
                }
                ssize_t r = read(c->fd, c->in + c->inlen, c->incap - c->inlen - 1);
                if (r < 0) {
                    if (errno == EAGAIN)
                        break;
                    closed = 1;
                    break;
                }
                if (r == 0) {
                    closed = 1;
                    break;
                }
                c->inlen += r;
                c->in[c->inlen] = 0;
                if (c->busy && c->pos == c->inlen - r && c->hdr) { /* keep small */
                }
            }
            if (closed)
                c->eof = 1;
            if (!c->busy) {
                if (closed) {
                    close(c->fd);
                    conn(c);
                } else
                    c->inlen = c->pos = 0;
                continue;
            }
            int fin = parse(c);
            if (!fin && closed) {
                conerr++;
                errs++;
                done++;
                c->busy = 0;
                close(c->fd);
                conn(c);
                if (rate <= 0 && issued < maxn && now() < tend)
                    send_req(c, now());
                if (conerr > 200) {
                    fprintf(stderr, "too many connection errors\n");
                    goto out;
                }
                continue;
            }
            if (fin) {
                finish(c);
                if (closed || c->closeafter) {
                    close(c->fd);
                    conn(c);
                }
                if (rate <= 0 && issued < maxn && now() < tend)
                    send_req(c, now());
            } else if (c->pos == c->inlen) {
                c->pos = c->inlen = 0;
            }
        }
    }
out:;
    double el = (now() - tstart) / 1e9;
    (void)maxq;
    printf("{\"n\":%ld,\"ok\":%ld,\"err\":%ld,\"secs\":%.3f,\"rps\":%.2f", done, nlat, errs, el, nlat / el);
    if (verbose) {
        printf(",\"lat\":[");
        for (long i = 0; i < nlat; i++)
            printf("%s%.3f", i ? "," : "", lat[i]);
        printf("]");
    }
    double mean = 0;
    for (long i = 0; i < nlat; i++)
        mean += lat[i];
    qsort(lat, nlat, 8, cmp);
    qsort(ttft, ntt, 8, cmp);
    qsort(lag, nlag, 8, cmp);
    printf(",\"mean\":%.3f,\"p50\":%.3f,\"p95\":%.3f,\"p99\":%.3f,\"min\":%.3f,\"max\":%.3f", nlat ? mean / nlat : 0,
           pc(lat, nlat, .5), pc(lat, nlat, .95), pc(lat, nlat, .99), nlat ? lat[0] : 0, nlat ? lat[nlat - 1] : 0);
    if (stream)
        printf(",\"ttft50\":%.3f,\"ttft95\":%.3f,\"ttft99\":%.3f,\"lag50\":%.3f,\"lag95\":%.3f,\"lag99\":%.3f,\"nlag\":%ld,"
               "\"chunks\":%ld,\"tok_s\":%.0f",
               pc(ttft, ntt, .5), pc(ttft, ntt, .95), pc(ttft, ntt, .99), pc(lag, nlag, .5), pc(lag, nlag, .95),
               pc(lag, nlag, .99), nlag, chunks, chunks / el);
    if (errsample[0])
        printf(",\"errsample\":\"%s\"", errsample);
    printf("}\n");
    return 0;
}
