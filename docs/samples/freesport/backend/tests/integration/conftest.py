from decimal import Decimal
from threading import Thread

import pytest

from freesport.catalog import Product
from freesport.server import Server
from freesport.settings import Settings
from freesport.storage import Storage


@pytest.fixture
def storage(tmp_path):
    storage = Storage(str(tmp_path / "склад.sqlite3"))
    storage.add_product(Product("BALL-5", "Мяч футбольный №5", Decimal("1990.90"), stock=3))
    storage.add_product(Product("GLV-10", "Перчатки вратарские", Decimal("2450.00"), stock=1))
    return storage


@pytest.fixture
def serve(storage):
    """Starts real servers on free ports; port 0 lets the system choose."""
    running = []

    def start(**settings):
        server = Server(Settings(secret_key="test", port=0, **settings), storage)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        running.append((server, thread))
        return server

    yield start
    for server, thread in running:
        server.shutdown()
        server.server_close()
        thread.join()
