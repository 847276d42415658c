from decimal import Decimal

import pytest

from freesport.catalog import PriceLevel, Product, price_for, search

pytestmark = pytest.mark.unit

BALL = Product("BALL-5", "Мяч футбольный №5", Decimal("1990.90"))
GLOVES = Product("GLV-10", "Перчатки вратарские", Decimal("2450.00"))


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param(PriceLevel.RETAIL, "1990.90", id="розница"),
        pytest.param(PriceLevel.WHOLESALE, "1493.18", id="опт"),
        pytest.param(PriceLevel.TRAINER, "1791.81", id="тренер"),
    ],
)
def test_price_depends_on_the_level(level, expected):
    assert price_for(BALL, level) == Decimal(expected)


def test_half_a_kopeck_rounds_up():
    product = Product("CAP", "Шапочка", Decimal("0.02"))
    assert price_for(product, PriceLevel.WHOLESALE) == Decimal("0.02")


@pytest.mark.parametrize("text", ["мяч", "ФУТБОЛ"])
def test_search_ignores_case_in_russian(text):
    assert search([BALL, GLOVES], text) == [BALL]
