"""The catalogue of rules: what is judged, by which article, with samples.

Any other code is explained in a line.
"""

from generator import console
from generator.command import GOOD, Group, Options, Verb, argument
from generator.language import NOTHING, Lang, Said
from generator.problems import Problem, Rejected, Spot


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach rules`."""
    from generator import codes
    from generator.reading import catalogue

    if options.code is None:
        console.pass_on(catalogue.markdown(lang).rstrip())
        return GOOD
    entry = codes.entry(options.code, lang)
    if entry is None:
        raise Rejected([_unknown(options.code, codes.near(options.code))])
    console.say(entry)
    return GOOD


def _unknown(code: str, near: list[str]) -> Problem:
    message = Said(f"không có quy tắc '{code}'", f"there is no rule '{code}'")
    named = ", ".join(near)
    advice = Said(f"Gần giống: {named}", f"Near it: {named}") if near else NOTHING
    return Problem(Spot("rules"), "rules/unknown", message, advice=advice)


VERB = Verb(
    Group.REFERENCE,
    Said("danh mục quy tắc thể thức", "the catalogue of rules"),
    run,
    argument("code", Said("mã của một quy tắc", "the code of one rule"), nargs="?", metavar="CODE"),
)
