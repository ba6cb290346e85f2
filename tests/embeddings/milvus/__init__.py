import pytest

pytest.importorskip("pymilvus", reason="needs the extra milvus: pip install 'on-the-record[milvus]'")
