"""The words of the rooms in which drafts are tried and published, and versions are gone back to."""

from dataclasses import dataclass

from corpus import Kind
from corpus.editing import Outcome
from qa import Failure, Figure, Status, Task


@dataclass(frozen=True, slots=True)
class PublishingWords:
    """Trying, publishing, going back."""

    trying: str = "Try"
    try_lede: str = "Ask the published articles and the drafts the same question, and compare what readers would get."
    question: str = "Question"
    ask: str = "Ask both"
    no_question: str = "Type a question first."
    now_published: str = "Published"
    with_drafts: str = "With the drafts"
    only_here: str = "Only here"
    no_quotes: str = "No words are shown."
    saved_heading: str = "Saved questions"
    saved_lede: str = (
        "The questions whose answers are known are asked of both; what readers would find better or worse is listed."
    )
    saved_none: str = (
        "No question is saved yet. Save one where readers’ questions are listed, or in the file questions.jsonl "
        "in the folder of the drafts."
    )
    saved_ask: str = "Ask the saved questions"
    figure_name: str = "Questions with …"
    better: str = "Better with the drafts"
    worse: str = "Worse with the drafts"
    alike: str = "Every question goes as it did before."

    publish_lede: str = "This is what changes for readers. Until it is complete and checked, they read on undisturbed."
    nothing: str = "No draft waits to be published."
    try_first: str = "Try the drafts first"
    look_again: str = "Look again"
    waiting_heading: str = "Waiting to be published"
    others_heading: str = "Changes besides the drafts"
    others_lede: str = (
        "The folder of articles is newer than what readers see: these changes are in it already and will be published, "
        "too."
    )
    rolled_back: str = (
        "Readers see an earlier version, which somebody went back to. What is published now goes on from the newest."
    )
    forward: str = "No draft waits. To let readers see these changes again, choose the newest version there:"
    no_difference: str = "Nothing changes for readers."
    from_draft: str = "Draft of"
    to_review: str = "Look at it"
    note: str = "Note for the history (optional)"
    note_hint: str = "Why this is published; other editors read it."
    told: str = "Tell readers who follow an old link what was corrected, with the former words struck through"
    button: str = "Publish"
    changed_since: str = "Something was changed since you looked at this page. Look at it once more, then publish."
    nothing_chosen: str = "Choose at least one article to publish."
    someone_at_work: str = "Somebody else was quicker: wait until this is done. Your note is kept below."
    outdated_heading: str = "Changed elsewhere meanwhile"
    outdated_lede: str = (
        "These files were changed in the folder of articles since their drafts were made. Choose which holds; "
        "until then nothing is published. What is not chosen can be brought back by undoing."
    )
    outdated_shown: str = "Struck through: only in the published file. Underlined: only in the draft."
    keep_draft: str = "Keep the draft"
    keep_published: str = "Keep what is published"
    published: str = "Published. Readers see it now."
    prepared: str = "Done."
    progress: str = "Progress"
    unsure: str = "speaker not sure"

    history_lede: str = "Every version that readers saw, the newest first. Times are UTC."
    history_none: str = "Nothing was published yet."
    in_use: str = "Readers see this"
    go_back: str = "Go back to this version"
    went_back_now: str = "Readers see the earlier version now. The drafts and the folder of articles stay as they are."
    built: str = "Built without the desk"
    was_published: str = "Published"
    went_back: str = "Went back to an earlier version"
    by: str = "by"
    what_changed: str = "What changed"
    download: str = "Download the whole history (JSON lines)"
    withdraw_heading: str = "Withdraw an article"
    withdraw_lede: str = "It goes with the next publication, and its links then say that it was withdrawn."
    withdraw_find: str = "Title, source or person"
    find: str = "Find"
    found_none: str = "No published article has these words."
    withdraw: str = "Withdraw"
    withdrawn: str = "This article will be withdrawn when you publish."

    done_publish: str = "published"
    done_roll_back: str = "went back to the version"
    done_withdraw: str = "withdrew, to be published,"
    done_keep_draft: str = "kept the draft, not the published file, of"
    done_keep_published: str = "kept the published file, not the draft, of"

    def outcome(self, outcome: Outcome) -> str:
        """Return what became of an article."""
        return {Outcome.ADDED: "new", Outcome.CHANGED: "changed", Outcome.WITHDRAWN: "withdrawn"}[outcome]

    def summary(self, outcome: Outcome, *, n_paragraphs: int, n_changed: int) -> str:
        """Return how much of an article differs."""
        if outcome is Outcome.CHANGED:
            counted = "1 change" if n_changed == 1 else f"{n_changed:,} changes"
            return counted if n_changed else "nothing that readers see"
        return "1 paragraph" if n_paragraphs == 1 else f"{n_paragraphs:,} paragraphs"

    def waiting(self, n: int) -> str:
        """Return that paragraphs are nobody's words until an editor says whose."""
        return (
            "1 paragraph is unsure: it is nobody’s words until an editor says whose."
            if n == 1
            else f"{n:,} paragraphs are unsure: they are nobody’s words until an editor says whose."
        )

    def more(self, n: int) -> str:
        """Return how many paragraphs are not shown."""
        return f"And {n:,} more."

    def kind(self, kind: Kind) -> str:
        """Return what a paragraph is."""
        return {
            Kind.STATEMENT: "answer",
            Kind.QUESTION: "question",
            Kind.NARRATION: "narration",
            Kind.HEADING: "heading",
            Kind.CAPTION: "caption",
            Kind.BOILERPLATE: "around the article",
        }[kind]

    def fact(self, name: str, of: str | None) -> str:
        """Return what is known of an article, or of a person."""
        known = {
            "title": "Title",
            "byline": "Byline",
            "published": "Day of publication",
            "source": "Source",
            "url": "Address",
            "language": "Language",
            "media": "Recording",
            "name": "Name",
            "office": "Office",
            "part": "Part",
        }[name]
        return f"{known} of {of}" if of else known

    def status(self, status: Status) -> str:
        """Return how a reply answers."""
        return {
            Status.ANSWERED: "Answered",
            Status.NEAR: "Not answered; these words come nearest",
            Status.NOT_FOUND: "Not on the record",
        }[status]

    def figure(self, figure: Figure) -> str:
        """Return what is counted of the saved questions."""
        return {
            Figure.FIRST: "the right words first",
            Figure.GLANCE: "the right words at a glance",
            Figure.SEEN: "the right words shown, if only as near",
            Figure.SPEAKER: "the right person first",
            Figure.PASSAGE: "the right passage first",
            Figure.ANSWERED: "an answer",
            Figure.SILENT: "silence where nobody answers",
            Figure.DECLINED: "who was asked and did not say",
        }[figure]

    def compared(self, n: int) -> str:
        """Return how many questions were asked of both."""
        return "1 question was asked of both." if n == 1 else f"{n:,} questions were asked of both."

    def holds(self, n_articles: int, n_passages: int) -> str:
        """Return how much a version holds."""
        return f"{n_articles:,} {'article' if n_articles == 1 else 'articles'}, {n_passages:,} passages"

    def going_on(self, task: Task, *, who: str) -> str:
        """Return what goes on, and who began it."""
        return {
            Task.PREPARE: f"What will change is being worked out, for {who} …",
            Task.TRY: f"The saved questions are being asked, for {who} …",
            Task.PUBLISH: f"{who} publishes. Readers read on meanwhile …",
        }[task]

    def failed(self, failure: Failure) -> str:
        """Return why work came to nothing."""
        return {
            Failure.OUTDATED: "Not published: a file was changed elsewhere since its draft was made. Choose below.",
            Failure.NOTHING: "Nothing was published: there is no such draft any more.",
            Failure.BUSY: "Not published: somebody else is publishing just now. Try again in a moment.",
            Failure.INTERRUPTED: "The server was stopped before this was done. Nothing is lost; begin once more.",
            Failure.OTHER: "This could not be done. Everything is as it was, and the drafts are kept.",
        }[failure]
