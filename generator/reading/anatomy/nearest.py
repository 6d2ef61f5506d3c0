"""Which of the kinds that the program writes comes nearest to a paper of another kind."""

from generator.law.kinds import WRITTEN, Kind, kind
from generator.reading.anatomy.paper import Paper


def written_kind(paper: Paper, chosen: str) -> Kind | None:
    """The kind that is chosen, else the paper's own; None of one that is not written here."""
    if chosen:
        return kind(chosen)
    return paper.kind if paper.kind_key in WRITTEN else None


def nearest_written(paper: Paper) -> str:
    """The kind that numbers its text as the paper's own does, a plan where that says nothing."""
    if paper.kind.enacts or any(line.level == "dieu" for line in paper.items):
        return "quyet_dinh"
    if not paper.kind.key and "kinh-gui" in paper.found:
        return "cong_van"
    return {"bien_ban": "bao_cao", "thong_cao": "thong_bao", "cong_dien": "cong_van"}.get(
        paper.kind_key, "ke_hoach"
    )
