"""Products and what they cost for whom."""
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

KOPECK = Decimal("0.01")


class PriceLevel(Enum):
    RETAIL = "retail"
    WHOLESALE = "wholesale"
    TRAINER = "trainer"


DISCOUNTS = {
    PriceLevel.RETAIL: Decimal("0"),
    PriceLevel.WHOLESALE: Decimal("0.25"),
    PriceLevel.TRAINER: Decimal("0.10"),
}


@dataclass(frozen=True)
class Product:
    sku: str
    name: str
    retail: Decimal
    stock: int = 0


def price_for(product: Product, level: PriceLevel) -> Decimal:
    # The accounting system rounds half a kopeck up; the default of Decimal is half to even.
    exact = product.retail * (1 - DISCOUNTS[level])
    return exact.quantize(KOPECK, rounding=ROUND_HALF_UP)


def search(products: Iterable[Product], text: str) -> list[Product]:
    # Here and not in SQL: LIKE of SQLite folds case for ASCII only.
    needle = text.casefold()
    return [product for product in products if needle in product.name.casefold()]
