"""What has no disguise is left alone, what can't be read is refused, and no text takes long."""

# ruff: noqa: E501 - texts as they are written
from __future__ import annotations

import base64
import hashlib
import random
import time
import zlib

import pytest

from rules.find.canonical import readings_of
from rules.find.pattern_engine import PatternEngine
from rules.screen import screen
from tests.rules.fakes import chat

_RANDOM = random.Random(7)
_NOISE = _RANDOM.randbytes(400)
_B64 = base64.b64encode(_NOISE).decode()
_SHA = hashlib.sha256(b"x")


def _random_b64(size: int) -> str:
    return base64.b64encode(_RANDOM.randbytes(size)).decode()


INNOCENT = {
    "sha256": f"sha256:{_SHA.hexdigest()}",
    "sha512": hashlib.sha512(b"x").hexdigest(),
    "md5 list": "\n".join(hashlib.md5(bytes([n])).hexdigest() for n in range(12)),
    "sha256 list": "\n".join(hashlib.sha256(bytes([n])).hexdigest() for n in range(12)),
    "integrity": f'integrity="sha384-{base64.b64encode(hashlib.sha384(b"x").digest()).decode()}"',
    "lock file": f"resolved sha512-{base64.b64encode(hashlib.sha512(b'x').digest()).decode()}",
    "uuid": "request 3f2b8c1e-9d47-4c55-8a0e-6b7c2d9e1f03 failed, see 018f3c1e-7b2a-7cc0-9a55-1d2e3f405162",
    "commit": "fixed in 14c8555, see 9fceb02d0ae598e95dc970b74767f19372d61af8 on main",
    "ulid": "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "etag": f'ETag: "{_random_b64(16)}"',
    "ssh key": f"ssh-rsa {_random_b64(279)} build@host",
    "certificate": f"-----BEGIN CERTIFICATE-----\n{chr(10).join(_B64[at : at + 64] for at in range(0, 512, 64))}\n-----END CERTIFICATE-----",
    "mail signature": f"DKIM-Signature: v=1; a=rsa-sha256; bh={_random_b64(32)}; b={_random_b64(128)}",
    "s3 path": "s3://city-data-lake-prod/Bronze/2024/Q3/PermitExports_v2/part-00017-c000.snappy.parquet and https://b.s3.us-west-2.amazonaws.com/AbC/dEf/x.json",
    "minified": "!function(e,t){var n=e.createElement(t),r=function(a){return a&&a.b?a:{default:a}};n.id='q1';window.__R2=r}(document,'div');",
    "camel case": "AbstractSingletonProxyFactoryBeanConfigurationManagerImpl getHttpRequestHandlerAdapterForXmlV2Endpoint",
    "long path": "/usr/lib/python3/dist-packages/PIL/ImageFilter/Kernel3x3/UnsharpMask2D/GaussianBlur/BoxBlur4/ModeFilter",
    "long numbers": "id,total,count\n100000000017,98765432109876,12\n100000000018,31415926535897,7\n",
    "matrix": "1 0 0 1 1 0 1 0 1\n0 1 1 0 0 1 0 1 0\n",
    "sudoku": "5 3 4 6 7 8 9 1 2\n6 7 2 1 9 5 3 4 8\n",
    "ratings": "Rate us: 1 2 3 4 5 6 7 8 9 10",
    "temperatures": "Readings: 72 75 68 70 71 69 73 74 70 71 72 68 in Fahrenheit",
    "list": "Total 12\n3. Mailing lists\n4. Budget 2024\n5. Notes",
    "column": "Units\n548\n12\n3344\n916\n555\n",
    "versions": "Chrome 119.0.6045 and build 115.13.1024, Python 3.11.7",
    "flags": "\U0001f1fa\U0001f1f8 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f \u2705",
    "ukrainian": "\u0417\u0430\u0441\u0456\u0434\u0430\u043d\u043d\u044f \u0440\u0430\u0434\u0438 \u0432\u0456\u0434\u0431\u0443\u0434\u0435\u0442\u044c\u0441\u044f \u043e \u0448\u043e\u0441\u0442\u0456\u0439",
    "greek": "\u0397 \u03c3\u03c5\u03bd\u03b5\u03b4\u03c1\u03af\u03b1\u03c3\u03b7 \u03b1\u03c1\u03c7\u03af\u03b6\u03b5\u03b9 \u03c3\u03c4\u03b9\u03c2 \u03ad\u03be\u03b9",
    "hindi": "\u0915\u0943\u092a\u092f\u093e \u092b\u0949\u0930\u094d\u092e \u092d\u0930\u0947\u0902",
    "arabic": "\u064a\u0631\u062c\u0649 \u0645\u0644\u0621 \u0627\u0644\u0646\u0645\u0648\u0630\u062c \u0662\u0660\u0662\u0664",
    "chinese": "\u8bf7\u586b\u5199\u8868\u683c\uff0c\u8c22\u8c22\u3002",
    "windows path": r"C:\new\table\users\x64\Release\notes.txt and \\server\share\text",
    "regex": r"re.compile(r'^[\w.+-]+\d{3}\\.x20\b(?:a|b)=\S+$')",
    "query": "https://example.org/search?q=public+hearing+notice&page=20&sort=2D",
    "html": "<p>Fees &amp; fines: &euro;20 &lt;net&gt;</p>",
    "source map": "//# sourceMappingURL=data:application/json;base64,"
    + base64.b64encode(b'{"version":3,"sources":["app.ts"],"mappings":"AAAA"}').decode(),
    "plain base64": base64.b64encode(b"The budget hearing is open to everybody.").decode(),
    "acronyms": "The U.S.A. and the U.N.E.S.C.O. list",
    "options": "Choose A B C D E or F",
    "at a place": "We met at noon dot dot dot then left at six. Look at https://example.org/a.",
    "dna": "ACGTTGCAACGTAGCTAGCTAGCATCGATCGATCAGCTACGATCAGCATCGACTACGATCAGCATCAGCATCGACTAGCATCAGCATCAGCACTAGCATCAGACTACGACTACGAC",
    "numbers in words": "Two or three of the five members, one of four, and seven others came at nine.",
}


