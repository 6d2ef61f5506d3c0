"""E01 to E78, the common errors: those of form with a paper for each, and those of wording with the reason."""

from .end import END_ERRORS
from .form import FormError
from .head import HEAD_ERRORS
from .text import TEXT_ERRORS

FORM_ERRORS: tuple[FormError, ...] = tuple(
    sorted(HEAD_ERRORS + TEXT_ERRORS + END_ERRORS, key=lambda row: row.id)
)
LEFT_TO_WORDING: dict[str, str] = {
    "E21": "which units exist on a day is data about the world, not form",
    "E28": "how much of a cited document is told is wording of the citation",
    "E29": "whether a basis is in force is data about the world",
    "E62": "capitals in citations of provisions",
    "E63": "capitals in names of bodies",
    "E64": "capitals of special nouns",
    "E65": "capitals of administrative units",
    "E66": "capitals of special units",
    "E67": "capitals of named documents",
    "E68": "capitals of weekdays, months and Tết",
    "E69": "which bodies exist is data about the world",
    "E70": "which departments and provinces exist is data about the world",
    "E71": "repeated full citations are wording",
    "E72": "a citation without its word số is wording",
    "E74": "how numbers are written is wording",
    "E75": "normal forms and double spaces are typing",
}

__all__ = ["FORM_ERRORS", "LEFT_TO_WORDING", "FormError"]
