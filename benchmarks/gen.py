"""Makes request bodies (one JSON a line) with realistic city-staff text; own synthetic data, no real person.
gen.py OUT --kind prompt|chat --words N --n COUNT --model M [--stream] [--turns T --msg 120] [--seed S] [--pii 1|0]"""

import argparse, json, random

FN = "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Carlos Karen Daniel Nancy Matthew Lisa Anthony Betty Mark Sandra Donald Ashley Steven Kimberly Andrew Emily Paul Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Melissa George Deborah Maria Rosa Hung Mei Priya Ahmed Fatima Olga".split()
LN = "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Patel Chen Kim Okafor".split()
ST = "Oak Maple Cedar Elm Pine Main Park River Lake Hill Sunset Franklin Jefferson Lincoln Washington Freeport Folsom Stockton Broadway".split()
PL = "Sacramento Oakland Fresno Stockton Davis Roseville Folsom Elk-Grove Citrus-Heights Natomas Land-Park Midtown".replace(
    "-", "_"
).split()
S = [
    "The planning division received the revised site drawings for the {st} Street project and asked for a second review before the hearing.",
    "Please summarize the attached correspondence in plain language so that it can go to the council office by the end of the week.",
    "Staff noted that the drainage study does not account for the overflow channel built after the winter storms.",
    "The contractor submitted change order number {n4} for additional trenching along the north side of the property.",
    "A draft of the letter should explain the appeal period, the fee, and the steps a resident can take to request a hearing.",
    "The maintenance crew replaced {n2} street lights in {pl} and closed the open work orders the same afternoon.",
    "Budget analysts expect the overtime line to exceed the adopted amount unless two vacant positions are filled this quarter.",
    "The fire inspection found blocked exits on the second floor and a missing extinguisher near the loading dock.",
    "Public comments were divided between concerns about traffic and support for the additional affordable units.",
    "The audit recommends that each department keep a written inventory of software used to process resident information.",
    "Rewrite the following paragraph so that a reader without technical training can follow the main argument.",
    "Water samples from the east reservoir were within limits, but turbidity rose after the valve work.",
    "Our office needs a one page overview of the grant requirements, the match, and the reporting schedule.",
    "The permit counter saw longer waits last month because the online form rejected attachments larger than ten megabytes.",
    "Please list the open questions in this memo and propose an owner and a due date for each one.",
    "The recreation program served {n3} children over the summer and has a waiting list for the fall session.",
    "Dispatch records show a gap of several minutes between the first call and the arrival of the second unit.",
    "The board approved the minutes and continued the item on parking enforcement to the next regular meeting.",
]
P = [
    "{fn} {ln} called about the notice and left the number {ph} for a return call.",
    "Officer {ln} interviewed the victim, {fn} {ln2}, at {n4} {st} Street on {mo} {d}, {y}.",
    "Send the confirmation to {em} and copy {fn} {ln2} in the city attorney's office.",
    "The suspect, {fn} {ln}, was last seen near {pl} and has a date of birth of {n2b}/{d}/{yb}.",
    "The patient {fn} {ln}, social security number {ssn}, was transported to the county hospital.",
    "{fn} {ln} asked that the refund be applied to card {cc} as soon as possible.",
]


def cc(r):
    d = [4] + [r.randint(0, 9) for _ in range(14)]
    s = 0
    for i, x in enumerate(reversed(d)):
        if i % 2 == 0:
            x *= 2
            x = x - 9 if x > 9 else x
        s += x
    d.append((10 - s % 10) % 10)
    t = "".join(map(str, d))
    return f"{t[:4]} {t[4:8]} {t[8:12]} {t[12:]}"


def sent(r, pii, seeds):
    t = r.choice(P) if pii and r.random() < 0.28 else r.choice(S)
    v = dict(
        fn=r.choice(FN),
        ln=r.choice(LN),
        ln2=r.choice(LN),
        st=r.choice(ST),
        pl=r.choice(PL).replace("_", " "),
        n2=r.randint(10, 99),
        n3=r.randint(100, 999),
        n4=r.randint(1000, 9999),
        ph=f"(916) {r.randint(201, 989)}-{r.randint(1000, 9999)}",
        mo=r.choice("January March April June August October".split()),
        d=r.randint(10, 28),
        y=r.randint(2019, 2026),
        n2b=f"0{r.randint(1, 9)}",
        yb=r.randint(1950, 2004),
        ssn=f"{r.randint(510, 630)}-{r.randint(12, 88)}-{r.randint(1001, 9988)}",
        cc=cc(r),
    )
    v["em"] = f"{v['fn'].lower()}.{v['ln2'].lower()}{r.randint(1, 99)}@cityexample.org"
    o = t.format(**v)
    if "{ssn}" in t:
        seeds.append(("SSN", v["ssn"]))
    if "{em}" in t:
        seeds.append(("EMAIL", v["em"]))
        seeds.append(("NAME", f"{v['fn']} {v['ln2']}"))
    if "{cc}" in t:
        seeds.append(("CARD", v["cc"]))
    if "{ph}" in t:
        seeds.append(("PHONE", v["ph"]))
    if "{fn} {ln}" in t and "{fn} {ln2}" not in t:
        seeds.append(("NAME", f"{v['fn']} {v['ln']}"))
    if "victim" in t:
        seeds.append(("NAME", f"{v['fn']} {v['ln2']}"))
    return o


def text(r, n, pii=True, seeds=None):
    seeds = seeds if seeds is not None else []
    w = []
    while len(w) < n:
        w += sent(r, pii, seeds).split()
    return " ".join(w[:n])


def body(model, msgs, stream):
    b = {"model": model, "messages": msgs}
    if stream:
        b["stream"] = True
    return json.dumps(b, separators=(",", ":"))


def main():
    a = argparse.ArgumentParser()
    a.add_argument("out")
    a.add_argument("--kind", default="prompt")
    a.add_argument("--words", type=int, default=50)
    a.add_argument("--n", type=int, default=200)
    a.add_argument("--model", default="mock-t32")
    a.add_argument("--stream", action="store_true")
    a.add_argument("--turns", type=int, default=40)
    a.add_argument("--msg", type=int, default=120)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--pii", type=int, default=1)
    a = a.parse_args()
    r = random.Random(a.seed)
    seeds = []
    with open(a.out, "w") as f:
        if a.kind == "prompt":
            for i in range(a.n):
                f.write(
                    body(
                        a.model,
                        [
                            {"role": "system", "content": "You are a helpful assistant for city staff."},
                            {"role": "user", "content": text(r, a.words, a.pii, seeds)},
                        ],
                        a.stream,
                    )
                    + "\n"
                )
        else:
            for c in range(a.n):
                m = [{"role": "system", "content": "You are a helpful assistant for city staff."}]
                for t in range(a.turns):
                    m.append({"role": "user", "content": text(r, a.msg, a.pii, seeds)})
                    f.write(body(a.model, m, a.stream) + "\n")
                    m.append({"role": "assistant", "content": text(r, a.msg, a.pii, seeds)})
    json.dump(seeds, open(a.out + ".seeds", "w"))


if __name__ == "__main__":
    main()
