"""What belongs to one language: its words by what they do in a sentence, and the forms its questions have."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_NONE: frozenset[str] = frozenset()
_FORMS = "questions"


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``, which stand in it with nothing but spaces between them."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """The words of one language, all in small letters; a set is empty where a language's own is not known.

    Attributes:
        code: ISO 639-1.
        stemmer: The name of its Snowball stemmer; empty where words have no endings.
        stop_words: Words that any sentence may hold, contractions without their apostrophe.
        telling_words: Words that tell that a question is in it: English, and mostly other languages too, has none such.
        question_words: What a question opens with.
        auxiliaries: Verbs that stand beside another verb, in all their forms.
        determiners: "The", "a", "this", "these" and the like.
        possessives: Whose something is, before it.
        prepositions: What a noun follows, but those that say when and those that verbs follow.
        small_words: What has a small letter in names, offices and titles.
        negations: What turns the sense of a sentence.
        numbers: From nought on, so that each stands at its value.
        tens: From twenty to ninety, and what is one word between them.
        fractions: Half, twice, a quarter, percent.
        magnitudes: A dozen, a hundred, a thousand, and so on.
        ordinals: What an enumeration calls its first item, its second and so on.
        months: January first, in full.
        weekdays: Monday first.
        days: Yesterday, tomorrow and the like.
        periods: A week, a spring, a century.
        before_dates: What makes a date of a month or another period behind it.
        reporting_verbs: Verbs whose subject is somebody with words or thoughts of their own, in their plain form.
        reporting_forms: All forms of those verbs.
        pieces: What a published piece is called, in the singular.
        honorifics: Forms of address before a name; they are no offices.
        offices: Offices that stand before a name as a form of address does.
        officials: Who holds an office of state, by the last word of it.
        leaders: Who leads something else.
        professions: What others are called in print who are known by what they do.
        posts: What else somebody holds, does for a living or is to an organisation, as a role names it.
        post_endings: Endings of further words for what somebody does for a living.
        ranks: What, before an office, makes another one of it.
        particles: What may stand between the words of a name.
        roles_as_names: What is printed in place of a name ("caller"), in the singular and for a group.
        askers: Those who put questions.
        asking: What questions say that want to know what was asked, besides those who ask.
        question_labels: What stands before a question in print in place of a name: "Q", "Question".
        answer_labels: What stands so before an answer.
        asker_labels: What somebody who asks is called there: "Reporter".
        guest_labels: What somebody who answers is called there: "Interviewee".
        own_labels: Likewise, of the one who has written it.
        third_person: By which others speak of one person, and of no thing.
        told_to: Before the name of who has put down what somebody told.
        before_interviewers: What stands before the name of who asks, at the head of a line: "interviewed by".
        before_authors: What stands before the name of an author, a photographer or a translator: "by".
        before_guests: What stands before the name of somebody who is interviewed: "interview with".
        self_introductions: What stands before a speaker's own name: "my name is".
        first_person: What a speaker says of himself or herself, before an apostrophe, too.
        first_person_plural: Likewise of several.
        requests: What opens a request that is put without a question mark: "tell us".
        welcomes: What those say who have somebody in their programme, to them or to those who listen.
        thanks: With what those who ask end an interview; "…" stands for a few words.
        notes: What stands before a note of the editors.
        appeals: What only those say who publish, to those who read.
        closings: With what the words behind an interview begin; "…" stands for a few words.
        closing_headings: What a heading holds under which nobody speaks any more.
        guests: Those who answer, whoever they are, in the plural.
        occupations: People by what they do or are, but those that ``occupation_endings`` tell.
        occupation_endings: Endings of words for people who do something.
        everyday_names: Words of every day that are also names.
        surnames: Family names, in Latin letters, that stand before the given name.
        surnames_alike: Those that differ from another in a letter, so that neither is a misspelling of the other.
        not_people: Words of the names of organisations, places and things.
        institutions: Words of the names of those that people work for; a place's name has none.
        openers: Words that begin a question and are no part of a name beside them.
        light_words: Words that may stand in a phrase and say little.
        speech_verbs: Verbs beside words that somebody says, in the forms that stand there, with one speaker.
        articles: The definite articles before one person or thing.
        pronouns: Who speaks, in place of a name: what stands for a man, then what stands for a woman.
        addresses: Forms of address in the same order.
        accordingly: What stands before the name of somebody whose words or view these are.
        persons: Other words for somebody: man, neighbour, victim.
        first_persons: "I" and "we".
        refusing: What stands before a verb of saying where somebody will not say.
        disclosing: Verbs that, refused, leave a question open whatever follows: "comment", "speculate".
        saying: Verbs that do so only where the clause ends or goes on with what was asked: "say", "tell you".
        asked_things: What goes on with what was asked: "how many", "when", "the number".
        unknowing: What stands before those where somebody does not know.
        refusals: What leaves a question open by itself, at the end of a clause: "no comment".
    """

    code: str
    stemmer: str = ""
    stop_words: frozenset[str] = _NONE
    telling_words: frozenset[str] = _NONE
    question_words: frozenset[str] = _NONE
    auxiliaries: frozenset[str] = _NONE
    determiners: frozenset[str] = _NONE
    possessives: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE
    small_words: frozenset[str] = _NONE
    negations: frozenset[str] = _NONE
    numbers: tuple[str, ...] = ()
    tens: tuple[str, ...] = ()
    fractions: frozenset[str] = _NONE
    magnitudes: tuple[str, ...] = ()
    ordinals: tuple[tuple[str, ...], ...] = ()
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    days: frozenset[str] = _NONE
    periods: frozenset[str] = _NONE
    before_dates: frozenset[str] = _NONE
    reporting_verbs: frozenset[str] = _NONE
    reporting_forms: frozenset[str] = _NONE
    pieces: frozenset[str] = _NONE
    honorifics: frozenset[str] = _NONE
    offices: frozenset[str] = _NONE
    officials: frozenset[str] = _NONE
    leaders: frozenset[str] = _NONE
    professions: frozenset[str] = _NONE
    posts: frozenset[str] = _NONE
    post_endings: frozenset[str] = _NONE
    ranks: frozenset[str] = _NONE
    particles: frozenset[str] = _NONE
    roles_as_names: frozenset[str] = _NONE
    askers: frozenset[str] = _NONE
    asking: frozenset[str] = _NONE
    question_labels: frozenset[str] = _NONE
    answer_labels: frozenset[str] = _NONE
    asker_labels: frozenset[str] = _NONE
    guest_labels: frozenset[str] = _NONE
    own_labels: frozenset[str] = _NONE
    third_person: frozenset[str] = _NONE
    told_to: frozenset[str] = _NONE
    before_interviewers: frozenset[str] = _NONE
    before_authors: frozenset[str] = _NONE
    before_guests: frozenset[str] = _NONE
    self_introductions: frozenset[str] = _NONE
    first_person: frozenset[str] = _NONE
    first_person_plural: frozenset[str] = _NONE
    requests: frozenset[str] = _NONE
    welcomes: frozenset[str] = _NONE
    thanks: frozenset[str] = _NONE
    notes: frozenset[str] = _NONE
    appeals: frozenset[str] = _NONE
    closings: frozenset[str] = _NONE
    closing_headings: frozenset[str] = _NONE
    guests: frozenset[str] = _NONE
    occupations: frozenset[str] = _NONE
    occupation_endings: frozenset[str] = _NONE
    everyday_names: frozenset[str] = _NONE
    surnames: frozenset[str] = _NONE
    surnames_alike: frozenset[str] = _NONE
    not_people: frozenset[str] = _NONE
    institutions: frozenset[str] = _NONE
    openers: frozenset[str] = _NONE
    light_words: frozenset[str] = _NONE
    speech_verbs: frozenset[str] = _NONE
    articles: frozenset[str] = _NONE
    pronouns: tuple[frozenset[str], frozenset[str]] = (_NONE, _NONE)
    addresses: tuple[frozenset[str], frozenset[str]] = (_NONE, _NONE)
    accordingly: frozenset[str] = _NONE
    persons: frozenset[str] = _NONE
    first_persons: frozenset[str] = _NONE
    refusing: frozenset[str] = _NONE
    disclosing: frozenset[str] = _NONE
    saying: frozenset[str] = _NONE
    asked_things: frozenset[str] = _NONE
    unknowing: frozenset[str] = _NONE
    refusals: frozenset[str] = _NONE

    @property
    def question_forms(self) -> Mapping[str, tuple[str, ...]]:
        """Templates of questions by the name of their form; none where nobody has written them down."""
        return _question_forms(self.code)


@cache
def _question_forms(code: str) -> Mapping[str, tuple[str, ...]]:
    file = files(__package__).joinpath(_FORMS, f"{code}.txt")
    return read_forms(file.read_text("utf-8") if file.is_file() else "")


def listed(text: str) -> frozenset[str]:
    """Return the words and phrases of ``text``, between which commas stand."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


def phrases(either: Iterable[str]) -> str:
    """Return a pattern of phrases in small letters, the longest first; "…" in one stands for up to sixty characters."""
    longest = sorted(either, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ …", r"\b.{0,60}?").replace(r"\ ", r"\s+") for phrase in longest)


def read_forms(text: str) -> Mapping[str, tuple[str, ...]]:
    """Return the lines under each ``[name]``, in order; ``#`` begins a comment.

    Raises:
        ValueError: A line stands before the first name.
    """
    forms: dict[str, list[str]] = {}
    section: list[str] | None = None
    for number, printed in enumerate(text.splitlines(), start=1):
        line = printed.partition("#")[0].strip()
        # "[the] interview" is a template: only a name has nothing but letters and underscores.
        if line[:1] == "[" and line[-1:] == "]" and line[1:-1].isidentifier():
            section = forms.setdefault(line[1:-1], [])
        elif line and section is None:
            raise ValueError(f"line {number} stands under no [name]: {line!r}")
        elif line and section is not None:
            section.append(line)
    return MappingProxyType({name: tuple(lines) for name, lines in forms.items()})
