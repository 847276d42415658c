from decimal import Decimal

import pytest

from freesport.catalog import PriceLevel, Product
from freesport.orders import Cart, confirmation_code

pytestmark = pytest.mark.unit


def test_the_same_product_twice_is_one_line():
    cart = Cart()
    cart.add("BALL-5")
    cart.add("BALL-5", 2)
    assert cart.lines == {"BALL-5": 3}


@pytest.mark.parametrize("quantity", [0, 1.5])
def test_quantity_is_a_positive_whole_number(quantity):
    with pytest.raises(ValueError):
        Cart().add("BALL-5", quantity)


def test_total_is_the_sum_of_rounded_prices():
    products = {"PIN": Product("PIN", "Значок", Decimal("0.98"))}
    cart = Cart()
    cart.add("PIN", 2)
    assert cart.total(products, PriceLevel.WHOLESALE) == Decimal("1.48")


def test_confirmation_code_depends_on_key_and_order():
    codes = {confirmation_code(key, n) for key in ("one", "two") for n in (1, 2)}
    assert len(codes) == 4
