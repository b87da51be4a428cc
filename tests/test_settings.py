from dashboard.settings import Settings, settings_from


def test_what_is_not_set_has_its_default() -> None:
    assert settings_from({}) == Settings()
    assert settings_from({"PATH": "/bin", "PORT": "9000", "COVERAGE_AUDIENCE": "staff"}) == Settings(port="9000", audience="staff")
