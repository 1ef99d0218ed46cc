"""Is a run of characters that can't be read as text a load of something: a file, a picture, what somebody packed or encrypted?

Not a payload is what texts about technology are full of: hashes, identifiers, signatures, keys that are made to be public, paths.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise

_SURE = re.compile(
    r"(?:H4sI|UEsD|JVBER|iVBORw|/9j/|R0lGOD|QlpoO|N3q8|/Td6|UklGR|AAAAIGZ0|SUkq|Qk0[0-9A-Za-z]{40}|eJ[wxyz]|0M8R4KGx)"
)
"""How files begin in base64: gzip, zip, PDF, PNG, JPEG, GIF, bzip2, 7z, xz, RIFF, MP4, TIFF, BMP, zlib, Office."""
_BASE64 = re.compile(r"(?:base64[,:]\s*|encoding:\s*base64\s+)$", re.IGNORECASE)
_MADE_PUBLIC = re.compile(
    r"""(?:sha\d{3}[-:=]|md5[-:=]|ssh-\w{1,12}[ ]|ecdsa-[\w-]{1,30}[ ]|\bbh?=\s*|\.
    |(?:CERTIFICATE(?:\ REQUEST)?|PUBLIC\ KEY|PGP\ [A-Z ]{1,20}|SIGNATURE)-----\s*
    |(?:signature|integrity|nonce|etag|cert|certificate|pubkey|public_?key|hash|digest|checksum)["']?\s*[:=]\s*["']?)$""",
    re.IGNORECASE | re.VERBOSE,
)
_SHORTEST = 24
_OF_NOISE = 0.42
_OF_A_FILE = 0.25
"""Share of characters that are of another kind than the one before: 0.6 in noise, less where a file has runs of zeros."""
_LONG = 128
_LONG_HEX = 256
_HEX = re.compile(r"(?:0x)?[0-9A-Fa-f]+")


def is_payload(run: str, before: str) -> bool:
    """Whether something is packed into the run; `before` is what stands before it."""
    core = "".join(re.split(r"[\s>|#*\\]+", run)).rstrip("=")
    if len(core) < _SHORTEST:
        return False
    if _BASE64.search(before) or (_SURE.match(core) and _is_mixed(core, _OF_A_FILE)):
        return True
    if len(core) < _LONG or _MADE_PUBLIC.search(before):
        return False
    if _HEX.fullmatch(core):
        return len(core) >= _LONG_HEX and "\n" not in run and _entropy(core.lower()) > 3.5
    return _is_random(core) and not _is_list(run)


def _is_list(run: str) -> bool:
    """Lines of one short length are a list of hashes or keys; encoders wrap at 60 to 76 characters or not at all."""
    lines = [line.strip() for line in run.split("\n")]
    return len(lines) > 1 and len(lines[0]) < 57


def _is_random(core: str) -> bool:
    """Capitals, small letters and digits, mixed at every step: unlike a path, a name in camel case or minified code."""
    sample = core[:2_000]
    return _is_mixed(sample, _OF_NOISE) and _entropy(sample) > min(4.5, 0.8 * math.log2(len(sample)))


def _is_mixed(sample: str, least: float) -> bool:
    kinds = [0 if sign.islower() else 1 if sign.isupper() else 2 if sign.isdigit() else 3 for sign in sample]
    changes = sum(one != other for one, other in pairwise(kinds))
    return len({*kinds} & {0, 1, 2}) == 3 and changes >= least * len(sample)


def _entropy(sample: str) -> float:
    """Bits a character."""
    return -sum(count / len(sample) * math.log2(count / len(sample)) for count in Counter(sample).values())