@pytest.mark.parametrize("name", INNOCENT)
def test_what_only_looks_encoded_is_neither_cut_nor_refused(name: str) -> None:
    request = chat(f"Please explain:\n{INNOCENT[name]}\n")
    screened = screen(request, PatternEngine().scan)
    assert screened.uninspectable == ()
    assert [one for one in screened.findings if one.type != "PERSON"] == []


def test_a_token_that_is_cut_out_is_not_refused_for_what_it_holds() -> None:
    header, body = (base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (b'{"alg":"RS256"}', b'{"sub":"17"}'))
    token = f"{header}.{body}.{_random_b64(256).rstrip('=').replace('+', '-').replace('/', '_')}"
    screened = screen(chat(f"Why does {token} fail?"), PatternEngine().scan)
    assert (screened.uninspectable, [one.type for one in screened.findings]) == ((), ["USERNAME_PASSWORD"])


def _nested(text: str, times: int) -> str:
    for _ in range(times):
        text = base64.b64encode(text.encode()).decode()
    return text


UNREADABLE = {
    "noise": _B64,
    "noise in lines": "\n".join(_B64[at : at + 76] for at in range(0, len(_B64), 76)),
    "url-safe noise": base64.urlsafe_b64encode(_NOISE).decode(),
    "hex noise": _NOISE.hex(),
    "gzip": base64.b64encode(zlib.compress(b"SSN 548-12-3344 of the tenant", wbits=31)).decode(),
    "zlib": base64.b64encode(zlib.compress(b"SSN 548-12-3344 of the tenant")).decode(),
    "picture": "![scan](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk)",
    "unknown file": f"data:application/octet-stream;base64,{_B64[:60]}",
    "too deep": _nested("the number is 548-12-3344", 5),
    "too much": "\ufdfa" * 200,
    "bits that can't be seen": "hello" + "".join(_RANDOM.choice("\u200b\u200c") for _ in range(64)),
    "variation selectors": "hello" + "".join(chr(0xE0100 + byte) for byte in _NOISE[:40]),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_reported(name: str) -> None:
    screened = screen(chat(f"Please explain {UNREADABLE[name]} to me."), PatternEngine().scan)
    assert screened.uninspectable


def test_three_layers_are_undone_and_the_place_is_right() -> None:
    hidden = _nested("SSN 548-12-3344", 3)
    scan = PatternEngine().scan(f"see {hidden} now")
    assert [(one.type, one.start, one.end) for one in scan.findings] == [("SSN", 4, 4 + len(hidden))]
    assert scan.uninspectable == ()


LINES = {
    "letters": "a",
    "digits": "7",
    "words": "the clerk wrote a note ",
    "hex pairs": "35 34 ",
    "base64": "SmFuZSBEb2U",
    "noise": "aB3/",
    "wrapped": "aB3/" * 15 + "\n",
    "percent": "%35",
    "twice": "%2535",
    "entities": "&#53;",
    "ampersands": "&a",
    "backslashes": "\\",
    "escapes": "\\u0035",
    "printable": "=35",
    "soft breaks": "a=\n",
    "query": "&a=b+",
    "bits": "01010101 ",
    "codes": "53 ",
    "spaced": "5 4 8 ",
    "dotted": "5.",
    "underscores": "a_",
    "said": "five ",
    "tags": "<b>",
    "open tags": "<b",
    "comments": "<!--",
    "stars": "a**",
    "mail": "a at b dot ",
    "ats": "a@",
    "groups": "548 . 12 . ",
    "lines": "548-\n",
    "dump": "00000000  35 34 38 2d\n",
    "full width": "\uff21",
    "hidden": "a\u200b",
    "marks": "\u0301",
    "piled": "a\u0301\u0336",
    "reversed": "\u202eab\u202c",
    "tag letters": "\U000e0041",
    "cyrillic": "\u0430\u0431b ",
    "expanding": "\ufdfa",
    "data": "data:",
    "data urls": "data:;base64,AAAA",
    "controls": "a\x01",
    "quotes": "\n> ",
    "json": '\\"a\\": ',
}


@pytest.mark.parametrize("name", LINES)
def test_a_long_line_of_any_kind_takes_linear_time(name: str) -> None:
    def seconds(size: int) -> float:
        text = (LINES[name] * (size // len(LINES[name]) + 1))[:size]
        started = time.perf_counter()
        readings_of(text)
        return time.perf_counter() - started

    few = max(min(seconds(30_000) for _ in range(2)), 0.01)
    assert seconds(300_000) < 10 * few * 4
