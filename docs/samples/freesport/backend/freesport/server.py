"""The HTTP face: health, catalog, orders and metrics."""
import json
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qs, urlsplit

from freesport import health
from freesport.catalog import PriceLevel, price_for, search
from freesport.orders import Cart, OutOfStock, confirmation_code
from freesport.settings import Settings
from freesport.storage import Storage

MAX_BODY = 64 * 1024


class Server(ThreadingHTTPServer):
    def __init__(self, settings: Settings, storage: Storage) -> None:
        super().__init__((settings.host, settings.port), Handler)
        self.settings = settings
        self.storage = storage
        self._requests: Counter[int] = Counter()
        self._lock = Lock()

    def count(self, code: int) -> None:
        with self._lock:
            self._requests[code] += 1

    def metrics(self) -> str:
        with self._lock:
            counted = sorted(self._requests.items())
        lines = ["# TYPE freesport_http_requests_total counter"]
        lines += [f'freesport_http_requests_total{{code="{code}"}} {n}' for code, n in counted]
        return "\n".join(lines) + "\n"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/api/v1/health/":
            report = health.check(self.server.settings, self.server.storage)
            self._json(200 if report["status"] == "ok" else 503, report)
        elif url.path == "/api/v1/products/":
            self._products(parse_qs(url.query))
        elif url.path == "/metrics":
            self._send(200, "text/plain; version=0.0.4", self.server.metrics())
        else:
            self._json(404, {"error": "not found"})

    def do_POST(self) -> None:
        if self.path != "/api/v1/orders/":
            self._json(404, {"error": "not found"})
            return
        try:
            order_id = self.server.storage.reserve(self._cart().lines)
        except OutOfStock as error:
            self._json(409, {"error": str(error), "sku": error.sku})
        except (KeyError, TypeError, ValueError) as error:
            self._json(400, {"error": f"bad order: {error}"})
        else:
            code = confirmation_code(self.server.settings.secret_key, order_id)
            self._json(201, {"id": order_id, "confirmation": code})

    def log_message(self, format: str, *args: object) -> None:
        # The reverse proxy writes the access log; a second one only fills the disk.
        pass

    def _products(self, query: dict[str, list[str]]) -> None:
        try:
            level = PriceLevel(query.get("level", ["retail"])[0])
        except ValueError as error:
            self._json(400, {"error": str(error)})
            return
        found = search(self.server.storage.products(), query.get("q", [""])[0])
        self._json(200, [
            {"sku": p.sku, "name": p.name, "price": str(price_for(p, level)), "stock": p.stock}
            for p in found
        ])

    def _cart(self) -> Cart:
        length = int(self.headers.get("Content-Length", "0"))
        # A negative length would read until the client hangs up.
        if not 0 <= length <= MAX_BODY:
            raise ValueError("body size")
        cart = Cart()
        for line in json.loads(self.rfile.read(length))["lines"]:
            cart.add(line["sku"], line["quantity"])
        if not cart.lines:
            raise ValueError("no lines")
        return cart

    def _json(self, code: int, body: object) -> None:
        self._send(code, "application/json; charset=utf-8", json.dumps(body, ensure_ascii=False))

    def _send(self, code: int, content_type: str, text: str) -> None:
        body = text.encode()
        self.server.count(code)
        self.send_response(code)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
