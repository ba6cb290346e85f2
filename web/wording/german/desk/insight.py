"""German: the words of what an editor learns, of readers and of the archive as a whole."""

from dataclasses import dataclass

from web.wording.desk import LearnWords, SurveyWords
from web.wording.german.numbers import counted, in_german


@dataclass(frozen=True, slots=True)
class GermanLearnWords(LearnWords):
    """Was Leser fragen und nicht finden."""

    lede: str = "Was Leserinnen und Leser fragen und nicht finden, was sie öffnen und was sie davon halten."
    off: str = (
        "Auf dieser Website wird nichts von dem aufbewahrt, was Leser fragen. Wer sie betreibt, kann das mit OTR_LEARN "
        "einschalten; die Leser erfahren dann, was aufbewahrt wird, und wie lange."
    )
    days: str = "Tage"
    first: str = "Von"
    last: str = "Bis"
    show: str = "Diese Tage zeigen"
    everything: str = "Alles, was aufbewahrt ist"
    as_csv: str = "Als CSV herunterladen:"
    csv_questions: str = "Fragen"
    csv_opened: str = "Zitate"
    csv_thumbs: str = "Meinungen"
    csv_reports: str = "Hinweise"
    asked: str = "gestellte Fragen"
    answered: str = "beantwortet"
    near: str = "nur in die Nähe gekommen"
    declined: str = "gefragt, aber nicht beantwortet worden"
    not_found: str = "ohne Fund"
    unanswered: str = "Nicht beantwortet"
    unanswered_lede: str = "Fragen in fast denselben Worten stehen beisammen, die häufigsten zuerst."
    none_unanswered: str = "Jede Frage dieser Tage hat eine Antwort gefunden."
    question: str = "Frage"
    times: str = "Wie oft"
    outcome: str = "Ergebnis"
    make_case: str = "Für die Fragensammlung"
    in_set: str = "In der Fragensammlung"
    nobody: str = "Das beantwortet niemand"
    somebody: str = "Doch, jemand"
    who: str = "Wer es beantwortet (Name, wie er gedruckt ist)"
    words: str = "Worte, die in der Antwort stehen (freiwillig)"
    keep: str = "Aufnehmen"
    as_now: str = "Die heutige Antwort als richtig aufnehmen"
    topics: str = "Wonach am meisten gefragt wird"
    topic: str = "Thema"
    found: str = "Beantwortet"
    no_topics: str = "In diesen Tagen wurde nichts gefragt."
    opened: str = "Am häufigsten geöffnete Zitate"
    no_opened: str = "In diesen Tagen wurde kein Zitat geöffnet."
    gone: str = "nicht mehr im Archiv"
    thumbs: str = "Was Leser davon halten"
    no_thumbs: str = "In diesen Tagen hat niemand gesagt, was von einer Antwort zu halten ist."
    of_use: str = "Hilft"
    no_use: str = "Hilft nicht"
    reports: str = "Hinweise von Lesern"
    no_reports: str = "Es gibt keinen Hinweis."
    reports_off: str = "Auf dieser Website werden keine Hinweise angenommen: OTR_REPORTS nennt keine Datei dafür."
    done: str = "Erledigt"
    undone: str = "Doch nicht erledigt"
    is_done: str = "Schon erledigt"
    asked_then: str = "Gefragt war:"
    case_kept: str = "Die Frage steht in der Fragensammlung. `evaluate` stellt sie von nun an."
    case_there: str = "Die Frage stand schon in der Fragensammlung; geändert wurde nichts."
    case_wrong: str = "Das ergibt keinen Fall: Nennen Sie, wer antwortet, oder Worte aus der Antwort."
    no_answer_now: str = "Diese Frage beantwortet heute nichts; es gibt keine Antwort, die sich aufnehmen ließe."
    report_marked: str = "Der Hinweis ist gekennzeichnet."

    def times_asked(self, n: int) -> str:
        """Return how often something was asked in other words, too."""
        return f"und {in_german(n)} ähnliche"

    def last_days(self, n: int) -> str:
        """Return that the last days are shown."""
        return f"Die letzten {in_german(n)} Tage"

    def share(self, part: int, whole: int) -> str:
        """Return how many of them."""
        return f"{in_german(part)} von {in_german(whole)}"


