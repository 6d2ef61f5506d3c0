"""A small paper of each kind with all that a template prints, to try a template with."""

from generator.law.kinds import NONE, Kind
from generator.making.load import Loaded, plan_of
from generator.plan.text import parse_source

_TEXT = """\
format: 1
id: thu-mau
version: 1
kind: {key}
issuer: {{name: Ủy ban nhân dân xã Tân Hưng, abbreviation: UBND{unit}}}
place: Tân Hưng
number: 5
date: 2026-02-03
subject: {subject}
{more}content:
{content}appendices:
  - title: Danh mục thủ tục
    items: [Các thủ tục được rà soát.]
recipients: [{first}, Các phòng thuộc xã, 'Lưu: VT, VP']
signature: {{{signed}}}
"""
_BASES = """\
legal_bases:
  - Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
"""
_ITEMS = """\
  - title: Rà soát thủ tục
    items:
      - title: Phạm vi
        items:
          - Rà soát, đánh giá toàn bộ thủ tục hành chính thuộc thẩm quyền giải quyết của xã, hoàn thành trước ngày 30 tháng 6 năm 2026 (kèm theo Phụ lục).
          - Niêm yết công khai thủ tục tại trụ sở và nhà văn hóa các thôn.
  - title: Tổ chức thực hiện
    items:
      - paragraph: Các bộ phận thực hiện theo phân công.
      - table:
          columns: [{title: STT, width: 12}, {title: Nội dung}, {title: Bộ phận thực hiện}]
          rows: [['1', Rà soát, Văn phòng], ['2', Niêm yết, Trung tâm Phục vụ hành chính công]]
"""
_ARTICLES = """\
  - Ban hành danh mục thủ tục hành chính thuộc thẩm quyền giải quyết của xã (Phụ lục kèm theo).
  - title: Tổ chức thực hiện
    items:
      - Văn phòng công khai danh mục tại trụ sở và trên trang thông tin điện tử của xã.
      - Các bộ phận có liên quan thực hiện.
  - id: D3
    text: Quyết định này có hiệu lực kể từ ngày ký.
"""


def trial_paper(kind: Kind) -> Loaded:
    """A paper of this kind in memory, without errors."""
    more = _BASES if kind.to == NONE or kind.enacts else ""
    if kind.to != NONE:
        more += "to: [Sở Nội vụ, Sở Tài chính]\n"
    text = _TEXT.format(
        key=kind.key,
        unit=", drafting_unit: VP" if kind.below_number else "",
        subject="Ban hành danh mục thủ tục"
        if kind.enacts
        else "rà soát thủ tục hành chính năm 2026",
        more=more,
        content=_ARTICLES if kind.enacts else _ITEMS,
        first="Như Điều 3" if kind.enacts else "Như trên" if kind.to != NONE else "Sở Nội vụ",
        signed="title: Chủ tịch, name: Nguyễn Văn An"
        if not kind.collective
        else "on_behalf_of: Ủy ban nhân dân, title: Chủ tịch, name: Nguyễn Văn An",
    )
    return plan_of(parse_source("thu-mau.yaml", text))
