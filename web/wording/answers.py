"""What is said of an answer, wherever it is shown: a sentence for each message of a reply."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus import Article, Part, Speaker
from qa import (
    ArticleFact,
    ComparedByWords,
    Contents,
    Declined,
    Fact,
    FactUnknown,
    Lack,
    Message,
    NotMentioned,
    NotSpeaking,
    NotSureWhose,
    OtherLanguage,
    PersonFact,
    Silence,
    SmallTalk,
    Welcome,
    Which,
)

MAX_NAMED = 20
_LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answers:
    """The sentences in English; another language overrides what its grammar makes otherwise."""

    greeting: str = "Hello."
    thanks: str = "You are welcome."
    remark: str = "Only questions can be answered here."
    help: str = "This is an archive of interviews to put questions to, and nobody to talk with."
    welcome: str = (
        "Ask what somebody says about a topic, who speaks of it, or how several people differ; the answer is what was "
        "said in the interviews, word for word, each quotation with the name of who said it. Where nobody said "
        "anything on it, you are told so."
    )
    nothing_found: str = "Not on the record"
    not_sure_whose: str = "There are words on this, but it is not sure who says them."
    unknown_script: str = "The search model does not know this script, so only the words themselves were compared."
    unknown_words: str = "The search model knows no such words, so only the words themselves were compared."

    def told(self, messages: Iterable[Message]) -> str:
        """Return messages as text, empty where there are none."""
        return " ".join(map(self.sentence, messages))

    def sentence(self, message: Message) -> str:
        """Return a message as a sentence."""
        match message:
            case Silence():
                return self.silence(message)
            case NotSureWhose():
                return self.not_sure_whose
            case Declined(name, topic):
                return f"Asked{f' about {topic}' if topic else ' this'}, {name} did not say:"
            case NotSpeaking(names):
                return f"{self.all_of(names)} {'does' if len(names) == 1 else 'do'} not speak in these articles."
            case Which():
                return self.which(message)
            case OtherLanguage(languages):
                said = self.one_of([self.name_of(one) for one in languages])
                return f"This archive is in {said}; please ask in {said}."
            case NotMentioned(occupation):
                return f"No {occupation} is mentioned in these articles."
            case ComparedByWords(is_script):
                return self.unknown_script if is_script else self.unknown_words
            case _:
                return self.known(message)

    def known(self, message: ArticleFact | FactUnknown | PersonFact | Contents | Welcome) -> str:
        """Return what is known of the articles and people themselves."""
        match message:
            case ArticleFact(fact, article):
                return self.article_fact(fact, article)
            case FactUnknown(articles):
                they_do = f"These {len(articles)} articles do" if len(articles) > 1 else f"“{articles[0].title}” does"
                return f"{they_do} not say that."
            case PersonFact():
                return self.person_fact(message)
            case Contents():
                return self.contents(message)
            case Welcome():
                return self.welcoming(message)

    def silence(self, silence: Silence) -> str:
        """Return that nothing answers, and why."""
        people = silence.people
        where = "within these filters" if silence.filtered else "in these articles"
        match silence.lack:
            case Lack.SPEECH:
                nobody = (
                    f"{people[0]} says nothing" if len(people) == 1 else f"Neither {' nor '.join(people)} says anything"
                )
                return f"{nobody}{f' about {silence.topic}' if silence.topic else ''} {where}."
            case Lack.ANSWER:
                if people:
                    says = f"Nothing that {self.one_of(people)} says {where}"
                    return f"{says} answers this{' directly' if silence.near else ''}."
                if silence.near:
                    return f"Nobody answers this directly {where}."
                return f"Nobody says anything {where} that answers this."
            case Lack.PASSAGES:
                return f"There is nothing {where}."
            case Lack.ANSWERING:
                return f"{' and '.join(people)} only {'asks' if len(people) == 1 else 'ask'} questions {where}."
            case Lack.QUESTION:
                asked = f"{self.one_of(people)} is asked" if people else "the interviewers ask"
                return f"Nothing that {asked} {where} fits this."
            case Lack.MORE:
                if people:
                    return f"{self.all_of(people)} {'says' if len(people) == 1 else 'say'} no more on this {where}."
                return f"Nobody says more on this {where} than you have read."

    def which(self, which: Which) -> str:
        """Return who is meant by an office, as a question."""
        if which.is_held:
            return f"Which {which.office}: {self.one_of(which.names[:MAX_NAMED])}?"
        nobody = f"Nobody who speaks in these articles is called “{which.office}”."
        if not which.names:
            return nobody
        return f"{nobody} Do you mean {self.one_of(which.names[:MAX_NAMED])}?"

    def name_of(self, language: str) -> str:
        """Return what a language is called, by its ISO 639-1 code."""
        return _LANGUAGES.get(language, f"“{language}”")

    def article_fact(self, fact: Fact, article: Article) -> str:
        """Return what is known of an article."""
        title, people = f"“{article.title}”", article.speakers
        match fact:
            case Fact.WRITERS:
                return f"{title} is by {article.byline}."
            case Fact.INTERVIEWERS:
                names = [speaker.name for speaker in people if speaker.part is Part.INTERVIEWER]
                return f"The questions in {title} are asked by {self.some_of(names)}."
            case Fact.INTERVIEWEES:
                named = [f"{one.name}, {one.role}" if one.role else one.name for one in people if not one.interviewer]
                return f"Interviewed in {title}: {'; '.join(named) or 'nobody by name'}."
            case Fact.SOURCE:
                return f"{title} is from {article.source or article.url}."
            case Fact.DAY:
                return f"{title} was published on {self.day(article.published)}." if article.published else ""

    def person_fact(self, fact: PersonFact) -> str:
        """Return who a person is, and where they speak."""
        speaker = fact.speaker
        does = "asks the questions" if speaker.interviewer else "is interviewed"
        role = f", {speaker.role}," if speaker.role else ""
        return f"{speaker.name}{role} {does} in {self.some_of([f'“{title}”' for title in fact.titles])}."

    def contents(self, contents: Contents) -> str:
        """Return which articles there are."""
        n, articles = contents.n_articles, contents.articles
        titles = [f"“{one.title}”{f' ({self.day(one.published)})' if one.published else ''}" for one in articles]
        others = [f"{n - len(articles)} more"] if n > len(articles) else []
        return f"{'1 article' if n == 1 else f'{n:,} articles'}: {'; '.join([*titles, *others])}."

    def welcoming(self, welcome: Welcome) -> str:
        """Return what can be asked, and of which articles."""
        openings = {
            SmallTalk.GREETING: self.greeting,
            SmallTalk.THANKS: self.thanks,
            SmallTalk.REMARK: self.remark,
            SmallTalk.HELP: self.help,
        }
        there = f"There {'is' if welcome.contents.n_articles == 1 else 'are'} {self.contents(welcome.contents)}"
        return f"{openings[welcome.talk]} {self.welcome} {there}"

    def day(self, day: date) -> str:
        """Return a date in full."""
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def all_of(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence."""
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

    def some_of(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence, those after the first twenty as a number."""
        n_others = len(names) - MAX_NAMED
        return self.all_of([*names[:MAX_NAMED], *([f"{n_others} more"] if n_others > 0 else [])])

    def one_of(self, names: Sequence[str]) -> str:
        """Return names as a choice."""
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def names_of(speakers: Iterable[Speaker]) -> tuple[str, ...]:
    """Return the names of people in order, each once though several have it."""
    return tuple(dict.fromkeys(speaker.name for speaker in speakers))