@dataclass(frozen=True, slots=True)
class GermanSurveyWords(SurveyWords):
    """Das Archiv als Ganzes."""

    lede: str = "Was veröffentlicht ist, und was darin auf Sie wartet."
    looking: str = "Das Archiv wird gerade durchgesehen, zum ersten Mal seit der letzten Veröffentlichung."
    looking_why: str = "Diese Seite kommt gleich von selbst wieder."
    articles: str = "Artikel"
    people: str = "Personen"
    unsure: str = "Absätze, von denen nicht sicher ist, wer sie sagt"
    waiting: str = "Unsichere Absätze"
    waiting_lede: str = "Zuerst die Artikel mit den meisten. Nichts Unsicheres wird als Worte von jemandem gezeigt."
    none_waiting: str = "Kein Absatz wartet: Von allen Worten ist bekannt, wer sie sagt."
    article: str = "Beitrag"
    how_many: str = "Unsicher"
    of_statements: str = "von Aussagen"
    no_office: str = "Personen ohne Funktion"
    none_without_office: str = "Alle, die antworten, haben eine Funktion."
    namesakes: str = "Eine Person oder zwei?"
    namesakes_lede: str = (
        "Ihre Namen sind gleich oder fast gleich. Führen Sie sie zusammen, oder unterscheiden Sie sie."
    )
    none_alike: str = "Keine zwei Personen haben fast denselben Namen."
    same: str = "derselbe Name"
    short: str = "ein Name kann die Kurzform des anderen sein"
    spelling: str = "fast gleich geschrieben"
    mend: str = "Berichtigen"
    missing: str = "Von Artikeln nicht bekannt"
    none_missing: str = "Jeder Artikel hat ein Datum, einen Ort der Veröffentlichung und einen Verfasser."
    no_date: str = "Kein Datum"
    no_source: str = "Wo veröffentlicht, fehlt"
    no_byline: str = "Kein Verfasser"
    gaps: str = "Lücken in der Zeit"
    none_gaps: str = "Die Artikel folgen einander ohne Lücke."
    timeline: str = "Wann und wer"
    timeline_lede: str = "Artikel nach ihrem Erscheinen; darunter, wer in ihnen zu Wort kommt. Alles führt dorthin."
    no_timeline: str = "Kein Artikel hat ein Datum."
    map: str = "Wovon die Rede ist"
    map_lede: str = "Wie viele Aussagen ein Thema nennen: von wem, und in welchem Jahr. Alles führt zu den Worten."
    no_map: str = "Niemand kommt oft genug auf etwas zurück, um es zu zeichnen."
    by_whom: str = "Von wem"
    when: str = "Wann"
    in_period: str = "In dieser Zeit erschienen"
    everything: str = "Alles zeigen"

    def n_articles(self, period: str, n: int) -> str:
        """Return how many articles are from a time."""
        return f"{period}: {counted(n, 'Artikel', 'Artikel')}"

    def heard_in(self, name: str, period: str, n: int) -> str:
        """Return in how many articles of a time somebody is heard."""
        return f"{name}, {period}: {counted(n, 'Artikel', 'Artikel')}"

    def said_of(self, who_or_when: str, topic: str, n: int) -> str:
        """Return how many statements of somebody, or of a year, name a topic."""
        return f"{who_or_when} zu {topic}: {counted(n, 'Aussage', 'Aussagen')}"

    def gap(self, first: str, last: str, n_days: int) -> str:
        """Return that nothing was published for long."""
        return f"Nichts zwischen {first} und {last}: {in_german(n_days)} Tage"

    def and_more(self, n: int) -> str:
        """Return that there are more than are shown."""
        return f"und {in_german(n)} weitere"

    def published_in(self, period: str) -> str:
        """Return which articles are listed."""
        return f"Artikel von {period}"
