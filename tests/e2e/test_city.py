"""A city's own numbers, in what staff send and in what a system answers; and what it publishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Upstream
from tests.support.town import found, serving

CITY = {
    "formats": [{"type": "CASE_NUMBER", "pattern": r"HB\d{2}[A-L]\d{3}"}],
    "public": {"phones": ["209-555-0123"]},
}


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_a_format_of_the_city_leaves_in_neither_direction(upstream: Upstream, tmp_path: Path, stream: bool) -> None:
    since = len(upstream.received())
    upstream.will_say("See HB25D044 as well, or call 209-555-0123.")
    with serving(found(tmp_path, upstream.url, city=CITY)) as town:
        reply = town.ask("sergeant", "Look at HB24C118 and call 209-555-0123.", model="city-say", stream=stream)
    sent = upstream.arrived(since).decode()
    assert "HB24C118" not in sent
    assert "[case number 1]" in sent
    assert "209-555-0123" in sent
    assert "HB25D044" not in reply.text
    assert "[case number 2]" in reply.text
    assert "209-555-0123" in reply.text
