from concurrent.futures import ThreadPoolExecutor

import pytest

from freesport.orders import OutOfStock

pytestmark = pytest.mark.integration


def test_all_lines_are_reserved_or_none(storage):
    with pytest.raises(OutOfStock):
        storage.reserve({"BALL-5": 1, "GLV-10": 2})
    assert [product.stock for product in storage.products()] == [3, 1]


def test_cancel_gives_the_stock_back(storage):
    order_id = storage.reserve({"GLV-10": 1})
    assert storage.products()[1].stock == 0
    storage.cancel(order_id)
    assert storage.products()[1].stock == 1


def test_the_last_item_is_sold_once(storage):
    def buy(_):
        try:
            return storage.reserve({"GLV-10": 1})
        except OutOfStock:
            return None

    with ThreadPoolExecutor(8) as pool:
        orders = list(pool.map(buy, range(8)))
    assert sum(order is not None for order in orders) == 1
