"""The words of the pages behind an answer: an article and a quote, the lists, a person, checking a quote, and about."""

from dataclasses import dataclass
from datetime import date

from qa import Verdict


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of articles and people, and the page of one person."""

    find_article: str = "Find an article"
    find_article_hint: str = "Title, publisher, speaker, or what is said"
    find_speaker: str = "Find somebody"
    find_speaker_hint: str = "Name or office"
    find_button: str = "Find"
    show_all: str = "Show all"
    nothing_found: str = "Nothing fits"
    no_article_fits: str = (
        "No article has all of these words, neither in its title, publisher and speakers nor in what is said."
    )
    no_speaker_fits: str = "Nobody has all of these words in their name or office."
    ask_instead: str = "Ask this as a question"
    no_articles_yet: str = "As soon as an article is in the archive, it stands here."
    no_speakers_yet: str = "As soon as somebody speaks in an article, they stand here."
    empty: str = "Nothing here yet"
    jump: str = "Jump to"
    undated: str = "No date"
    other_scripts: str = "Other scripts"
    pages: str = "Pages"
    previous: str = "Previous page"
    next: str = "Next page"
    newer: str = "Newer"
    older: str = "Older"
    with_: str = "With"

    said: str = "Everything they said"
    asked: str = "What they asked"
    nothing_said: str = "Nothing that is printed is known to be theirs."
    topics: str = "Speaks about"
    office: str = "Office, as printed"
    also_as: str = "Also printed as"
    ask_hint: str = "About what?"
    the_rest: str = "The rest of it"
    asking: str = "Asking"
    in_context: str = "In context"

    def n_articles(self, n: int) -> str:
        """Return how many articles there are."""
        return _counted(n, "article", "articles")

    def n_speakers(self, n: int) -> str:
        """Return how many people there are."""
        return _counted(n, "person", "people")

    def n_statements(self, n: int) -> str:
        """Return how many statements there are."""
        return _counted(n, "statement", "statements")

    def fitting(self, n: int, everything: str, find: str) -> str:
        """Return how many of a list have the words that were looked for."""
        return f"{n:,} of {everything} with “{find}”"

    def page(self, number: int, n_pages: int) -> str:
        """Return which part of a list this is."""
        return f"Page {number:,} of {n_pages:,}"

    def and_more(self, n: int) -> str:
        """Return how many people are not named."""
        return f"and {n:,} more"

    def ask_only(self, name: str) -> str:
        """Return what the form that asks one person is for."""
        return f"Ask only {name}"

    def years(self, first: int, last: int) -> str:
        """Return a time by its years."""
        return f"{first}" if first == last else f"{first}–{last}"

    def about_speaker(self, name: str, role: str | None, n_statements: int, n_articles: int) -> str:
        """Return what somebody's page holds, for those who find it in a list of search results."""
        told = f"{self.n_statements(n_statements)} in {self.n_articles(n_articles)}, word for word."
        return f"{name}{f', {role}' if role else ''}: {told}"


@dataclass(frozen=True, slots=True)
class InContext:
    """An article that is read in context: who asks, the marks, and the article beside an answer."""

    asks: str = "asks"
    whole_passage: str = "The whole passage"
    original_here: str = "These words in the original"
    matches: str = "Quotations of the answer in this article"
    previous: str = "Previous"
    next: str = "Next"
    back: str = "Back to the answer"

    beside: str = "The article beside the answer"
    as_page: str = "Open as a page"
    close: str = "Close"
    opening: str = "Opening the article …"
    offline: str = "You are offline. The answer stays where it is; the article opens when you are back."
    unreachable: str = "The server does not answer. The answer stays where it is; try again in a moment."
    failed: str = "The article could not be opened here."

    def recording(self, time: float) -> str:
        """Return what leads to a time in the recording, in seconds."""
        return f"Recording at {clock(time)}"

    def match(self, number: int, n: int) -> str:
        """Return which of several marks is shown."""
        return f"{number} of {n}"

    def n_others(self, n: int) -> str:
        """Return how many marks there are, where none is chosen."""
        return "1 other quotation" if n == 1 else f"{n} other quotations"


@dataclass(frozen=True, slots=True)
class Taking:
    """A quote to take along, and a page on paper."""

    heading: str = "Cite"
    copy: str = "Copy"
    copy_quote: str = "Copy quote"
    copied: str = "Copied"
    not_copied: str = "Copying is not allowed here. The text is selected: press Ctrl+C or ⌘C."
    as_text: str = "Plain text"
    as_markdown: str = "Markdown"
    as_apa: str = "APA"
    as_json: str = "JSON (CSL)"
    the_reporter: str = "the reporter"

    apa_in_text: str = "In the text"
    apa_reference: str = "Reference"
    apa_undated: str = "n.d."

    def quoted(self, words: str) -> str:
        """Return words between quote marks."""
        return f"“{words}”"

    def apa_day(self, day: date) -> str:
        """Return a date as a reference has it."""
        return f"{day:%Y, %B} {day.day}"

    def apa_said(self, name: str, office: str | None, *, asks: bool) -> str:
        """Return what leads to somebody's words."""
        return f"{name}{f', {office},' if office else ''} {'asked' if asks else 'said'}: "

    def printed(self, day: str, address: str) -> str:
        """Return where a page on paper is from."""
        return f"As of {day}: {address}"


