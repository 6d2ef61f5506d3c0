"""A paper that several bodies issue together: one signature of each, one body above them."""

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.paper.dossier import Dossier
from generator.problems import Spot
from generator.rules import Finding, told

_FITS = told(
    "plan/joint",
    "văn bản của nhiều cơ quan: cơ quan, chữ ký, số không khớp nhau",
    "a paper of several bodies: issuers, signatures, numbers do not fit",
)


@CHECKS(_FITS, applies=lambda dossier: dossier.whole and not dossier.plan.is_attached)
def signatures(dossier: Dossier) -> Found:
    """Each body that issues the paper signs it, in the same order."""
    issuers, signed = len(dossier.plan.issuers), len(dossier.plan.signature)
    if signed and issuers != signed and isinstance(dossier.plan.issuer, tuple):
        yield _finding(
            dossier.plan.signature[0].spot,
            Said(
                f"{issuers} cơ quan mà {signed} chữ ký", f"{issuers} issuers, {signed} signatures"
            ),
            Said(
                "co_quan và chu_ky là hai danh sách dài bằng nhau, cùng thứ tự.",
                "Make issuer and signature lists of the same length, in the same order.",
            ),
        )


@CHECKS(_FITS)
def issued(dossier: Dossier) -> Found:
    """Somebody issues the paper."""
    if dossier.plan.issuer == ():
        message = Said("chưa có cơ quan ban hành", "nobody issues it")
        yield _finding(dossier.plan.spot, message, Said("Điền co_quan.", "Fill in issuer."))


@CHECKS(_FITS)
def parents(dossier: Dossier) -> Found:
    """One body stands above all of them, or none is named."""
    named = [one.parent for one in dossier.plan.issuers if one.parent]
    if len({" ".join(parent.value.split()).casefold() for parent in named}) > 1:
        yield _finding(
            named[1].spot,
            Said("các cơ quan có chu_quan khác nhau", "the issuers have different parents"),
            Said(
                "Chỉ ghi chu_quan khi các cơ quan cùng một cơ quan chủ quản.",
                "Name a parent only where all issuers have the same one.",
            ),
        )


@CHECKS(_FITS)
def numbers(dossier: Dossier) -> Found:
    """The number of who leads is that of the paper."""
    for one in dossier.plan.issuers[:1]:
        if one.number is not None:
            yield _finding(
                one.spot,
                Said("số của cơ quan chủ trì ghi ở ngoài co_quan", "its number is the paper's own"),
                Said("Chuyển số ra khóa so ở đầu tệp.", "Move it to the key number at the top."),
            )


def _finding(spot: Spot, message: Said, mend: Said) -> Finding[Spot]:
    return Finding(spot, message, mend=mend)
