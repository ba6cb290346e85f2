"""The words that the rooms of the editor's desk share."""

from dataclasses import dataclass, field

from .adding import AddingWords
from .door import DoorWords
from .insight import LearnWords, SurveyWords
from .mending import MendingWords
from .publishing import PublishingWords


@dataclass(frozen=True, slots=True)
class Desk:
    """The editor's desk: its rooms, and its log. Each room has a part of its own."""

    name: str = "Editor's desk"
    navigation: str = "Rooms of the desk"
    overview: str = "Overview"
    add: str = "Add"
    review: str = "Review"
    publish: str = "Publish"
    history: str = "History"
    learn: str = "Learn"
    log: str = "Log"
    to_site: str = "The readers' page"
    signed_in_as: str = "Signed in as"
    drafts: str = "Drafts"
    no_drafts: str = "There is no draft: everything is as published."
    log_lede: str = "What was done at the desk, the newest first. Times are UTC."
    log_empty: str = "Nothing was done yet."
    log_when: str = "When"
    log_who: str = "Who"
    log_what: str = "What"
    done_signed_in: str = "signed in"
    done_signed_out: str = "signed out"
    done_refused: str = "gave a wrong password, from"
    done_case_kept: str = "added to the question set:"
    done_report_done: str = "marked a report as done:"
    done_report_undone: str = "marked a report as not done:"
    door: DoorWords = field(default_factory=DoorWords)
    learning: LearnWords = field(default_factory=LearnWords)
    survey: SurveyWords = field(default_factory=SurveyWords)
    done_added: str = "added"
    done_updated: str = "updated"
    done_mended: str = "mended"
    done_undone: str = "took back"
    done_redone: str = "did again"
    done_discarded: str = "let go of the draft of"
    done_withdrawn: str = "is taking away"
    adding: AddingWords = field(default_factory=AddingWords)
    mending: MendingWords = field(default_factory=MendingWords)
    publishing: PublishingWords = field(default_factory=PublishingWords)

    def action(self, action: str) -> str:
        """Return the words of an action of the log; one that has none is named as it is."""
        words = getattr(self, f"done_{action}", None) or getattr(self.publishing, f"done_{action}", action)
        return words if isinstance(words, str) else action
