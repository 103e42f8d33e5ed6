from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.durability.two_machines import TwoMachines

FEW = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_two_machines_that_are_synced_by_halves_have_everything_in_the_end() -> None:
    run_state_machine_as_test(TwoMachines, settings=FEW)
