"""Judge what people ask for: the classifier's probability and the frames of the packs, added as log-odds.

A pure function of the request, so that a recorded request can be judged again. It reads the scrubbed copy: who is meant by name
makes no difference. Each message of a person is judged, and the content of what tools bring; what follows is decided elsewhere
(`rules.decide.checks.use`).
"""

from __future__ import annotations

import math
import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Protocol

from rules.domain import ChatRequest, Message, TextPart, UseSignal
from rules.find.canonical import readings_of
from rules.uses.instruction import instruction, quotation
from rules.uses.kinds import HONEST
from rules.uses.pack import Frame, Pack
from rules.uses.reader import Request
from rules.uses.words import Found, Lexicon, ListName, nearest
from rules.words import words

MOST_WORDS = 2_000
"""Words of an instruction, and of a quotation, that the classifier may be shown: from both ends. Frames read everything."""
_PLACEHOLDER = re.compile(r"\[([a-z][a-z ]{0,30}?)(?: \d{1,6})?\]")
_FARTHEST = 6.0
"""Log-odds that frames together may add or take."""
_HARDLY = 0.05
_REMEMBERED = 4_096
MATERIAL = ("tool", "function")
"""Who brings material and asks for nothing: only its content is judged."""


class Reads(Protocol):
    def read(self, request: Request) -> Mapping[str, float]: ...


class Judge:
    """Judges with these packs. Remembers what it judged by hash: chat tools send a conversation again with every turn."""

    def __init__(self, packs: Sequence[Pack], reader: Reads) -> None:
        if not packs:
            raise ValueError("no packs: refusing to judge anything")
        self._packs = tuple(packs)
        self._of_content = tuple(pack for pack in packs if pack.data_class)
        self._reader = reader
        self._lexicon = Lexicon({(pack.id, name): entries for pack in packs for name, entries in pack.words.items()})
        self._remembered: OrderedDict[bytes, tuple[UseSignal, ...]] = OrderedDict()

    def judge(self, chat: ChatRequest) -> tuple[UseSignal, ...]:
        """What the packs say of each message that a person or a tool's maker wrote. What they speak to is not held against the
        next message as well: it is left out of the conversation."""
        found: list[UseSignal] = []
        for number, request in requests(chat):
            before = _user_before(chat, number)
            stopped = any(signal.message == before and signal.says == "block" for signal in found)
            packs = self._packs if chat.messages[number].role not in MATERIAL else self._of_content
            found += self._on(number, replace(request, before="") if stopped else request, packs)
        return tuple(found)

    def _on(self, number: int, request: Request, packs: Sequence[Pack]) -> tuple[UseSignal, ...]:
        said = (number, len(packs), request.asked, request.quoted, request.before)
        key = blake2b(repr(said).encode()).digest()
        if key not in self._remembered:
            self._remembered[key] = tuple(self._signals(number, request, packs))
            while len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return self._remembered[key]

    def _signals(self, number: int, request: Request, packs: Sequence[Pack]) -> Iterator[UseSignal]:
        chances = self._reader.read(Request(_ends(request.asked), _ends(request.quoted), request.before))
        asked, quoted = self._found(request.asked), self._found(request.quoted)
        for pack in packs:
            speaking = [frame for frame in pack.frames if _speaks(frame, pack.id, asked, quoted)]
            chance = _joined(likelihood(chances, pack.kind), speaking, pack)
            if chance >= pack.ask_from:
                why = (*(f"frame: {frame.name}" for frame in speaking), f"model: {likelihood(chances, pack.kind):.2f}")
                yield UseSignal(pack.id, number, "block" if chance >= pack.block_from else "ack", round(chance, 3), why)

    def _found(self, text: str) -> Mapping[ListName, Sequence[Found]]:
        return self._lexicon.find(text, words(text)) if text else {}


def _user_before(chat: ChatRequest, number: int) -> int | None:
    """The number of the last message of the person before this one."""
    return next((earlier for earlier in range(number - 1, -1, -1) if chat.messages[earlier].role == "user"), None)


def requests(chat: ChatRequest) -> Iterator[tuple[int, Request]]:
    """Every message that asks for something or brings material, with its number in the conversation. Replies of the system
    are neither, unless nobody asked anything."""
    before, asks = "", any(message.role == "user" for message in chat.messages)
    for number, message in enumerate(chat.messages):
        if message.role == "assistant" and asks:
            continue
        request = _request(message, before if message.role == "user" else "")
        before = request.asked if message.role == "user" else before
        if request.asked:
            yield number, request


def _request(message: Message, before: str) -> Request:
    text = "\n".join(part.text for part in message.content if isinstance(part, TextPart))
    text = _PLACEHOLDER.sub(r"\1", text)
    text = readings_of(text).full.text  # invisible and look-alike letters, and what is encoded, as the scan reads them
    return Request(instruction(text), quotation(text), before)


def _ends(text: str) -> str:
    """The first and the last words of a long text: that is where people ask."""
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    if len(starts) <= MOST_WORDS:
        return text
    half = MOST_WORDS // 2
    return f"{text[: starts[half]]}\n{text[starts[-half] :]}"


def likelihood(chances: Mapping[str, float], kind: str) -> float:
    """How probable it is that the request is of this kind. Kinds that lie near each other are one to the likeliest of them."""
    if kind == HONEST:
        return 0.02
    forbidden = {name: chance for name, chance in chances.items() if name != HONEST}
    likeliest = max(forbidden, key=lambda name: forbidden[name])
    return 1 - chances[HONEST] if kind == likeliest else chances[kind]


def _joined(chance: float, frames: Sequence[Frame], pack: Pack) -> float:
    """The chance with the frames' log-odds. Where the classifier sees next to nothing, frames may ask but not stop."""
    bounded = min(max(chance, 1e-4), 1 - 1e-4)
    added = max(-_FARTHEST, min(_FARTHEST, sum(frame.adds for frame in frames)))
    joined = 1 / (1 + math.exp(-(math.log(bounded / (1 - bounded)) + added)))
    return joined if pack.kind == HONEST or chance >= _HARDLY else min(joined, pack.ask_from)


def _speaks(
    frame: Frame, pack: str, asked: Mapping[ListName, Sequence[Found]], quoted: Mapping[ListName, Sequence[Found]]
) -> bool:
    return _stands(frame, pack, asked) or (frame.quoted and _stands(frame, pack, quoted))


def _stands(frame: Frame, pack: str, found: Mapping[ListName, Sequence[Found]]) -> bool:
    wanted = [found.get((pack, name), ()) for name in frame.all]
    return all(wanted) and not any(found.get((pack, name)) for name in frame.none) and nearest(wanted, frame.within)
