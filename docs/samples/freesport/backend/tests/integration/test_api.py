import json
from http.client import HTTPConnection
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.integration


def call(server, method, path, body=None):
    connection = HTTPConnection(*server.server_address, timeout=5)
    try:
        connection.request(method, path, body=None if body is None else json.dumps(body))
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def test_products_show_the_price_of_the_level(serve):
    path = f"/api/v1/products/?level=wholesale&q={quote('мяч')}"
    status, body = call(serve(), "GET", path)
    assert status == 200
    assert json.loads(body) == [
        {"sku": "BALL-5", "name": "Мяч футбольный №5", "price": "1493.18", "stock": 3}
    ]


def test_order_reserves_until_nothing_is_left(serve, storage):
    server = serve()
    order = {"lines": [{"sku": "BALL-5", "quantity": 2}]}
    status, body = call(server, "POST", "/api/v1/orders/", order)
    assert status == 201
    assert len(json.loads(body)["confirmation"]) == 8
    status, body = call(server, "POST", "/api/v1/orders/", order)
    assert status == 409
    assert json.loads(body)["error"] == "BALL-5: нужно 2, доступно 1"


def test_order_without_lines_is_refused(serve):
    assert call(serve(), "POST", "/api/v1/orders/", {"lines": []})[0] == 400


def test_metrics_count_answers_by_code(serve):
    server = serve()
    call(server, "GET", "/api/v1/health/")
    call(server, "GET", "/nowhere/")
    status, body = call(server, "GET", "/metrics")
    assert status == 200
    assert 'freesport_http_requests_total{code="200"} 1' in body
    assert 'freesport_http_requests_total{code="404"} 1' in body
