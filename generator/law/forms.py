"""How the papers that the program writes differ from kind to kind (PL I, II and IV; Mẫu 1.1 to 1.5).

A kind is one row here and one template, `python -m generator.word.template`; nothing else knows kinds by name. Kinds
that only another paper issues are a row and no template.
"""

from dataclasses import dataclass

NONE, MAY, MUST = "none", "may", "must"


@dataclass(frozen=True, slots=True)
class Form:
    """The paper of one kind.

    `to` says whether it has Kính gửi; `below_number`, whether its subject stands under the number with V/v and there is
    no name of the kind; `enacts` are the words between the authority with its bases and the articles, "" where there is
    no authority line; `mark` numbers the items of its text.
    """

    to: str = NONE
    below_number: bool = False
    enacts: str = ""
    mark: str = "roman"


FORMS = {
    "ke_hoach": Form(),
    "bao_cao": Form(to=MAY),
    "quyet_dinh": Form(enacts="QUYẾT ĐỊNH:", mark="dieu"),
    "to_trinh": Form(to=MUST),
    "cong_van": Form(to=MUST, below_number=True, mark="none"),
    "thong_bao": Form(mark="arabic"),
}
ISSUED = {
    "quy_che": Form(mark="dieu"),
    "quy_dinh": Form(mark="dieu"),
    "huong_dan": Form(),
    "chuong_trinh": Form(),
    "phuong_an": Form(),
    "de_an": Form(),
    "du_an": Form(),
}
"""Kinds of what is issued with another paper (Mẫu 1.3), beside those that have a paper of their own."""


def form_of(kind: str) -> Form:
    """The form of the papers of `kind`; the plainest for a kind that is not known."""
    return FORMS.get(kind) or ISSUED.get(kind) or Form()


SECRECY = {
    "top_secret": ("tuyet_mat", "TUYỆT MẬT"),
    "secret": ("toi_mat", "TỐI MẬT"),
    "confidential": ("mat", "MẬT"),
}
"""Marks of secrecy; the law on state secrets rules them (PL I, III.2.a)."""
URGENCY = {
    "express": ("hoa_toc", "HỎA TỐC", 30),
    "very_urgent": ("thuong_khan", "THƯỢNG KHẨN", 40),
    "urgent": ("khan", "KHẨN", 20),
}
"""Stamps of urgency with their widths, mm; all are 8 mm high (PL I, III.2.b)."""
CIRCULATION = {
    "return": ("xem_xong_tra_lai", "XEM XONG TRẢ LẠI"),
    "internal": ("luu_hanh_noi_bo", "LƯU HÀNH NỘI BỘ"),
}
"""Marks of circulation (PL I, III.2.c)."""
