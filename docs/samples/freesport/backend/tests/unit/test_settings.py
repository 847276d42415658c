import pytest

from freesport import settings

pytestmark = pytest.mark.unit


def test_secret_key_is_required_in_production():
    with pytest.raises(settings.SettingsError, match="SECRET_KEY"):
        settings.load({})


def test_secret_key_is_not_printed():
    assert "s3cret" not in repr(settings.load({"SECRET_KEY": "s3cret"}))


def test_dependencies_are_read():
    loaded = settings.load({"DEBUG": "1", "DEPENDENCIES": "db=postgres:5432, redis=redis:6379"})
    assert loaded.dependencies == {"db": ("postgres", 5432), "redis": ("redis", 6379)}


@pytest.mark.parametrize("name, value", [("PORT", "восемь"), ("DEPENDENCIES", "db")])
def test_nonsense_is_refused(name, value):
    with pytest.raises(settings.SettingsError):
        settings.load({"DEBUG": "1", name: value})
