"""Settings shared by all tests."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    derandomize=True,  # the same examples on every machine: a red run can be repeated
    deadline=None,  # a shared machine may stop for longer than any deadline
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")
