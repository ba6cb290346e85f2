"""German: the sentences of replies; what is not here is in English."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus import Article, Part
from corpus.language import language_of
from qa import (
    Ambiguity,
    Contents,
    Declined,
    Fact,
    FactUnknown,
    Lack,
    Message,
    NotMentioned,
    NotSpeaking,
    OtherLanguage,
    PersonFact,
    Silence,
    SmallTalk,
    Welcome,
    Which,
)

from .answers import Answers, names_of
from .chat import Chat
from .wording import Wording

_MAX_NAMED = 20
_LANGUAGES = {
    "ar": "Arabisch", "de": "Deutsch", "en": "Englisch", "es": "Spanisch", "fr": "Französisch", "it": "Italienisch",
    "ja": "Japanisch", "ko": "Koreanisch", "nl": "Niederländisch", "pl": "Polnisch", "pt": "Portugiesisch",
    "ru": "Russisch", "zh": "Chinesisch",
}  # fmt: skip
_MONTHS = language_of("de").months


@dataclass(frozen=True, slots=True)
class GermanAnswers(Answers):
    """The sentences in German."""

    greeting: str = "Guten Tag."
    thanks: str = "Gern geschehen."
    remark: str = "Hier lassen sich nur Fragen beantworten."
    help: str = "Dies ist ein Archiv von Interviews, dem man Fragen stellt, und niemand, mit dem man plaudert."
    welcome: str = (
        "Fragen Sie, was jemand zu einem Thema sagt, wer darüber spricht oder worin sich mehrere unterscheiden; die "
        "Antwort ist, was in den Interviews gesagt wurde, Wort für Wort, jedes Zitat mit dem Namen dessen, der es "
        "gesagt hat. Hat niemand etwas dazu gesagt, so erfahren Sie das."
    )
    nothing_found: str = "Dazu steht hier nichts"
    unknown_script: str = "Das Suchmodell kennt diese Schrift nicht, deshalb wurden nur die Wörter verglichen."
    unknown_words: str = "Das Suchmodell kennt keine solchen Wörter, deshalb wurden nur die Wörter verglichen."

    def sentence(self, message: Message) -> str:
        """Return a message as a sentence."""
        match message:
            case Declined(name, topic):
                return f"{f'Nach „{topic}“' if topic else 'Danach'} gefragt, hat {name} dies nicht beantwortet:"
            case NotSpeaking(names):
                come = "kommt" if len(names) == 1 else "kommen"
                return f"{self.all_of(names)} {come} in diesen Artikeln nicht zu Wort."
            case OtherLanguage(languages):
                said = self.one_of([self.name_of(one) for one in languages])
                return f"Dieses Archiv ist auf {said}; bitte fragen Sie auf {said}."
            case NotMentioned(occupation):
                return f"Von „{occupation}“ ist in diesen Artikeln nicht die Rede."
            case FactUnknown(articles):
                title = articles[0].title
                they = f"Diese {len(articles)} Artikel sagen" if len(articles) > 1 else f"„{title}“ sagt"
                return f"{they} das nicht."
            case _:
                return Answers.sentence(self, message)

    def silence(self, silence: Silence) -> str:
        """Return that nothing answers, and why."""
        people = silence.people
        where = "mit diesen Filtern" if silence.filtered else "in diesen Artikeln"
        match silence.lack:
            case Lack.SPEECH:
                on_it = f" über {silence.topic}" if silence.topic else ""
                if len(people) == 1:
                    return f"{people[0]} sagt {where} nichts{on_it}."
                return f"Weder {' noch '.join(people)} sagt {where} etwas{on_it}."
            case Lack.ANSWER:
                said = f"Nichts, was {self.one_of(people) if people else 'jemand'} {where} sagt,"
                return f"{said} beantwortet das{' unmittelbar' if silence.near else ''}."
            case Lack.PASSAGES:
                return f"Es gibt {where} nichts."
            case Lack.ANSWERING:
                return f"{self.all_of(people)} {'stellt' if len(people) == 1 else 'stellen'} {where} nur Fragen."
            case Lack.QUESTION:
                asked = f"{self.one_of(people)} {where} gefragt wird" if people else f"{where} gefragt wird"
                return f"Nichts, was {asked}, passt dazu."
            case Lack.MORE:
                if people:
                    says = "sagt" if len(people) == 1 else "sagen"
                    return f"Mehr {says} {self.all_of(people)} dazu {where} nicht."
                return f"Mehr als das sagt dazu {where} niemand."

    def which(self, which: Which) -> str:
        """Return who is meant by an office, as a question."""
        if which.is_held:
            return f"Wer ist mit „{which.office}“ gemeint: {self.one_of(which.names[:_MAX_NAMED])}?"
        nobody = f"Niemand, der in diesen Artikeln zu Wort kommt, heißt „{which.office}“."
        return f"{nobody} Meinen Sie {self.one_of(which.names[:_MAX_NAMED])}?" if which.names else nobody

    def name_of(self, language: str) -> str:
        """Return what a language is called, by its ISO 639-1 code."""
        return _LANGUAGES.get(language, f"„{language}“")

    def article_fact(self, fact: Fact, article: Article) -> str:
        """Return what is known of an article."""
        title, people = f"„{article.title}“", article.speakers
        match fact:
            case Fact.WRITERS:
                return f"{title} ist von {article.byline}."
            case Fact.INTERVIEWERS:
                names = [speaker.name for speaker in people if speaker.part is Part.INTERVIEWER]
                return f"Die Fragen in {title} {'stellt' if len(names) == 1 else 'stellen'} {self.some_of(names)}."
            case Fact.INTERVIEWEES:
                named = [f"{one.name}, {one.role}" if one.role else one.name for one in people if not one.interviewer]
                return f"Befragt in {title}: {'; '.join(named) or 'niemand mit Namen'}."
            case Fact.SOURCE:
                return f"{title} ist aus: {article.source or article.url}."
            case Fact.DAY:
                return f"{title} ist am {self.day(article.published)} erschienen." if article.published else ""

    def person_fact(self, fact: PersonFact) -> str:
        """Return who a person is, and where they speak."""
        speaker = fact.speaker
        does = "stellt die Fragen" if speaker.interviewer else "wird befragt"
        role = f", {speaker.role}," if speaker.role else ""
        return f"{speaker.name}{role} {does} in {self.some_of([f'„{title}“' for title in fact.titles])}."

    def contents(self, contents: Contents) -> str:
        """Return which articles there are."""
        n, articles = contents.n_articles, contents.articles
        titles = [f"„{one.title}“{f' ({self.day(one.published)})' if one.published else ''}" for one in articles]
        others = [f"{n - len(articles)} weitere"] if n > len(articles) else []
        return f"{n} Artikel: {'; '.join([*titles, *others])}."

    def welcoming(self, welcome: Welcome) -> str:
        """Return what can be asked, and of which articles."""
        openings = {
            SmallTalk.GREETING: self.greeting,
            SmallTalk.THANKS: self.thanks,
            SmallTalk.REMARK: self.remark,
            SmallTalk.HELP: self.help,
        }
        return f"{openings[welcome.talk]} {self.welcome} Es gibt {self.contents(welcome.contents)}"

    def day(self, day: date) -> str:
        """Return a date in full."""
        return f"{day.day}. {_MONTHS[day.month - 1].capitalize()} {day.year}"

    def all_of(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence."""
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} und {names[-1]}"

    def one_of(self, names: Sequence[str]) -> str:
        """Return names as a choice."""
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} oder {names[-1]}"


