"""The words of the room where articles are looked through and mended."""

from dataclasses import dataclass

from corpus import Kind


@dataclass(frozen=True, slots=True)
class MendingWords:
    """Looking an article through, and saying whose words are whose."""

    review_lede: str = "Drafts first: what is nobody's until you say whose. Published articles can be mended as well."
    drafts: str = "Drafts"
    no_drafts: str = "There is no draft. Add an article, or choose a published one."
    articles: str = "Published articles"
    find: str = "Find by the name of the file"
    find_button: str = "Find"
    more: str = "There are more: find them by name."
    restore: str = "Keep it after all"
    withdrawn: str = "To be taken away when you publish next."
    published: str = "Published"
    new: str = "New, not published yet"
    list_heading: str = "What waits"
    nothing_waits: str = "Nothing waits: it is clear who says what."
    keys: str = "n: next · p: previous · 1 to 9: this person · 0: narration · u: undo"
    paragraphs: str = "The article, as it will be understood"
    mended: str = "said by an editor"
    why: str = "Why"
    label: str = "Label"
    nobody: str = "nobody known"
    may_be: str = "Whose words are these?"
    tick: str = "Tick paragraph"
    bar: str = "Say of what is ticked"
    speaker: str = "Speaker"
    as_it_is: str = "as it is"
    somebody_else: str = "or somebody else, by full name"
    kind_label: str = "Kind"
    scope: str = "Of"
    scope_ticked: str = "what is ticked"
    scope_next: str = "what is ticked, and the next turn too"
    scope_label: str = "everything behind the same label"
    scope_alike: str = "every unsure paragraph like it"
    say: str = "Say so"
    say_nobody: str = "Nobody says it"
    undo: str = "Undo"
    redo: str = "Redo"
    people: str = "People"
    name: str = "Name"
    aliases: str = "Other names, separated by commas"
    part: str = "Part"
    interviewer: str = "asks"
    interviewee: str = "answers"
    office: str = "Office"
    since: str = "from"
    until: str = "to"
    save: str = "Save"
    across: str = "This holds in every article."
    merge: str = "Is the same person as"
    merge_name: str = "or somebody of another article, by name or id"
    merge_button: str = "Make them one"
    facts: str = "About the article"
    title: str = "Title"
    byline: str = "Byline"
    day: str = "Date"
    source: str = "Source"
    url: str = "Address"
    media: str = "Recording (address)"
    warnings: str = "To look at"
    whole: str = "The whole article"
    edit_text: str = "Split or join paragraphs, mend a word"
    text: str = "The text of the file"
    text_hint: str = (
        "An empty line parts paragraphs. Corrections of words that have gone are left out, and you are told."
    )
    discard: str = "Let go of the draft"
    withdraw: str = "Take the article away"
    offer_button: str = "Yes, all of them"
    done: str = "Done:"
    undone: str = "Taken back:"
    redone: str = "Done again:"
    nothing: str = "There was nothing to change."
    conflict_heading: str = "Somebody else changed this meanwhile"
    conflict: str = "Nothing was overwritten. On the left is what they kept, on the right what you were about to keep."
    theirs: str = "Theirs, as it is now"
    yours: str = "Yours"
    on_top: str = "Say mine on top of theirs"
    leave: str = "Leave it as it is now"
    no_file: str = "(no such file)"

    def kind(self, kind: Kind) -> str:
        """Return what a paragraph is."""
        return {
            Kind.STATEMENT: "Answer",
            Kind.QUESTION: "Question",
            Kind.NARRATION: "Narration",
            Kind.HEADING: "Heading",
            Kind.CAPTION: "Caption",
            Kind.BOILERPLATE: "Not the article",
        }[kind]

    def sure(self, percent: int) -> str:
        """Return how sure the reading of a paragraph is."""
        return f"{percent} % sure"

    def waiting(self, n: int) -> str:
        """Return how many paragraphs wait for an editor."""
        if n == 0:
            return "It is clear who says what."
        return "1 paragraph waits" if n == 1 else f"{n} paragraphs wait"

    def offer_label(self, n: int, label: str) -> str:
        """Return the offer to say the same of everything behind a label."""
        return f"Say the same of {'the other paragraph' if n == 1 else f'all {n} others'} behind “{label}”?"

    def offer_alike(self, n: int) -> str:
        """Return the offer to say the same of all that is as unsure."""
        return f"Say the same of {'the other one' if n == 1 else f'all {n} others'} that are unsure in the same way?"
