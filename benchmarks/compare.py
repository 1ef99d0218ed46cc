#!/usr/bin/env python3
"""Side-by-side gateway comparison, interleaved. Standard library only. `compare.sh` builds what it needs and starts the mock.
compare.py [--quick|--full] [--tests thr,lat,sse,turns,size,leak] [--rounds R] [--mock 127.0.0.1:9100] [--json out.json] NAME=URL[|opt]...
 opts, separated by '|':  H:Header: value   prefix=MODEL_PREFIX   also=PORT (count that listener's process tree too)   nostream   max=WORDS  path=/v1/chat/completions
'direct' (the mock itself) is always added first; every ratio is against it and, with --base NAME, against NAME too.
Each round visits every gateway once per test, in an order that rotates, so that machine noise falls on all alike."""

import argparse, json, os, re, statistics as st, subprocess, sys, time, random, urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(os.path.dirname(HERE), ".build", "bench")
TMP = os.path.join(BUILD, "tmp")
os.makedirs(TMP, exist_ok=True)
sys.path.insert(0, HERE)
import gen


def med(x):
    x = [v for v in x if v is not None]
    return st.median(x) if x else None


def get(u):
    return urllib.request.urlopen("http://" + u, timeout=20).read()


class GW:
    def __init__(s, spec):
        s.name, rest = spec.split("=", 1)
        parts = rest.split("|")
        url = parts[0].replace("http://", "").rstrip("/")
        s.host = url.split("/")[0]
        s.path = "/v1/chat/completions" if "/" not in url else "/" + url.split("/", 1)[1]
        s.hdr = []
        s.prefix = ""
        s.also = []
        s.stream = True
        s.max = 10**9
        for o in parts[1:]:
            if o.startswith("H:"):
                s.hdr.append(o[2:])
            elif o.startswith("prefix="):
                s.prefix = o[7:]
            elif o.startswith("also="):
                s.also.append(int(o[5:]))
            elif o.startswith("path="):
                s.path = o[5:]
            elif o.startswith("max="):
                s.max = int(o[4:])
            elif o == "nostream":
                s.stream = False
        s.pids = tree([int(s.host.split(":")[1])] + s.also)


def listeners():
    m = {}
    for l in subprocess.run(["ss", "-ltnpH"], capture_output=True, text=True).stdout.splitlines():
        p = re.search(r":(\d+)\s+\S+:\*", l)
        for pid in re.findall(r"pid=(\d+)", l):
            if p:
                m.setdefault(int(p.group(1)), set()).add(int(pid))
    return m


def tree(ports):
    L = listeners()
    roots = set().union(*[L.get(p, set()) for p in ports]) if ports else set()
    kids = {}
    for d in os.listdir("/proc"):
        if d.isdigit():
            try:
                pp = int(open(f"/proc/{d}/stat").read().rsplit(")", 1)[1].split()[1])
                kids.setdefault(pp, []).append(int(d))
            except OSError:
                pass
    out = set()
    todo = list(roots)
    while todo:
        p = todo.pop()
        if p in out:
            continue
        out.add(p)
        todo += kids.get(p, [])
    return out


def cpu(pids):
    t = 0
    for p in pids:
        try:
            f = open(f"/proc/{p}/stat").read().rsplit(")", 1)[1].split()
            t += int(f[11]) + int(f[12])
        except OSError:
            pass
    return t / os.sysconf("SC_CLK_TCK")


def pss(pids):
    k = 0
    for p in pids:
        try:
            k += int(re.search(r"^Pss:\s+(\d+)", open(f"/proc/{p}/smaps_rollup").read(), re.M).group(1))
        except (OSError, AttributeError):
            pass
    return k / 1024


def load(g, f, *args):
    cmd = [os.path.join(BUILD, "lg"), "-u", g.host, "-P", g.path, "-f", f] + [str(a) for a in args]
    for h in g.hdr:
        cmd += ["-H", h]
    c0 = cpu(g.pids)
    r = subprocess.run(cmd, capture_output=True, text=True, timeout=300)
    c1 = cpu(g.pids)
    try:
        d = json.loads(r.stdout)
    except ValueError:
        return {"n": 0, "ok": 0, "err": 1, "errsample": (r.stderr or r.stdout)[:200], "cpu_ms": None, "rps": 0}
    d["cpu_ms"] = (c1 - c0) * 1000 / d["ok"] if d.get("ok") else None
    return d


SEQ = [random.randrange(10**6)]


