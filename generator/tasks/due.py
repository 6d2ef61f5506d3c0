"""When a task is due: the days that its words name, in a paper of a certain year."""

from contextlib import suppress
from datetime import date, timedelta

from generator.law.deadlines import last_day
from generator.lazy import dataclass, regex

_SINCE = regex(
    r"(?:trong|sau) (?:vòng |thời hạn |thời gian )*(\d{1,3}) ngày,? (?:kể )?từ ngày (?:ký|ban hành)"
)
_LED = regex(
    r"^(?:(?:hoàn thành|thực hiện|xong|báo cáo|dự kiến|gửi|trình|thời (?:gian|hạn)|chậm nhất"
    r"|muộn nhất|trước|là|vào|trong|đến|tới|hết|tối|sáng|chiều|thứ \w+|:|-|,) ?)+"
)
_HOURS = regex(
    r"^(?:từ )?\d{1,2} ?(?:giờ|h|g)(?: ?\d{2})?(?: ?(?:phút|['’′]))?"
    r"(?: ?(?:-|đến) ?\d{1,2} ?(?:giờ|h|g)(?: ?\d{2})?(?: ?(?:phút|['’′]))?)?,? (?=ngày)"
)
_APART = regex(
    r"[;\n]|, (?=(?:báo cáo |hoàn thành |xong )?(?:trước |hết )?ngày )"
    r"| và (?=(?:trước |hết )?(?:ngày )?\d)"
)
_REMARK = regex(r"\([^()]*\)")
_YEARLY = regex(
    r"hằng|hàng (?:năm|quý|tháng|tuần|ngày)|thường xuyên|định kỳ|mỗi|từ (?:ngày|tháng|quý|năm) \S+$"
)
_HAS_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


_OF_YEAR = regex(r"(?<![-–/\d] )(?<![-–/\d])\bnăm (20\d\d)\b(?! ?[-–] ?\d)")
_PLANS = ("ke_hoach", "chuong_trinh", "phuong_an", "de_an")


def year_in(text: str) -> int | None:
    """The last year that a text names; None where it names none."""
    years = _HAS_YEAR.findall(text)
    return int(years[-1]) if years else None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a paper says of time: the year that its deadlines mean, the day on which it is dated.

    The year is `sure` where the paper is of that year; else it is that in which it was written.
    """

    year: int | None = None
    dated: date | None = None
    sure: bool = False

    def due(self, deadline: str) -> tuple[date, ...]:
        """The last day of each deadline in the words; none where they name no day."""
        words = " ".join(deadline.casefold().split())
        since = _SINCE.search(words)
        if since and self.dated:
            with suppress(OverflowError):  # later than any calendar goes
                return (self.dated + timedelta(days=int(since[1])),)
            return ()
        whole = self._day(words)
        if whole:
            return (whole,)
        apart = [*map(self._day, _APART.split(deadline.casefold()))]
        return tuple(sorted({*filter(None, apart)}))

    def _day(self, words: str) -> date | None:
        words = " ".join(_REMARK.sub(" ", words).split()).strip(" .;,-")
        words = words.rpartition(": ")[2]
        if not words or _YEARLY.search(words):
            return None
        words = _HOURS.sub("", _LED.sub("", words))
        if not _HAS_YEAR.search(words) and self.year:
            day = last_day(f"{words}/{self.year}") or last_day(f"{words} năm {self.year}")
            return self._later(day, words)
        return last_day(words)

    def _later(self, day: date | None, words: str) -> date | None:
        """The day, a year later where the paper is younger: in December `tháng 01` is the next."""
        if day and self.dated and not self.sure and day < self.dated:
            return last_day(f"{words}/{day.year + 1}")
        return day


def calendar_of_subject(subject: str, kind: str, year: int | None, dated: date | None) -> Calendar:
    """What a paper of that `kind` says of time: a plan is of the year that its subject names."""
    years = set(_OF_YEAR.findall(subject))
    if len(years) == 1 and kind in _PLANS:
        return Calendar(int(years.pop()), dated, sure=True)
    return Calendar(year, dated)
