"""A paper with figures of a rollup: they are those of the reports as they are now, of its plan."""

from collections.abc import Iterator

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.law.number_words import shown
from generator.paper.dossier import Dossier
from generator.paper.rolled import Told, changed_words, risen
from generator.plan.amounts import number, places_of
from generator.plan.walk import items_of, targets_of
from generator.problems import Severity, Spot
from generator.rules import Finding, told

_AGAIN = Said(
    "Chạy lại kehoach rollup … --json rồi tạo lại văn bản.",
    "Run kehoach rollup … --json again, then build again.",
)
_LISTED = 3


def _rolls_up(dossier: Dossier) -> bool:
    return dossier.rolled is not None


@CHECKS(
    told(
        "plan/rollup-stale",
        "báo cáo của đơn vị đã đổi sau khi tổng hợp",
        "reports changed after they were rolled up",
        Severity.WARNING,
    ),
    applies=_rolls_up,
)
def stale(dossier: Dossier) -> Found:
    """What was rolled up is what stands in the files now."""
    rolled = dossier.rolled
    assert rolled
    if rolled.unseen:
        message = Said(
            "các báo cáo đã tổng hợp không có ở đây nên chưa so được",
            "the reports that were rolled up are not here, so nothing was compared",
        )
        yield Finding(rolled.spot, message, severity=Severity.UNDECIDED)
    elif rolled.changed:
        some = ", ".join(rolled.changed[:_LISTED])
        more = len(rolled.changed) - _LISTED
        rest = Said(f" và {more} tệp nữa", f" and {more} more") if more > 0 else Said("", "")
        message = Said(
            f"đã đổi, mới có hoặc không còn sau khi tổng hợp: {some}{rest.vi}",
            f"changed, new or gone since the rollup: {some}{rest.en}",
        )
        yield Finding(rolled.spot, message, mend=_AGAIN)


@CHECKS(
    told(
        "plan/rollup-doubt",
        "tổng hợp còn số chưa khớp",
        "figures of the rollup that do not fit",
        Severity.WARNING,
    ),
    applies=_rolls_up,
)
def doubtful(dossier: Dossier) -> Found:
    """What was rolled up fits, figure by figure; else whoever signs knows that it does not."""
    rolled = dossier.rolled
    assert rolled
    found = [one["at"] for one in rolled.told["misfits"]]
    if found:
        some = ", ".join(found[:_LISTED])
        rest = ", …" if len(found) > _LISTED else ""
        message = Said(
            f"tổng hợp này có {len(found)} số hoặc câu chưa khớp: {some}{rest}",
            f"{len(found)} figures or sentences of this rollup do not fit: {some}{rest}",
        )
        yield Finding(rolled.spot, message, mend=_ASK)


_ASK = Said(
    "Xem trang “Cần xem lại” của kehoach rollup … --xlsx, hỏi lại đơn vị, rồi tổng hợp lại.",
    "See the sheet “Cần xem lại” of kehoach rollup … --xlsx, ask the units, then roll up again.",
)


@CHECKS(
    told(
        "plan/rollup-plan",
        "tổng hợp của kế hoạch khác",
        "the rollup is of another plan",
    ),
    applies=_rolls_up,
)
def of_its_plan(dossier: Dossier) -> Found:
    """A report and its rollup are on the same plan."""
    rolled, reported = dossier.rolled, dossier.reported
    assert rolled
    own = reported.plan.id.value if reported else ""
    if own and own != rolled.told["plan"]["id"]:
        message = Said(
            f"tổng hợp là của kế hoạch '{rolled.told['plan']['id']}', báo cáo là về '{own}'",
            f"the rollup is of '{rolled.told['plan']['id']}', the report on '{own}'",
        )
        yield Finding(rolled.spot, message, mend=_AGAIN)


@CHECKS(
    told(
        "plan/rollup-change",
        "câu và bảng so với hai hiện trạng khác nhau",
        "a sentence and a table that compare with different baselines",
        Severity.WARNING,
    ),
    applies=_rolls_up,
)
def compared(dossier: Dossier) -> Found:
    """What the table of changes says of a target is what its sentence shows: that compares with the
    plan's own baseline, the table with the baseline of each unit that has one."""
    rolled, on = dossier.rolled, dossier.written.reports_on
    tables = (one.rolled_table.of.value for one in items_of(dossier.written) if one.rolled_table)
    if not (rolled and on and "so_sanh" in tables):
        return
    was = _own_baselines(dossier)
    for result in on.results:
        target = rolled.target(result.id.value)
        if result.take == "mean" and target and result.id.value in was:
            own, shown_ = was[result.id.value], changed_words(target, "baseline")
            said = _change(target["mean"], own)
            if shown_ and said != risen(target["since_baseline"]):
                yield Finding(result.spot, _other(target, own, said, shown_), mend=_SAY_WHICH)


def _own_baselines(dossier: Dossier) -> dict[str, str]:
    """The baselines that the plan itself gives its targets, by id."""
    of = targets_of(dossier.reported.plan) if dossier.reported else ()
    return {one.id.value: one.so_far.value for one in of if one.id and one.so_far}


def _change(now: str, before: str) -> str:
    change = number(now) - number(before)
    return risen(shown(change, places_of(number(now))))


def _other(target: Told, own: str, said: str, shown_: str) -> Said:
    what = f"{target['id']} {target['mean']}"
    return Said(
        f"câu kết quả nói {what}, so với {own} của kế hoạch là {said}; bảng so_sanh ghi {shown_}, "
        "tính theo hiện trạng của từng đơn vị",
        f"the sentence says {what}, compared with {own} of the plan {said}; the table so_sanh says "
        f"{shown_}, by the baseline of each unit",
    )


_SAY_WHICH = Said(
    "Nói rõ ở noi_dung của kết quả, hoặc bỏ bảng so_sanh.",
    "Say so in the text of the result, or leave out the table so_sanh.",
)


@CHECKS(
    told("plan/rollup-none", "lấy từ tổng hợp mà chưa nêu tong_hop", "taken from no rollup"),
    applies=lambda dossier: dossier.rolled is None and "rollup" not in dossier.plan.unread,
)
def named(dossier: Dossier) -> Found:
    """What is taken from a rollup says from which file."""
    for spot in _taking(dossier):
        yield Finding(
            spot,
            Said("chưa nêu lấy từ tổng hợp nào", "this does not say from which rollup"),
            mend=Said(
                "Thêm tong_hop: {ma: TH, tep: tong-hop.json}.",
                "Add rollup: {id: TH, file: tong-hop.json}.",
            ),
        )


def _taking(dossier: Dossier) -> Iterator[Spot]:
    """Where a table, a chart or a result wants a rollup."""
    for item in items_of(dossier.written):
        block = item.rolled_table or item.rolled_chart
        if block:
            yield block.spot
    on = dossier.written.reports_on
    yield from (one.spot for one in (on.results if on else ()) if one.take)
