"""Letters of other alphabets, and signs, that look like ASCII (a selection of Unicode TS 39, confusables.txt)."""
# ruff: noqa: RUF001 - these are the look-alikes

from __future__ import annotations


def _table(*rows: tuple[str, str]) -> dict[int, str]:
    return {ord(odd): plain for odds, plains in rows for odd, plain in zip(odds, plains, strict=True)}


def _run(first: int, plains: str) -> dict[int, str]:
    return {first + index: plain for index, plain in enumerate(plains)}


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

SAME = _table(
    ("АВЕКМНОРСТУХЅІЈаеорсухіјѕԁԛԝҮүһӏԌԍԚԜ", "ABEKMHOPCTYXSIJaeopcyxijsdqwYyhlGgQW"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρϳ", "ABEZHIKMNOPTYXovpj"),
    ("ՍՏՕԼօոսհցզյ", "USOLonuhgqj"),
    ("ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᎽᏀᏂᏃᏎᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏴ", "DRTiAJEWMHYGhZ4bRWSVSLCPKdB"),
)
"""Indistinguishable from a Latin letter: folded wherever a whole word consists of them."""

SIMILAR = SAME | _table(
    ("вгкмнптзиьу", "brkmhnt3uby"),
    ("αβγδεζηικλμπσςτυχωΛΣ", "abydezniklmnoctuxwAE"),
)
"""Readable as a Latin letter between Latin letters."""

LETTERS = (
    _table(
        ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "ABCDEFGHIJKLMNOPRSTUVWYZ"),
        ("ɑɐɒɓƀɕɖɗɘəɛɜɡɠɥɦɧɨɩıɉȷʝɟɫɬɭɯɱɲɳɵɔɹɾɽʂʃʈʇʉʊʋʌʍʎʐʑꞁ", "aaabbcddeeeeggyhhiiijjjjlllmmnnoorrrsjttuuvvwyzzl"),
        ("ƁƊƎƑƓƗƘƝƠƤƬƱƲƳƵȺȻɃɄɆɈɌɎⱠⱢⱣⱤⱧⱩⱫ", "BDEFGIKNOPTUVYZACBUEJRYLLPRHKZ"),
        ("ƈƒƙƚƞơƥƫƭƴƶȼɇɍɏⱡⱥⱦⱨⱪⱬħŧĦŦ", "cfklnopttyzcerylathkzhtHT"),
        ("⓿❶❷❸❹❺❻❼❽❾", "0123456789"),
    )
    | _run(0x1F150, _CAPITALS)
    | _run(0x1F170, _CAPITALS)
    | _run(0x1F1E6, _CAPITALS)
)
"""Letters and digits that no language writes words of beside ASCII, and that NFKC leaves as they are."""

STROKES = _table(("øØłŁđĐðÐþßœæ", "oOlLdDdDpsoa"))
"""Letters of names in Europe: folded only inside an address or a number, where no name can be meant."""

SIGNS = _table(
    ("‘’‛´`ʼʹ′“”„‟″", "''''''''\"\"\"\"\""),
    ("‐‑‒–—―−⁃˗➖⸺⸻﹘〜∼˜", "-------------~~~"),
    ("․。∙⋅∕⁄╱⧸∶ː꞉˸﹕∗⁎✱", "....////:::::***"),
    ("\u2028\u2029\u0085\u1680", "\n\n\n "),
)
"""Quotes, dashes, stops, slashes, colons and blanks."""
