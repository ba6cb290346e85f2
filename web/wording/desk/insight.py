"""The words of what an editor learns: of readers, and of the archive as a whole."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LearnWords:
    """What readers ask and do not find."""

    lede: str = "What readers ask and do not find, what they open, and what they say of it."
    off: str = (
        "Nothing of what readers ask is kept on this site. Whoever runs it can switch that on with OTR_LEARN; readers "
        "are told what is kept then, and for how long."
    )
    days: str = "Days"
    first: str = "From"
    last: str = "To"
    show: str = "Show these days"
    everything: str = "Everything that is kept"
    as_csv: str = "Download as CSV:"
    csv_questions: str = "questions"
    csv_opened: str = "quotations"
    csv_thumbs: str = "opinions"
    csv_reports: str = "reports"
    asked: str = "questions asked"
    answered: str = "answered"
    near: str = "only came near"
    declined: str = "asked of somebody who did not say"
    not_found: str = "found nothing"
    unanswered: str = "Not answered"
    unanswered_lede: str = "Questions in much the same words stand together, those asked most often first."
    none_unanswered: str = "Every question of these days found an answer."
    question: str = "Question"
    times: str = "Times"
    outcome: str = "Outcome"
    make_case: str = "For the question set"
    in_set: str = "In the question set"
    nobody: str = "Nobody answers this"
    somebody: str = "Somebody does"
    who: str = "Who answers it (name as printed)"
    words: str = "Words that the answer holds (optional)"
    keep: str = "Keep it"
    as_now: str = "Keep today’s answer as right"
    topics: str = "Asked about most"
    topic: str = "Topic"
    found: str = "Answered"
    no_topics: str = "Nothing was asked in these days."
    opened: str = "Quotations opened most"
    no_opened: str = "No quotation was opened in these days."
    gone: str = "no longer in the archive"
    thumbs: str = "What readers think"
    no_thumbs: str = "Nobody said what they think of an answer in these days."
    of_use: str = "Of use"
    no_use: str = "Not of use"
    reports: str = "Reported by readers"
    no_reports: str = "There is no report."
    reports_off: str = "No reports are taken on this site: OTR_REPORTS names no file for them."
    done: str = "Done"
    undone: str = "Not done after all"
    is_done: str = "Done with"
    asked_then: str = "They had asked:"
    case_kept: str = "The question is in the question set. `evaluate` asks it from now on."
    case_there: str = "The question was in the question set already; nothing was changed."
    case_wrong: str = "This can’t be a case: name who answers it, or words of the answer."
    no_answer_now: str = "Nothing answers this question today, so there is no answer to keep."
    report_marked: str = "The report is marked."

    def times_asked(self, n: int) -> str:
        """Return how often something was asked in other words, too."""
        return f"and {n:,} like it"

    def last_days(self, n: int) -> str:
        """Return that the last days are shown."""
        return f"The last {n:,} days"

    def share(self, part: int, whole: int) -> str:
        """Return how many of them."""
        return f"{part:,} of {whole:,}"


@dataclass(frozen=True, slots=True)
class SurveyWords:
    """The archive as a whole, and what in it waits to be mended."""

    lede: str = "What is published, and what in it waits for you."
    looking: str = "The archive is being looked through for the first time since it was published last."
    looking_why: str = "This page comes back by itself in a moment."
    articles: str = "articles"
    people: str = "people"
    unsure: str = "paragraphs of which it is not sure whose they are"
    waiting: str = "Unsure paragraphs"
    waiting_lede: str = "The articles with the most of them first. Nothing unsure is shown as anybody’s words."
    none_waiting: str = "No paragraph waits: it is known whose all the words are."
    article: str = "Article"
    how_many: str = "Unsure"
    of_statements: str = "of statements"
    no_office: str = "People without an office"
    none_without_office: str = "Everybody who answers has an office."
    namesakes: str = "One person, or two?"
    namesakes_lede: str = "Their names are the same, or nearly. Merge them, or tell them apart by their offices."
    none_alike: str = "No two people have names that are nearly the same."
    same: str = "the same name"
    short: str = "one name may be short for the other"
    spelling: str = "spelled almost alike"
    mend: str = "Mend"
    missing: str = "Not known of articles"
    none_missing: str = "Every article has its date, its publication and its byline."
    no_date: str = "No date"
    no_source: str = "No publication"
    no_byline: str = "No byline"
    gaps: str = "Gaps in time"
    none_gaps: str = "Articles follow each other without a gap."
    timeline: str = "When, and who"
    timeline_lede: str = "Articles by when they were published; below them, who is heard in them. Each leads there."
    no_timeline: str = "No article has a date."
    map: str = "What is spoken of"
    map_lede: str = "How many statements name each topic: by whom, and in which year. Each leads to the words."
    no_map: str = "Nobody comes back to anything often enough for a picture."
    by_whom: str = "By whom"
    when: str = "When"
    in_period: str = "Published in this time"
    everything: str = "Show all of it"

    def n_articles(self, period: str, n: int) -> str:
        """Return how many articles are from a time."""
        return f"{period}: {n:,} article{'' if n == 1 else 's'}"

    def heard_in(self, name: str, period: str, n: int) -> str:
        """Return in how many articles of a time somebody is heard."""
        return f"{name}, {period}: {n:,} article{'' if n == 1 else 's'}"

    def said_of(self, who_or_when: str, topic: str, n: int) -> str:
        """Return how many statements of somebody, or of a year, name a topic."""
        return f"{who_or_when} on {topic}: {n:,} statement{'' if n == 1 else 's'}"

    def gap(self, first: str, last: str, n_days: int) -> str:
        """Return that nothing was published for long."""
        return f"Nothing between {first} and {last}: {n_days:,} days"

    def and_more(self, n: int) -> str:
        """Return that there are more than are shown."""
        return f"and {n:,} more"

    def published_in(self, period: str) -> str:
        """Return which articles are listed."""
        return f"Articles of {period}"
