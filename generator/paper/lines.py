"""Headings of more than one line: broken where a phrase ends, in lines of like length."""

from collections.abc import Callable
from functools import cache

Width = Callable[[str], float]

# Words that open a phrase: a line may well begin with them, and should not end with them.
_OPENERS = frozenset(
    (
        "và",
        "của",
        "tỉnh",
        "thành",
        "huyện",
        "xã",
        "phường",
        "thị",
        "đặc",
        "năm",
        "giai",
        "trên",
        "trong",
        "về",
        "theo",
        "đến",
        "từ",
        "tại",
        "cho",
        "với",
        "do",
        "bằng",
        "gắn",
        "đối",
        "nhằm",
        "để",
        "thuộc",
        "giữa",
        "hoặc",
        "thực",
    )
)
_WORDS = frozenset(
    (
        "ủy ban",
        "uỷ ban",
        "nhân dân",
        "hội đồng",
        "mặt trận",
        "tổ quốc",
        "việt nam",
        "văn phòng",
        "chính quyền",
        "địa phương",
        "cơ quan",
        "đơn vị",
        "tổ chức",
        "thanh tra",
        "nội vụ",
        "tài chính",
        "giáo dục",
        "đào tạo",
        "khoa học",
        "công nghệ",
        "công nghiệp",
        "nông nghiệp",
        "môi trường",
        "tư pháp",
        "y tế",
        "kinh tế",
        "xã hội",
        "văn hóa",
        "du lịch",
        "kế hoạch",
        "báo cáo",
        "quyết định",
        "thông báo",
        "chỉ số",
        "chỉ tiêu",
        "mục tiêu",
        "nhiệm vụ",
        "giải pháp",
        "kết quả",
        "hiệu quả",
        "chất lượng",
        "quản lý",
        "quản trị",
        "hành chính",
        "thủ tục",
        "cải cách",
        "dịch vụ",
        "công khai",
        "minh bạch",
        "công tác",
        "thực hiện",
        "triển khai",
        "ban hành",
        "xây dựng",
        "nâng cao",
        "cải thiện",
        "tăng cường",
        "đổi mới",
        "phát triển",
        "chuyển đổi",
        "tuyên truyền",
        "kiểm tra",
        "giám sát",
        "đánh giá",
        "khảo sát",
        "phục vụ",
        "cung ứng",
        "giải quyết",
        "tiếp nhận",
        "trực tuyến",
        "tham nhũng",
        "phòng chống",
        "đối thoại",
        "tập huấn",
        "hướng dẫn",
        "điều hành",
    )
)
"""Words of two syllables, which a break between their syllables tears."""
MAX_LINES = 10
"""More lines than that are no heading, and not worth the time of balancing."""
_LOOSE, _INSIDE, _TORN = 0.0, 0.35, 1.5
"""What a break costs before a phrase, inside one, inside a word; the rest is unevenness."""


def balanced(text: str, width: Width, limit: float) -> tuple[str, ...]:
    """`text` in as few lines as fit into `limit`, alike in length, broken between phrases.

    A word that is wider than `limit` keeps a line of its own. Breaks already in the text stay.
    """
    if "\n" in text:
        return tuple(
            line
            for part in text.split("\n")
            if part.strip()
            for line in balanced(part, width, limit)
        )
    words = text.split(" ")
    needed = len(_greedy(words, width, limit))
    if needed > MAX_LINES:
        return tuple(_greedy(words, width, limit))
    return _best(tuple(words), needed, width, limit) if needed > 1 else (text,)


def _greedy(words: list[str], width: Width, limit: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        joined = f"{lines[-1]} {word}"
        if width(joined) <= limit:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _best(words: tuple[str, ...], count: int, width: Width, limit: float) -> tuple[str, ...]:
    even = width(" ".join(words)) / count

    @cache
    def rest(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
        line = " ".join(words[start:])
        if lines == 1:
            return (_unevenness(line) if width(line) <= limit else float("inf")), (line,)
        best: tuple[float, tuple[str, ...]] = (float("inf"), (line,))
        for end in range(start + 1, len(words) - lines + 2):
            line = " ".join(words[start:end])
            if width(line) > limit and end > start + 1:
                break
            cost, following = rest(end, lines - 1)
            cost += _unevenness(line) + _break_cost(words[end - 1], words[end])
            best = min(best, (cost, (line, *following)), key=lambda found: found[0])
        return best

    def _unevenness(line: str) -> float:
        return ((width(line) - even) / even) ** 2

    cost, lines = rest(0, count)
    return lines if cost < float("inf") else tuple(_greedy(list(words), width, limit))


def _break_cost(before: str, after: str) -> float:
    if f"{before} {after}".casefold().strip(",;:.()“”") in _WORDS:
        return _TORN
    phrase_ends = before[-1:] in ",;:)-–" or after[:1] in "(“-–"
    opens, opened = (word.lower() if word.isupper() else word for word in (after, before))
    if phrase_ends or (opens in _OPENERS and opened not in _OPENERS):
        return _LOOSE
    return _INSIDE
