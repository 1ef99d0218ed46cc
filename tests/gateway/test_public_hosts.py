"""The shipped pack: large enough to be of use, and harmless to a city's work."""

from __future__ import annotations

import pytest

from gateway.public_hosts import public_hosts
from rules.decide.hosts import blocked

HOSTS = blocked(public_hosts(), ())


def refused(name: str) -> bool:
    return any(name == host.name or (host.subdomains and name.endswith(f".{host.name}")) for host in HOSTS)


def test_it_names_many_hosts_of_every_kind_and_none_in_vain() -> None:
    groups = public_hosts().kinds
    assert len(groups) == 10
    assert all(len(group.domains) + len(group.hosts) >= 20 for group in groups.values())
    assert len(HOSTS) == sum(len(group.domains) + len(group.hosts) for group in groups.values()) >= 200


@pytest.mark.parametrize(
    "name",
    [
        *("chatgpt.com", "api.openai.com", "claude.ai", "gemini.google.com", "copilot.microsoft.com", "chat.deepseek.com"),
        *("www.perplexity.ai", "otter.ai", "app.fireflies.ai", "firefly.adobe.com", "generativelanguage.googleapis.com"),
        *("bedrock-runtime.us-gov-west-1.amazonaws.com", "city.openai.azure.com", "api.individual.githubcopilot.com"),
    ],
)
def test_what_people_reach_for_is_refused(name: str) -> None:
    assert refused(name)


@pytest.mark.parametrize(
    "name",
    """google.com www.google.com mail.google.com docs.google.com meet.google.com maps.googleapis.com fonts.googleapis.com
    microsoft.com www.microsoft.com login.microsoftonline.com teams.microsoft.com office.com outlook.office365.com
    m365.cloud.microsoft sharepoint.com bing.com www.bing.com windows.com github.com raw.githubusercontent.com
    githubusercontent.com amazonaws.com s3.amazonaws.com s3.us-east-1.amazonaws.com azure.com portal.azure.com
    blob.core.windows.net cloudflare.com dash.cloudflare.com vercel.app nvidia.com www.nvidia.com adobe.com
    acrobat.adobe.com documentcloud.adobe.com zoom.us webex.com slack.com apple.com icloud.com facebook.com x.com
    linkedin.com youtube.com wikipedia.org duckduckgo.com baidu.com www.ibm.com cloud.ibm.com jetbrains.com proton.me
    canva.com notion.so dropbox.com box.com docusign.com docusign.net esri.com arcgis.com tylertech.com axon.com
    evidence.com motorolasolutions.com lexipol.com westlaw.com lexisnexis.com salesforce.com servicenow.com
    ca.gov cityofsacramento.gov ncic.gov cjis.gov example.gov""".split(),
)
def test_city_work_goes_on(name: str) -> None:
    assert not refused(name)
