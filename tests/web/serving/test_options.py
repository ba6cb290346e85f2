import pytest
from pydantic import ValidationError

from web import ServingOptions


@pytest.mark.parametrize("rate", ["120/minute", "5 per second", "1/hour", "100/15 minutes"])
def test_a_rate_is_read(rate: str) -> None:
    assert ServingOptions(rate_limit=rate).rate_limit == rate


@pytest.mark.parametrize("rate", ["", "many", "120", "0/minute", "-1/minute", "5/fortnight", "1/second;5/minute"])
def test_what_is_no_rate_is_refused(rate: str) -> None:
    with pytest.raises(ValidationError, match="write one such as 120/minute"):
        ServingOptions(rate_limit=rate)


def test_lists_are_written_with_commas() -> None:
    options = ServingOptions(
        cors_origins=" https://a.example, http://b.example:8080 ,", trusted_proxies="::1,10.0.0.0/8"
    )
    assert options.origins == ("https://a.example", "http://b.example:8080")
    assert options.proxies == ("::1", "10.0.0.0/8")
    assert ServingOptions().origins == ServingOptions().proxies == ()


@pytest.mark.parametrize(
    "origin", ["a.example", "https://a.example/", "https://", "ftp://a.example", "https://*.a.example", "https://a b"]
)
def test_what_is_no_origin_is_refused(origin: str) -> None:
    with pytest.raises(ValidationError, match="is no origin"):
        ServingOptions(cors_origins=origin)


@pytest.mark.parametrize("proxy", ["proxy.example", "*", "10.0.0.1/8", "10.0.0"])
def test_what_is_no_address_is_no_proxy(proxy: str) -> None:
    with pytest.raises(ValidationError, match="write an address or a network"):
        ServingOptions(trusted_proxies=proxy)
