"""German: the words of trying, publishing and going back."""

from dataclasses import dataclass

from corpus import Kind
from corpus.editing import Outcome
from qa import Failure, Figure, Status, Task
from web.wording.desk import PublishingWords


@dataclass(frozen=True, slots=True)
class GermanPublishingWords(PublishingWords):
    """Ausprobieren, veröffentlichen, zurückgehen."""

    trying: str = "Ausprobieren"
    try_lede: str = (
        "Stellen Sie den veröffentlichten Artikeln und den Entwürfen dieselbe Frage und vergleichen Sie, "
        "was Leser bekämen."
    )
    question: str = "Frage"
    ask: str = "Beide fragen"
    no_question: str = "Geben Sie zuerst eine Frage ein."
    now_published: str = "Veröffentlicht"
    with_drafts: str = "Mit den Entwürfen"
    only_here: str = "Nur hier"
    no_quotes: str = "Es werden keine Worte gezeigt."
    saved_heading: str = "Gespeicherte Fragen"
    saved_lede: str = (
        "Die Fragen, deren Antworten bekannt sind, werden beiden gestellt; aufgeführt wird, was Leser besser "
        "oder schlechter fänden."
    )
    saved_none: str = (
        "Noch ist keine Frage gespeichert. Speichern Sie eine dort, wo die Fragen der Leser stehen, oder in der Datei "
        "questions.jsonl im Ordner der Entwürfe."
    )
    saved_ask: str = "Die gespeicherten Fragen stellen"
    figure_name: str = "Fragen mit …"
    better: str = "Besser mit den Entwürfen"
    worse: str = "Schlechter mit den Entwürfen"
    alike: str = "Jede Frage geht aus wie zuvor."

    publish_lede: str = "Das ändert sich für die Leser. Bis es vollständig und geprüft ist, lesen sie ungestört weiter."
    nothing: str = "Kein Entwurf wartet darauf, veröffentlicht zu werden."
    try_first: str = "Die Entwürfe erst ausprobieren"
    look_again: str = "Noch einmal nachsehen"
    waiting_heading: str = "Wartet auf Veröffentlichung"
    others_heading: str = "Änderungen außer den Entwürfen"
    others_lede: str = (
        "Der Ordner der Artikel ist neuer als das, was Leser sehen: Diese Änderungen stehen schon darin und werden "
        "mit veröffentlicht."
    )
    rolled_back: str = (
        "Leser sehen eine frühere Version, zu der jemand zurückgegangen ist. Was jetzt veröffentlicht wird, "
        "geht von der neuesten aus."
    )
    forward: str = (
        "Kein Entwurf wartet. Damit Leser diese Änderungen wieder sehen, wählen Sie dort die neueste Version:"
    )
    no_difference: str = "Für die Leser ändert sich nichts."
    from_draft: str = "Entwurf von"
    to_review: str = "Ansehen"
    note: str = "Bemerkung für den Verlauf (freiwillig)"
    note_hint: str = "Warum das veröffentlicht wird; andere in der Redaktion lesen es."
    told: str = (
        "Lesern, die einem alten Link folgen, sagen, was berichtigt wurde, mit den früheren Worten durchgestrichen"
    )
    button: str = "Jetzt veröffentlichen"
    changed_since: str = (
        "Seit Sie diese Seite angesehen haben, wurde etwas geändert. Sehen Sie es noch einmal an und "
        "veröffentlichen Sie dann."
    )
    nothing_chosen: str = "Wählen Sie mindestens einen Artikel aus."
    someone_at_work: str = (
        "Jemand anders war schneller: Warten Sie, bis das fertig ist. Ihre Bemerkung steht noch unten."
    )
    outdated_heading: str = "Inzwischen anderswo geändert"
    outdated_lede: str = (
        "Diese Dateien wurden im Ordner der Artikel geändert, seit ihre Entwürfe entstanden. Wählen Sie, was gilt; "
        "bis dahin wird nichts veröffentlicht. Was nicht gewählt wird, lässt sich durch Rückgängigmachen zurückholen."
    )
    outdated_shown: str = "Durchgestrichen: nur in der veröffentlichten Datei. Unterstrichen: nur im Entwurf."
    keep_draft: str = "Den Entwurf behalten"
    keep_published: str = "Das Veröffentlichte behalten"
    published: str = "Veröffentlicht. Die Leser sehen es jetzt."
    prepared: str = "Fertig."
    progress: str = "Fortschritt"
    unsure: str = "Sprecher nicht sicher"

    history_lede: str = "Jede Version, die Leser gesehen haben, die neueste zuerst. Zeiten sind UTC."
    history_none: str = "Noch wurde nichts veröffentlicht."
    in_use: str = "Das sehen die Leser"
    go_back: str = "Zu dieser Version zurückgehen"
    went_back_now: str = (
        "Die Leser sehen jetzt die frühere Version. Die Entwürfe und der Ordner der Artikel bleiben, wie sie sind."
    )
    built: str = "Ohne den Redaktionstisch gebaut"
    was_published: str = "Wurde veröffentlicht"
    went_back: str = "Zu einer früheren Version zurückgegangen"
    by: str = "von"
    what_changed: str = "Was sich geändert hat"
    download: str = "Den ganzen Verlauf herunterladen (JSON-Zeilen)"
    withdraw_heading: str = "Einen Artikel zurückziehen"
    withdraw_lede: str = (
        "Er geht mit der nächsten Veröffentlichung, und seine Links sagen dann, dass er zurückgezogen wurde."
    )
    withdraw_find: str = "Titel, Quelle oder Person"
    find: str = "Suchen"
    found_none: str = "Kein veröffentlichter Artikel hat diese Worte."
    withdraw: str = "Zurückziehen"
    withdrawn: str = "Dieser Artikel wird zurückgezogen, sobald Sie veröffentlichen."

    done_publish: str = "hat veröffentlicht:"
    done_roll_back: str = "ging zurück zur Version"
    done_withdraw: str = "zog zurück, noch zu veröffentlichen,"
    done_keep_draft: str = "behielt den Entwurf, nicht die veröffentlichte Datei, von"
    done_keep_published: str = "behielt die veröffentlichte Datei, nicht den Entwurf, von"

    def outcome(self, outcome: Outcome) -> str:
        """Return what became of an article."""
        return {Outcome.ADDED: "neu", Outcome.CHANGED: "geändert", Outcome.WITHDRAWN: "zurückgezogen"}[outcome]

    def summary(self, outcome: Outcome, *, n_paragraphs: int, n_changed: int) -> str:
        """Return how much of an article differs."""
        if outcome is Outcome.CHANGED:
            counted = "1 Änderung" if n_changed == 1 else f"{n_changed} Änderungen"
            return counted if n_changed else "nichts, was Leser sehen"
        return "1 Absatz" if n_paragraphs == 1 else f"{n_paragraphs} Absätze"

    def waiting(self, n: int) -> str:
        """Return that paragraphs are nobody's words until an editor says whose."""
        return (
            "1 Absatz ist unsicher: Er gehört niemandem, bis jemand aus der Redaktion sagt, wem."
            if n == 1
            else f"{n} Absätze sind unsicher: Sie gehören niemandem, bis jemand aus der Redaktion sagt, wem."
        )

    def more(self, n: int) -> str:
        """Return how many paragraphs are not shown."""
        return f"Und {n} weitere."

    def kind(self, kind: Kind) -> str:
        """Return what a paragraph is."""
        return {
            Kind.STATEMENT: "Antwort",
            Kind.QUESTION: "Frage",
            Kind.NARRATION: "Erzählung",
            Kind.HEADING: "Überschrift",
            Kind.CAPTION: "Bildunterschrift",
            Kind.BOILERPLATE: "um den Artikel herum",
        }[kind]

    def fact(self, name: str, of: str | None) -> str:
        """Return what is known of an article, or of a person."""
        known = {
            "title": "Titel",
            "byline": "Autorenzeile",
            "published": "Tag der Veröffentlichung",
            "source": "Quelle",
            "url": "Adresse",
            "language": "Sprache",
            "media": "Aufnahme",
            "name": "Name",
            "office": "Amt",
            "part": "Rolle",
        }[name]
        return f"{known} von {of}" if of else known

    def status(self, status: Status) -> str:
        """Return how a reply answers."""
        return {
            Status.ANSWERED: "Beantwortet",
            Status.NEAR: "Nicht beantwortet; am nächsten kommt",
            Status.NOT_FOUND: "Dazu steht nichts da",
        }[status]

    def figure(self, figure: Figure) -> str:
        """Return what is counted of the saved questions."""
        return {
            Figure.FIRST: "den richtigen Worten zuerst",
            Figure.GLANCE: "den richtigen Worten auf einen Blick",
            Figure.SEEN: "den richtigen Worten, und sei es nur als nahe",
            Figure.SPEAKER: "der richtigen Person zuerst",
            Figure.PASSAGE: "der richtigen Stelle zuerst",
            Figure.ANSWERED: "einer Antwort",
            Figure.SILENT: "Schweigen, wo niemand antwortet",
            Figure.DECLINED: "der Person, die gefragt wurde und nichts sagte",
        }[figure]

    def compared(self, n: int) -> str:
        """Return how many questions were asked of both."""
        return "1 Frage wurde beiden gestellt." if n == 1 else f"{n} Fragen wurden beiden gestellt."

    def holds(self, n_articles: int, n_passages: int) -> str:
        """Return how much a version holds."""
        return f"{n_articles} Artikel, {n_passages} Stellen"

    def going_on(self, task: Task, *, who: str) -> str:
        """Return what goes on, and who began it."""
        return {
            Task.PREPARE: f"Für {who} wird ermittelt, was sich ändert …",
            Task.TRY: f"Für {who} werden die gespeicherten Fragen gestellt …",
            Task.PUBLISH: f"{who} veröffentlicht. Leser lesen inzwischen weiter …",
        }[task]

    def failed(self, failure: Failure) -> str:
        """Return why work came to nothing."""
        return {
            Failure.OUTDATED: "Nicht veröffentlicht: Eine Datei wurde anderswo geändert, seit ihr Entwurf entstand.",
            Failure.NOTHING: "Es wurde nichts veröffentlicht: Diesen Entwurf gibt es nicht mehr.",
            Failure.BUSY: "Nicht veröffentlicht: Gerade veröffentlicht jemand anders. Versuchen Sie es gleich wieder.",
            Failure.INTERRUPTED: "Der Server wurde angehalten, bevor das fertig war. Verloren ist nichts.",
            Failure.OTHER: "Das ging nicht. Alles ist, wie es war, und die Entwürfe sind noch da.",
        }[failure]
