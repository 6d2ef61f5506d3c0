"""Which of the kinds that the program writes comes nearest to a paper of another kind."""

from generator.reading.anatomy.paper import Paper


def nearest_written(paper: Paper) -> str:
    """The kind that numbers its text as the paper's own does, a plan where that says nothing."""
    if paper.kind.enacts or any(line.level == "dieu" for line in paper.items):
        return "quyet_dinh"
    if not paper.kind.key and "kinh-gui" in paper.found:
        return "cong_van"
    return {"bien_ban": "bao_cao", "thong_cao": "thong_bao", "cong_dien": "cong_van"}.get(
        paper.kind_key, "ke_hoach"
    )
