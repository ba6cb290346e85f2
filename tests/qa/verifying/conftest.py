import pytest

from qa.verifying import Verifier
from tests.qa.verifying.printed import index_in, verifier_of


@pytest.fixture(scope="session")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> Verifier:
    return verifier_of(index_in(tmp_path_factory.mktemp("verifying") / "index"))
