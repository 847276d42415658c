"""Products and orders in SQLite."""
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from freesport.catalog import Product
from freesport.orders import OutOfStock

SCHEMA = """
CREATE TABLE IF NOT EXISTS product (
    sku TEXT PRIMARY KEY, name TEXT NOT NULL, retail TEXT NOT NULL, stock INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY, status TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS order_line (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    sku TEXT NOT NULL REFERENCES product (sku),
    quantity INTEGER NOT NULL CHECK (quantity > 0));
"""

AVAILABLE = """
SELECT p.sku, p.name, p.retail, p.stock - COALESCE((
    SELECT SUM(l.quantity) FROM order_line l JOIN orders o ON o.id = l.order_id
    WHERE l.sku = p.sku AND o.status = 'reserved'), 0)
FROM product p
"""


class Storage:
    def __init__(self, path: str) -> None:
        self._path = path
        with self._transaction() as db:
            for statement in filter(str.strip, SCHEMA.split(";")):
                db.execute(statement)

    def add_product(self, product: Product) -> None:
        row = (product.sku, product.name, str(product.retail), product.stock)
        with self._transaction() as db:
            db.execute("INSERT INTO product VALUES (?, ?, ?, ?)", row)

    def products(self) -> list[Product]:
        """All products; `stock` is what can still be ordered."""
        with self._transaction() as db:
            rows = db.execute(AVAILABLE + "ORDER BY p.sku").fetchall()
        return [Product(sku, name, Decimal(retail), stock) for sku, name, retail, stock in rows]

    def reserve(self, lines: dict[str, int]) -> int:
        """Reserves every line or none and returns the number of the order."""
        with self._transaction() as db:
            for sku, quantity in lines.items():
                row = db.execute(AVAILABLE + "WHERE p.sku = ?", (sku,)).fetchone()
                if row is None:
                    raise KeyError(sku)
                if row[3] < quantity:
                    raise OutOfStock(sku, quantity, row[3])
            order_id = db.execute("INSERT INTO orders (status) VALUES ('reserved')").lastrowid
            db.executemany(
                "INSERT INTO order_line VALUES (?, ?, ?)",
                [(order_id, sku, quantity) for sku, quantity in lines.items()],
            )
        return order_id

    def cancel(self, order_id: int) -> None:
        with self._transaction() as db:
            db.execute("UPDATE orders SET status = 'cancelled' WHERE id = ?", (order_id,))

    def ping(self) -> None:
        with self._transaction() as db:
            db.execute("SELECT COUNT(*) FROM product")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self._path, timeout=5, isolation_level=None)
        try:
            # IMMEDIATE: two buyers must not both see the last item as free.
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")
        finally:
            db.close()
