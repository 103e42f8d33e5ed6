import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.durability.machine import TwoDatabases, TwoInstances, TwoInstancesThatCutNothing

FEW = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize("machine", [TwoInstances, TwoDatabases])
def test_two_instances_agree_with_a_dictionary_through_faults_and_kills(
    machine: type[TwoInstances],
) -> None:
    run_state_machine_as_test(machine, settings=FEW)


def test_a_disk_that_cuts_nothing_off_is_noticed() -> None:
    unshrunk = settings(FEW, max_examples=300, phases=[Phase.generate], database=None)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(TwoInstancesThatCutNothing, settings=unshrunk)
