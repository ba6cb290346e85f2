"""Numbers and days as they are written in German."""

from datetime import date

from corpus.language import language_of

_MONTHS = language_of("de").months


def in_german(number: int) -> str:
    """Return a number with its thousands apart."""
    return f"{number:,}".replace(",", ".")


def counted(n: int, one: str, several: str) -> str:
    """Return how many there are of something."""
    return f"1 {one}" if n == 1 else f"{in_german(n)} {several}"


def day_and_month(day: date) -> str:
    """Return a date without its year."""
    return f"{day.day}. {_MONTHS[day.month - 1].capitalize()}"