@dataclass(frozen=True, slots=True)
class Checking:
    """Checking a quote."""

    heading: str = "Check a quote"
    lede: str = (
        "Paste words that somebody is said to have said. They are compared with every article, word by word, and shown "
        "where they stand – or how they differ from what is printed."
    )
    description: str = "Check whether somebody said it: paste a quote and see it word for word in its place."
    words_label: str = "The words"
    words_hint: str = "“…” stands for words left out, [brackets] for words added."
    name_label: str = "Said by (optional)"
    name_hint: str = "Name or office"
    button: str = "Check"
    again: str = "Check other words"
    missing: str = "Paste the words first."
    compared: str = "Word by word"
    deleted: str = "not printed:"
    inserted: str = "printed:"
    omitted: str = "left out:"
    legend_deleted: str = "in the quote, but not in print"
    legend_inserted: str = "in print, but not in the quote"
    legend_omitted: str = "left out where the quote says so"
    in_print: str = "In print"
    nearest_in_print: str = "The nearest words in print"
    elsewhere: str = "Also at these places"
    whole: str = "The whole sentence is shown; the words of the quote are marked."
    link: str = "Link to this check"
    no_link: str = "These words are too long for a link; paste them again to repeat the check."
    pasted: str = "Checked"
    what_to_try: str = "What may help"
    try_shorter: str = "Paste a shorter part: the most telling six or seven words."
    try_without_name: str = "Check it without the name: somebody else may have said it."
    try_paraphrase: str = (
        "A paraphrase is nobody’s words: only what stands in print word for word, or nearly, is found."
    )
    nearest: str = "Nearest in meaning – not these words"
    quoted: str = "quoted"
    printed: str = "printed"
    understood: str = (
        "Capitals, quote marks, dashes, spaces and other punctuation make no difference; every word, digit, “not” and "
        "currency sign does."
    )

    def verdict(self, verdict: Verdict) -> str:
        """Return the verdict in a few words."""
        return {
            Verdict.VERBATIM: "Word for word",
            Verdict.ALTERED: "Not what is printed",
            Verdict.MISATTRIBUTED: "Somebody else’s words",
            Verdict.INTERVIEWER: "The interviewer’s words",
            Verdict.NOT_FOUND: "Not on the record",
        }[verdict]

    def told(self, verdict: Verdict, *, named: str | None = None) -> str:
        """Return the verdict as a sentence for a terminal or a program; ``named`` is said to have said it."""
        match verdict:
            case Verdict.VERBATIM:
                return "Verbatim: this is printed word for word."
            case Verdict.ALTERED:
                return "Altered: this is not what is printed."
            case Verdict.MISATTRIBUTED:
                others = f"not as {named}'s" if named else "as somebody else's"
                return f"Misattributed: these words are printed, but {others}."
            case Verdict.INTERVIEWER:
                return "Interviewer: these are words of one who asks, not of one who answers."
            case Verdict.NOT_FOUND:
                return "Not found: nobody says this in these articles."

    def explained(self, verdict: Verdict, *, by: str | None, named: str | None) -> str:
        """Return what the verdict means.

        Args:
            verdict: On the quote.
            by: Whose words are in print; nobody's where the reporter writes.
            named: Who is said to have said it.
        """
        match verdict:
            case Verdict.VERBATIM:
                return f"{by} said exactly this." if by else "The reporter writes this. Nobody is quoted as saying it."
            case Verdict.ALTERED:
                print_says = f"What {by} said" if by else "What the reporter wrote"
                return f"{print_says} is near this, but differs. Quote what is printed."
            case Verdict.MISATTRIBUTED:
                return f"These words are printed, but {f'{by} said' if by else 'the reporter wrote'} them, not {named}."
            case Verdict.INTERVIEWER:
                return f"{by or 'Whoever asks'} said this as the one who asks. No interviewee did."
            case Verdict.NOT_FOUND:
                return "Neither these words nor near ones are printed in these articles."

    def too_long(self, n_characters: int, most: int) -> str:
        """Return that there are too many words to check at a time."""
        return f"This has {n_characters:,} characters; the most is {most:,}. Check it in parts."

    def name_too_long(self, most: int) -> str:
        """Return that a name is too long."""
        return f"A name has at most {most} characters."


