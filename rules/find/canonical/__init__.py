"""How a text reads to somebody who undoes its disguises, with the way back to the text as written.

A name spelled with a Cyrillic letter, a number in base64 or behind ``%2D`` reads the same to a person or to a model, so it must
read the same to the finders. Only readings are changed: what is cut is cut out of the original.

    folding     what looks the same becomes the same character (the everyday layer)
    escapes     HTML entities, percent encoding, quoted-printable, backslashes
    encodings   base64, base32, hex and binary runs, dumps, invisible letters; what can't be opened is reported
    spelling    numbers in words, s p a c e d letters, odd separators, "at" and "dot", values broken over lines
    readings    joins the layers, within bounds of depth and size
"""

from rules.find.canonical.folding import shadow_of
from rules.find.canonical.readings import Readings, readings_of
from rules.find.canonical.shadow import Shadow

__all__ = ["Readings", "Shadow", "readings_of", "shadow_of"]
