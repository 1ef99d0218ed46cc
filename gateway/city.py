"""The section `city` with the lists that ship with Townclerk, read from their files: the one place where these are opened."""

from __future__ import annotations

from functools import cache, reduce
from importlib.resources import files

import yaml

from rules.find.city import City, CitySection, PublicSection


def with_packs(section: CitySection) -> CitySection:
    """The section as a scanner needs it: its packs are part of what is public."""
    public = section.public
    for name in section.packs:
        public = public.joined(_named_elsewhere(_pack(name)))
    return section.model_copy(update={"packs": (), "public": public})


def city_of(section: CitySection) -> City:
    """Ready to search with."""
    return City.of(with_packs(section))


def _named_elsewhere(pack: PublicSection) -> PublicSection:
    """Famous people are phrases to a city: only those on its own list stay wherever they are named in full."""
    return pack.model_copy(update={"people": (), "phrases": pack.phrases + pack.people})


@cache
def _pack(name: str) -> PublicSection:
    """All files of the pack's folder, as one."""
    folder = files("rules.find").joinpath("packs", name)
    texts = (file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".yaml"))
    return reduce(PublicSection.joined, (PublicSection.model_validate(yaml.safe_load(text)) for text in texts), PublicSection())