@dataclass(frozen=True, slots=True)
class Unsure:
    """What is said of words of which it is not sure who says them; they are nobody's until an editor says whose."""

    verdict: str = "Printed, but not sure whose"

    def speaker(self, label: str | None) -> str:
        """Return what stands in place of a name; ``label`` is what is printed there."""
        return f"Speaker not sure (printed: “{label}”)" if label else "Speaker not sure"

    def told(self, verdict: Verdict, *, named: str | None) -> str:
        """Return a verdict that rests on such words as a sentence for a terminal or a program."""
        match verdict:
            case Verdict.ALTERED:
                return "Altered: this is not what is printed, and of what is printed it is not sure who says it."
            case Verdict.MISATTRIBUTED:
                not_theirs = f"not as {named}'s" if named else "not as those of the one named"
                return f"Misattributed: these words are printed, but {not_theirs}: it is not sure who says them."
            case _:
                return "Verbatim: this is printed word for word, but it is not sure who says it."

    def explained(self, verdict: Verdict, *, named: str | None) -> str:
        """Return what a verdict that rests on such words means."""
        match verdict:
            case Verdict.ALTERED:
                return "What is printed is near this, but differs; and it is not sure who says it."
            case Verdict.MISATTRIBUTED:
                return f"These words are printed, but it is not sure who says them. Don’t cite them as {named}’s."
            case _:
                return "Exactly this is printed, but it is not sure who says it. Don’t cite it as anybody’s."


@dataclass(frozen=True, slots=True)
class About:
    """What this is, and what it is not."""

    heading: str = "Their words, not ours"
    description: str = (
        "How this archive answers questions: exact quotations, named speakers, and silence where nobody said it."
    )
    lede: str = (
        "On the Record answers questions about interviews with what the interviewees said. It finds; it does not "
        "write. No sentence you read under somebody’s name was made by a machine."
    )
    promises: str = "What it promises"
    verbatim: str = "Word for word"
    verbatim_why: str = (
        "A quotation is a piece cut out of the article, character by character. Nothing in between could change a word."
    )
    named: str = "Under the right name"
    named_why: str = (
        "Each quotation has its speaker, their office, the article and the date. What an interviewer asked is never "
        "shown as what an interviewee claimed."
    )
    silence: str = "Silence, where nobody said it"
    silence_why: str = (
        "Where nobody answers, the answer says so, and shows what comes near as just that; where nothing comes near, "
        "it shows nothing. Who was asked and did not say is named, too."
    )
    private: str = "Nothing leaves this machine"
    private_why: str = (
        "No language model, no outside service, no trackers, no cookies. What you ask is not written to any log."
    )
    lasting: str = "Everything has an address"
    lasting_why: str = "Conversations, quotations, articles and people are plain links. They outlive the next update."
    how: str = "How an answer comes about"
    how_steps: tuple[str, ...] = (
        "Your question is read: who is meant, which office, which dates. What was understood is shown with the answer.",
        "Every passage is compared with it, by meaning and by the words themselves.",
        "Of the best passages the sentences that answer are cut out, whole, and set under the name of who said them.",
        "How likely it is that each of them answers is estimated. Where none is likely enough, the answer is silence.",
    )
    limits: str = "What it can’t do"
    limits_points: tuple[str, ...] = (
        "It does not say whether what somebody said is true.",
        "It knows these articles and nothing else, and only what was printed: not what was cut before.",
        "It can miss an answer that is put in quite other words, and show one that only comes near. Read in context.",
        "Who says what is read from the page by rules. Where that stays unclear, the words are shown as nobody’s.",
    )
    check_why: str = (
        "Before words go into print, paste them: you see whether they are word for word, altered, somebody else’s, the "
        "interviewer’s, or nowhere."
    )
    cite: str = "How to cite"
    cite_why: str = (
        "“Cite” under a quotation gives it ready to paste. Whatever your style, name who spoke, their office then, the "
        "article, its date, and the link to the words:"
    )
    cite_pattern: str = "Name, office, in “Title of the article”, publisher, date, link from “Read in context”."
    developers: str = "For developers"
    developers_why: str = "All of this is there for programs, too: answers, search and checks as JSON, with sources."
    docs: str = "Documentation of the API"
    version: str = "Version of the archive"

    def articles(self, n: int) -> str:
        """Return what the number of articles is a number of."""
        return "article" if n == 1 else "articles"

    def speakers(self, n: int) -> str:
        """Return what the number of speakers is a number of."""
        return "person on the record" if n == 1 else "people on the record"

    def passages(self, n: int) -> str:
        """Return what the number of passages is a number of."""
        return "passage" if n == 1 else "passages"

    def as_of(self, day: str, time: str) -> str:
        """Return when the archive was brought up to date."""
        return f"Brought up to date on {day}, {time} UTC"


def clock(time: float) -> str:
    """Return a time in a recording as players show it."""
    minutes, seconds = divmod(int(time), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _counted(n: int, one: str, several: str) -> str:
    return f"1 {one}" if n == 1 else f"{n:,} {several}"
