"""What is for communes goes to them wherever a plan has it: in headings, sentences, appendices."""

from tests.cascade.helpers import OFFICE, Desk

OUTLINE = """\
outline:
  sections:
    - title: MỤC TIÊU
      parts: [targets]
    - title: TUYÊN TRUYỀN
      items:
        - {id: TT01, text: "Sở Nội vụ chủ trì, phối hợp với Ủy ban nhân dân các xã, phường mở lớp tập huấn."}
        - {id: TT02, text: Sở Nội vụ tổng hợp kết quả.}
        - title: Đối thoại
          items:
            - {id: TT03, text: "Các sở, ban, ngành; UBND các xã, phường, đặc khu tổ chức đối thoại mỗi quý."}
    - title: GIẢI PHÁP
      parts: [solutions]
"""
APPENDIX = """\
appendices:
  - id: PL1
    title: DANH MỤC NHIỆM VỤ CỦA TỈNH MINH HÒA NĂM 2026
    items:
      - task_table: [no, task, lead, deadline]
        items:
          - title: Thông tin
            items:
              - {id: B01, text: Lập trang tin., lead: Sở Nội vụ, deadline: 2026-03-31}
              - {id: B02, text: Đăng tin hằng tuần., lead: UBND cấp xã, deadline: 2026-06-30}
          - {id: B03, text: Trả lời trên truyền hình., lead: Lãnh đạo UBND xã Tân Hưng, deadline: 2026-09-30}
          - {id: B04, text: Phát trực tiếp., lead: UBND xã Tân Hưng Đông, deadline: 2026-10-30}
  - title: Biểu mẫu
    items: [{text: Mẫu số 1.}]
"""
PLAN = OFFICE.replace("targets:\n", f"{OUTLINE}targets:\n") + APPENDIX


def test_items_of_headings_and_tables_of_appendices_go_to_whom_they_are_given(desk: Desk) -> None:
    desk.copy(PLAN)
    text = desk.read("xa.yaml")
    for given in (
        "TT01",
        "TT03",
        "B02",
        "B03",
        "tieu_de: Danh mục nhiệm vụ của tỉnh Minh Hòa năm 2026",
        "tieu_de: Đối thoại",
    ):
        assert given in text, given
    for others in ("TT02", "B01", "B04", "Biểu mẫu", "Mẫu số 1"):
        assert others not in text, others
    assert desk.run("check", "xa.yaml") == 0, desk.said


def test_another_commune_gets_what_names_all_and_not_what_names_one(desk: Desk) -> None:
    desk.copy(PLAN, "phường Hòa Thuận")
    text = desk.read("xa.yaml")
    assert "B02" in text and "B03" not in text and "B04" not in text


def test_an_update_follows_what_stands_in_an_appendix(desk: Desk) -> None:
    desk.copy(PLAN)
    desk.edit("xa.yaml", ("Đăng tin hằng tuần.", "Đăng tin hằng tuần trên loa và trên mạng."))
    changed = PLAN.replace("version: 1", "version: 2").replace(
        "2026-06-30}\n          - {id: B03", "2026-07-15}\n          - {id: B03"
    )
    changed = changed.replace("Trả lời trên truyền hình.", "Trả lời trên truyền hình tỉnh.")
    desk.write("tinh.yaml", changed)
    assert desk.run("update", "xa.yaml") == 0, desk.said
    text = desk.read("xa.yaml")
    assert "Đăng tin hằng tuần trên loa và trên mạng." in text and "2026-07-15" in text
    assert "Trả lời trên truyền hình tỉnh." in text
