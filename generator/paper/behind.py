"""What is behind a figure of a rollup: which unit says what of it, in which file, and where."""

from collections.abc import Iterator, Mapping, Sequence

from generator.law.wording import printed_day
from generator.lazy import dataclass
from generator.paper.rolled import (
    FIGURE_NAMES,
    FIRST_COUNT,
    STATE_WORDS,
    RolledUp,
    Told,
    counted_keys,
)

_ALL = ""
"""Everything that is counted, whatever a column shows of it."""
_COLUMNS: Mapping[str, Mapping[int, str]] = {
    "chi_tieu": {6: "lowest", 7: "highest", 8: "below"},
    "so_sanh": {5: "since_before"},
    "qua_han": {3: "overdue"},
}
"""What the columns of tables count, if that is less than all; other tables count tasks by state."""
_GROUPS = {"chu_tri": "leads", "thang": "months", "linh_vuc": "dimensions"}
_KEYS = {name: key for key, name in FIGURE_NAMES.items()} | {"so_don_vi": _ALL}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one unit says, and where; `place` is "" of a unit that says nothing."""

    unit: str
    said: str
    place: str = ""


def behind_name(rolled: RolledUp, name: str) -> Sequence[Contribution]:
    """What makes up the figure that a text cites by that name: `TH.NV01.hoan_thanh`."""
    own, *ids, what = name.split(".")
    if own != rolled.id:
        return ()
    return behind_id(rolled, ".".join(ids), _KEYS.get(what, _ALL)) if ids else _sent(rolled, what)


def behind_id(rolled: RolledUp, id_: str, what: str = _ALL) -> Sequence[Contribution]:
    """What units say of a task or target, as far as `what` counts it."""
    found = (one for one in (*rolled.tasks, *rolled.targets) if one["id"] == id_)
    return [part for one in found for part in _parts(rolled, one, what)]


def behind_cell(rolled: RolledUp, of: str, row: int, column: int) -> Sequence[Contribution]:
    """What makes up the figure in a cell of a table of the rollup; its head is the row 0."""
    things = _things(rolled, of)
    counted = dict(enumerate(counted_keys(rolled, of), FIRST_COUNT))
    what = _COLUMNS.get(of, counted).get(column, _ALL)
    return list(_parts(rolled, things[row - 1], what)) if 0 < row <= len(things) else ()


def _things(rolled: RolledUp, of: str) -> Sequence[Told]:
    """What the rows of a table are of; each row of the ranking of a target is of one figure."""
    own: dict[str, Sequence[Told]] = {
        "nhiem_vu": rolled.tasks,
        "chi_tieu": rolled.targets,
        "so_sanh": rolled.targets,
        "don_vi": rolled.units,
        "qua_han": [one for one in rolled.tasks if one["overdue"]],
        "chua_bao_cao": [one for one in rolled.units if not one["file"]],
        **{one["id"]: [_alone(one, figure) for figure in one["figures"]] for one in rolled.targets},
        **{name: rolled.told[key] for name, key in _GROUPS.items()},
    }
    return own.get(of, ())


def _alone(target: Told, figure: Told) -> Told:
    return {**target, "figures": [figure]}


def _parts(rolled: RolledUp, thing: Told, what: str) -> Iterator[Contribution]:
    if "figures" in thing:
        yield from _of_target(thing, what)
    elif "at" in thing:
        yield from _of_task(thing, what)
    else:  # a group of tasks, or a unit
        units = {thing["name"]} if "file" in thing else {one["name"] for one in rolled.units}
        ids = thing.get("tasks", [one["id"] for one in rolled.tasks])
        for task in rolled.tasks:
            own = _of_task(task, what) if task["id"] in ids else ()
            yield from (one for one in own if one.unit in units)


def _of_task(task: Told, what: str) -> Iterator[Contribution]:
    """The units that `what` counts, each with how the task stands there."""
    for key, words in STATE_WORDS.items():
        for unit in task[key]:
            if what in (_ALL, key) or unit in task.get(what, ()):
                late = " (quá hạn)" if unit in task["overdue"] else ""
                place = task["at"].get(unit, "")
                yield Contribution(unit, f"{task['id']} {words}{late}", place)


def _of_target(target: Told, what: str) -> Iterator[Contribution]:
    """The figures that `what` counts: of the lowest and the highest only these."""
    for one in target["figures"]:
        counts = {"below": one["below"], "lowest": one["value"] == target["lowest"]}
        if counts.get(what, what != "highest" or one["value"] == target["highest"]):
            said = f"{target['id']} = {one['value']} {target['unit']}".rstrip()
            yield Contribution(one["unit"], said, one["at"])
            if what == "since_before" and one["before"]:
                yield Contribution(
                    one["unit"], f"kỳ trước {one['before']}", one.get("before_at", "")
                )


def _sent(rolled: RolledUp, what: str) -> list[Contribution]:
    """The reports that came, each with the day of its figures, and who sent none."""
    reports = [(one["name"], one["as_of"], one["file"]) for one in rolled.units]
    came = [
        Contribution(who, f"số liệu đến {printed_day(day)}", at) for who, day, at in reports if at
    ]
    silent = [Contribution(who, STATE_WORDS["silent"]) for who, _, at in reports if not at]
    return {"da_bao_cao": came, "chua_bao_cao": silent}.get(what, [*came, *silent])
