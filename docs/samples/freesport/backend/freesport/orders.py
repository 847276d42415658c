"""A cart, and the code a customer confirms an order with."""
import hashlib
import hmac
from decimal import Decimal

from freesport.catalog import PriceLevel, Product, price_for


class OutOfStock(Exception):
    def __init__(self, sku: str, wanted: int, available: int) -> None:
        super().__init__(f"{sku}: нужно {wanted}, доступно {available}")
        self.sku = sku


class Cart:
    def __init__(self) -> None:
        self.lines: dict[str, int] = {}

    def add(self, sku: str, quantity: int = 1) -> None:
        if not isinstance(quantity, int) or quantity < 1:
            raise ValueError("quantity must be a positive whole number")
        self.lines[sku] = self.lines.get(sku, 0) + quantity

    def total(self, products: dict[str, Product], level: PriceLevel) -> Decimal:
        # Rounded per unit, as the price list shows it; rounding the sum would differ.
        prices = (price_for(products[sku], level) * n for sku, n in self.lines.items())
        return sum(prices, Decimal("0.00"))


def confirmation_code(secret_key: str, order_id: int) -> str:
    return hmac.new(secret_key.encode(), str(order_id).encode(), hashlib.sha256).hexdigest()[:8]
