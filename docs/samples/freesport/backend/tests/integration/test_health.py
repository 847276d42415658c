import json
import socket
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.integration


def health_of(server):
    host, port = server.server_address
    try:
        with urlopen(f"http://{host}:{port}/api/v1/health/", timeout=5) as response:
            return response.status, json.load(response)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_healthy_with_its_dependencies(serve):
    with socket.create_server(("127.0.0.1", 0)) as redis:
        status, report = health_of(serve(dependencies={"redis": redis.getsockname()}))
    assert status == 200
    assert report["parts"] == {"storage": "ok", "redis": "ok"}


def test_a_dead_dependency_makes_it_unhealthy(serve):
    # Bound but never listening: the port stays ours and takes no connection.
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        status, report = health_of(serve(dependencies={"db": closed.getsockname()}))
    assert status == 503
    assert report["status"] == "fail"
    # Windows times out where Linux refuses.
    assert report["parts"]["db"].startswith("fail: ")
