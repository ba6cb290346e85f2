import pytest

from tests.web.middleware.asgi import request_of
from web.links import Audience, audience_of


@pytest.mark.parametrize(
    ("path", "audience"),
    [
        ("/", Audience.READERS),
        ("/articles/harbour", Audience.READERS),
        ("/apiary", Audience.READERS),
        ("/v10", Audience.READERS),
        ("/api", Audience.PROGRAMS),
        ("/api/v1/answer", Audience.PROGRAMS),
        ("/v1/chat/completions", Audience.PROGRAMS),
        ("/mcp", Audience.PROGRAMS),
        ("/mcp/", Audience.PROGRAMS),
        ("/healthz", Audience.OPERATORS),
        ("/readyz", Audience.OPERATORS),
        ("/metrics", Audience.OPERATORS),
        ("/openapi.json", Audience.OPERATORS),
        ("/static/style.css", Audience.BROWSERS),
    ],
)
@pytest.mark.parametrize("root", ["", "/interviews"])
def test_an_address_is_for_somebody_wherever_the_site_is_served(path: str, audience: Audience, root: str) -> None:
    assert audience_of({**request_of(root + path), "root_path": root}) is audience
