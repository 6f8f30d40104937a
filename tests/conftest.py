"""Settings shared by all tests."""

import pytest
from hypothesis import HealthCheck, settings

pytest.register_assert_rewrite("window")  # its assertions explain themselves like those of tests

settings.register_profile(
    "ci",
    derandomize=True,  # the same examples on every machine: a red run can be repeated
    deadline=None,  # a shared machine may stop for longer than any deadline
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")