@dataclass(frozen=True, slots=True)
class GermanChat(Chat):
    """An answer as a whole, and the first screen, in German."""

    also: str = "Außerdem dazu"
    same_article: str = "Im selben Artikel"
    views: str = "Die Antwort ordnen"
    best_first: str = "Das Beste zuerst"
    by_person: str = "Nach Personen"
    by_year: str = "Nach Jahren"
    whole_answer: str = "Die ganze Antwort"
    goes_on_from: str = "Knüpft an an"

    declined: str = "Gefragt, aber nicht beantwortet"
    where_next: str = "Wie es weitergeht"

    subjects: str = "Darum geht es"

    def in_office(self, role: str) -> str:
        """Return who somebody was in one of several articles."""
        return f"als {role}"


@dataclass(frozen=True, slots=True)
class GermanWording(Wording):
    """The sentences of replies in German; all around them is in English."""

    language: str = "de"
    answers: Answers = field(default_factory=GermanAnswers)
    chat: Chat = field(default_factory=GermanChat)

    def ambiguous(self, ambiguity: Ambiguity) -> str:
        """Return that some words fit several people."""
        names = self.answers.all_of(names_of(ambiguity.speakers))
        return f"„{ambiguity.words}“ passt auf mehrere: {names}. Alle wurden durchsucht."

    def looked_for(self, topic: str) -> str:
        """Return what was looked for where nothing was found."""
        return f"Gesucht wurde nach „{topic}“."


GERMAN = GermanWording()
