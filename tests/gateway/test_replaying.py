"""Which packs a replay judges with."""

from __future__ import annotations

from gateway.replaying import joined
from rules.uses.pack import Pack
from tests.rules.uses.test_pack import GOOD


def test_given_packs_take_the_place_of_those_of_the_same_id_and_new_ones_come_behind() -> None:
    first, second = (Pack.model_validate(GOOD | {"id": name}) for name in ("use.first", "use.second"))
    changed = first.model_copy(update={"ask_from": 0.5})
    new = Pack.model_validate(GOOD | {"id": "use.new"})
    assert joined((first, second), (new, changed)) == (changed, second, new)
    assert joined((first, second), ()) == (first, second)
