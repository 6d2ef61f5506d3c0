"""What is issued with a paper, read from the files that it names."""

from pathlib import Path

from generator.language import Said
from generator.plan.model import ATTACHED, Plan, plan_of
from generator.plan.nearby import read_nearby
from generator.plan.source import Source, Text
from generator.problems import Severity


def attached_plans(plan: Plan, source: Source | None = None) -> list[Plan]:
    """The texts that `plan` is issued with, in order; what cannot be read is reported to `source`, and left out."""
    report = source or Source(plan.spot.path)
    found = (_read(name, report) for name in plan.attached)
    return [one for one in found if one is not None]


def _read(name: Text, source: Source) -> Plan | None:
    if not Path(name.value).stem.endswith(ATTACHED):
        message = Said(f"'{name}' không phải tệp kèm theo", f"'{name}' is no attached file")
        advice = Said(
            "Đổi tên tệp thành ….kem.yaml; tệp ấy không in thành văn bản riêng.",
            "Call it ….kem.yaml.",
        )
        source.report(name.spot, "plan/attached", message, advice)
        return None
    read = read_nearby(name, source, "plan/attached")
    if read is None:
        return None
    loaded = plan_of(read)
    for one in loaded.problems:
        if one.severity is not Severity.INFO:
            message = Said(f"'{name}': {one.message.vi}", f"'{name}': {one.message.en}")
            advice = Said(f"{one.spot}. {one.advice.vi}", f"{one.spot}. {one.advice.en}")
            source.report(name.spot, one.code, message, advice, one.severity)
    return loaded.plan