def bodies(g, kind, words, n, model, stream=False, turns=40, msg=120, pii=True):
    """fresh text every time, so that no cache helps unless the conversation repeats itself"""
    SEQ[0] += 1
    r = random.Random(SEQ[0])
    f = os.path.join(TMP, f"b{os.getpid()}.txt")
    seeds = []
    sysm = {"role": "system", "content": "You are a helpful assistant for city staff."}
    with open(f, "w") as o:
        if kind == "prompt":
            for _ in range(n):
                o.write(
                    gen.body(g.prefix + model, [sysm, {"role": "user", "content": gen.text(r, words, pii, seeds)}], stream) + "\n"
                )
        else:
            m = [sysm]
            for t in range(turns):
                m.append({"role": "user", "content": gen.text(r, msg, pii, seeds)})
                o.write(gen.body(g.prefix + model, m, stream) + "\n")
                m.append({"role": "assistant", "content": gen.text(r, msg, pii, seeds)})
    return f, seeds


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--full", action="store_true")
    a.add_argument("--rounds", type=int, default=3)
    a.add_argument("--tests", default="leak,thr,lat,sse,tps,turns,size")
    a.add_argument("--mock", default="127.0.0.1:9100")
    a.add_argument("--base", default=None)
    a.add_argument("--json", default=None)
    a.add_argument("--secs", type=float, default=1.5)
    a.add_argument("--conc", default="1,8")
    a.add_argument("--turns", type=int, default=40)
    a.add_argument("--sizes", default="50,200,1000,5000,20000")
    a.add_argument("gw", nargs="+")
    a = a.parse_args()
    G = [GW("direct=" + a.mock)] + [GW(x) for x in a.gw]
    R = {g.name: {} for g in G}
    tests = a.tests.split(",")
    sizes = [int(x) for x in a.sizes.split(",")]
    conc = [int(x) for x in a.conc.split(",")]

    def rec(g, k, v):
        R[g.name].setdefault(k, []).append(v)

    for g in G:  # warm-up
        f, _ = bodies(g, "prompt", 50, 20, "mock-t32")
        d = load(g, f, "-c", 2, "-n", 20, "-d", 10)
        if d.get("err"):
            print(f"# {g.name}: warm-up {d.get('err')} errors of {d.get('n')}: {d.get('errsample')}", file=sys.stderr)
        rec(g, "rss", pss(g.pids))
    t0 = time.time()
    noise = []
    for rnd in range(a.rounds):
        order = G[rnd % len(G) :] + G[: rnd % len(G)]
        la = os.getloadavg()[0]
        noise.append(la)
        if "leak" in tests and rnd == 0:
            for g in G:
                if g.name == "direct":
                    continue
                f, seeds = bodies(g, "chat", 0, 1, "mock-t32", turns=6)
                get(a.mock + "/rec/clear")
                get(a.mock + "/rec/on")
                d = load(g, f, "-c", 1, "-n", 6, "-d", 20)
                get(a.mock + "/rec/off")
                b = get(a.mock + "/rec/dump").decode("utf8", "replace")
                tot = {}
                lk = {}
                for k, v in set(map(tuple, seeds)):
                    if json.dumps(v)[1:-1] not in open(f).read():
                        continue
                    tot[k] = tot.get(k, 0) + 1
                    lk[k] = lk.get(k, 0) + (v in b)
                R[g.name]["leak"] = {k: f"{lk[k]}/{tot[k]}" for k in sorted(tot)} if d.get("ok") and b.strip() else "n/a"
        for c in conc if "thr" in tests else []:
            for g in order:
                f, _ = bodies(g, "prompt", 50, 4000 if g.name == "direct" else 1500, "mock-t32")
                d = load(g, f, "-c", c, "-d", a.secs)
                rec(g, f"thr{c}", d["rps"])
                rec(g, f"cpu{c}", d["cpu_ms"])
                rec(g, "err", d["err"])
        if "lat" in tests:
            for g in order:
                f, _ = bodies(g, "prompt", 50, 60, "mock-t32")
                d = load(g, f, "-c", 16, "-r", 10, "-d", max(3, a.secs * 2))
                for k in ("p50", "p95", "p99"):
                    rec(g, "lat_" + k, d.get(k) if d["ok"] else None)
        if "sse" in tests:
            for g in order:
                if not g.stream:
                    continue
                f, _ = bodies(g, "prompt", 50, 30, "mock-t32-d10-ts", True)
                d = load(g, f, "-s", "-c", 4, "-d", a.secs)
                for k in ("ttft50", "ttft95", "lag50", "lag95", "lag99"):
                    rec(g, k, d.get(k) if d["ok"] and d.get("nlag") else None)
                rec(g, "err", d["err"])
        if "tps" in tests:
            for g in order:
                if not g.stream:
                    continue
                f, _ = bodies(g, "prompt", 50, 300, "mock-t200", True)
                d = load(g, f, "-s", "-c", 4, "-d", a.secs)
                rec(g, "tok_s", d.get("tok_s") if d["ok"] else None)
                rec(g, "tokcpu_us", d["cpu_ms"] * 1000 / 200 if d["cpu_ms"] else None)
        if (
            "hol" in tests
        ):  # head-of-line blocking: chunk lag of 4 slow streams while one client sends long prompts, and a short prompt's latency meanwhile
            for g in order:
                if not g.stream or g.max < 2000:
                    continue
                fb, _ = bodies(g, "prompt", 2000, 60, "mock-t32")
                fb2 = fb + ".hol"
                os.replace(fb, fb2)
                args = [os.path.join(BUILD, "lg"), "-u", g.host, "-P", g.path, "-f", fb2, "-c", "1", "-d", "5"]
                for h in g.hdr:
                    args += ["-H", h]
                f, _ = bodies(g, "prompt", 10, 60, "mock-t32-d10-ts", True)
                bg = subprocess.Popen(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(0.3)
                d = load(g, f, "-s", "-c", 4, "-d", 3)
                bg.wait()
                for k in ("lag50", "lag99", "ttft50", "ttft95"):
                    rec(g, "hol_" + k, d.get(k) if d["ok"] and d.get("nlag") else None)
        if "turns" in tests:
            for g in order:
                f, _ = bodies(g, "chat", 0, 1, "mock-t32", turns=a.turns)
                d = load(g, f, "-c", 1, "-n", a.turns, "-d", 60, "-v")
                L = d.get("lat", [])
                if len(L) == a.turns:
                    rec(g, "turns", L)
                    rec(g, "turn_sum", sum(L))
                    rec(g, "turn_cpu", d["cpu_ms"] * a.turns if d["cpu_ms"] is not None else None)
                else:
                    rec(g, "turn_err", d.get("errsample") or d.get("err"))
        if "size" in tests:
            for w in sizes:
                for g in order:
                    if w > g.max:
                        continue
                    n = 8 if w <= 200 else 4 if w <= 1000 else 1
                    f, _ = bodies(g, "prompt", w, n, "mock-t32")
                    d = load(g, f, "-c", 1, "-n", n, "-d", 60, "-v")
                    rec(g, f"w{w}", st.mean(d["lat"]) if d.get("lat") else None)
                    rec(g, f"wc{w}", d["cpu_ms"])
                    if not d["ok"]:
                        R[g.name].setdefault("size_err", {})[w] = d.get("errsample")
    for g in G:
        rec(g, "rss_end", pss(g.pids))
    if a.json:
        json.dump(R, open(a.json, "w"))

    def f(v, n=1):
        return "-" if v is None else f"{v:.{n}f}" if abs(v) < 1000 else f"{v:,.0f}"

    def m(g, k):
        return med(R[g.name].get(k, []))

    def table(title, cols):
        print(f"\n### {title}\n| gateway | " + " | ".join(c for c, _ in cols) + " |\n|---|" + "---|" * len(cols))
        for g in G:
            print(f"| {g.name} | " + " | ".join(str(fn(g)) for _, fn in cols) + " |")

    def ratio(g, k, inv=False):
        b = m(G[0], k)
        v = m(g, k)
        return "-" if not v or not b else f"{(b / v if inv else v / b):.2f}x"

    print(
        f"# {a.rounds} rounds, {time.time() - t0:.0f} s, load average {min(noise):.1f}..{max(noise):.1f}, {time.strftime('%H:%M')}"
    )
    if "thr" in tests:
        spread = lambda g, k: (
            lambda x: f" (±{(max(x) - min(x)) / 2 / max(st.median(x), 1e-9) * 100:.0f}%)" if len(x) > 1 else ""
        )(R[g.name].get(k, [0]))
        table(
            "throughput, 50-word prompts, non-stream (CPU = whole process tree, per request; errors over all tests)",
            [
                c
                for k in conc
                for c in (
                    (f"req/s c={k}", lambda g, k=k: f(m(g, f"thr{k}")) + spread(g, f"thr{k}")),
                    (f"CPU ms/req c={k}", lambda g, k=k: f(m(g, f"cpu{k}"), 2)),
                )
            ]
            + [("errors", lambda g: sum(R[g.name].get("err", [0]))), ("PSS MB", lambda g: f(m(g, "rss_end"), 0))],
        )
    if "lat" in tests:
        table(
            "added latency over direct at 10 req/s open loop, 50 words (ms)",
            [
                (k, lambda g, k=k: f(m(g, "lat_" + k) - m(G[0], "lat_" + k), 2) if m(g, "lat_" + k) else "-")
                for k in ("p50", "p95", "p99")
            ],
        )
    if "sse" in tests or "tps" in tests:
        table(
            "SSE (TTFT overhead over direct; lag = one way from upstream write to client read)",
            [
                ("TTFT p50 +ms", lambda g: f(m(g, "ttft50") - m(G[0], "ttft50"), 2) if m(g, "ttft50") else "-"),
                ("TTFT p95 +ms", lambda g: f(m(g, "ttft95") - m(G[0], "ttft95"), 2) if m(g, "ttft95") else "-"),
                ("lag p50 ms", lambda g: f(m(g, "lag50"), 2)),
                ("lag p95", lambda g: f(m(g, "lag95"), 2)),
                ("lag p99", lambda g: f(m(g, "lag99"), 2)),
                ("tokens/s, 4 streams", lambda g: f(m(g, "tok_s"), 0)),
                ("CPU µs/token", lambda g: f(m(g, "tokcpu_us"), 1)),
            ],
        )
    if "hol" in tests:
        table(
            "4 streams of short prompts while one client sends 2,000-word prompts (ms)",
            [(k, lambda g, k=k: f(m(g, "hol_" + k), 2)) for k in ("lag50", "lag99", "ttft50", "ttft95")],
        )
    if "turns" in tests:

        def tm(g, i):
            L = R[g.name].get("turns")
            return None if not L else med([sum(x[max(0, i - 2) : i + 1]) / len(x[max(0, i - 2) : i + 1]) for x in L])

        ix = [i for i in (1, 10, 20, 30, 40) if i <= a.turns]
        table(
            f"conversation of {a.turns} turns, ~120-word messages, whole history resent (ms a turn)",
            [(f"turn {i}", lambda g, i=i: f(tm(g, i - 1))) for i in ix]
            + [
                ("sum ms", lambda g: f(m(g, "turn_sum"), 0)),
                ("CPU ms", lambda g: f(m(g, "turn_cpu"), 0)),
                (f"turn {ix[-1]} / turn 1", lambda g: f(tm(g, ix[-1] - 1) / tm(g, 0)) if tm(g, 0) else "-"),
                ("note", lambda g: str(R[g.name].get("turn_err", [""])[0])[:60]),
            ],
        )
    if "size" in tests:
        table(
            "prompt size: added ms over direct, one at a time",
            [(f"{w} words", lambda g, w=w: f(m(g, f"w{w}") - m(G[0], f"w{w}")) if m(g, f"w{w}") else "-") for w in sizes]
            + [
                (
                    "words/s at largest",
                    lambda g: (lambda ww: f(ww / m(g, f"w{ww}") * 1000, 0) if ww else "-")(
                        max([w for w in sizes if m(g, f"w{w}")], default=0)
                    ),
                )
            ],
        )
    if "leak" in tests:
        table(
            "seeded values that reached the upstream (6-turn chat)",
            [("leaked/seeded", lambda g: json.dumps(R[g.name].get("leak", "-")).replace('"', ""))],
        )
    if a.base:
        B = next(g for g in G if g.name == a.base)

        def r2(g, k, inv=False):
            v, b = m(g, k), m(B, k)
            return "-" if not v or not b else f"{(b / v if inv else v / b):.2f}"

        table(
            f"ratios to {a.base} (>1 = better than it)",
            [(f"req/s c={k}", lambda g, k=k: r2(g, f"thr{k}")) for k in conc if "thr" in tests]
            + [
                ("CPU/req", lambda g: r2(g, f"cpu{conc[-1]}", True)),
                ("p50", lambda g: r2(g, "lat_p50", True)),
                ("p99", lambda g: r2(g, "lat_p99", True)),
                ("TTFT", lambda g: r2(g, "ttft50", True)),
                ("tokens/s", lambda g: r2(g, "tok_s")),
                (f"{a.turns} turns", lambda g: r2(g, "turn_sum", True)),
            ]
            + [(f"{w} words", lambda g, w=w: r2(g, f"w{w}", True)) for w in sizes if "size" in tests]
            + [("memory", lambda g: r2(g, "rss_end", True))],
        )


main()
