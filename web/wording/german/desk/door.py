"""German: the words of the door."""

from dataclasses import dataclass

from web.wording.desk import DoorWords


@dataclass(frozen=True, slots=True)
class GermanDoorWords(DoorWords):
    """Anmelden und Abmelden."""

    heading: str = "Am Redaktionstisch anmelden"
    lede: str = (
        "Hier werden Artikel aufgenommen, berichtigt und veröffentlicht. Was getan wird, wird mit Ihrem Namen vermerkt."
    )
    name: str = "Ihr Name"
    password: str = "Passwort"
    button: str = "Anmelden"
    out: str = "Abmelden"
    nameless: str = "Geben Sie Ihren Namen ein: Er steht neben dem, was Sie ändern."
    wrong: str = "Das ist nicht das Passwort. Wer diese Website betreibt, kennt es."
    foreign: str = "Das kam von einer anderen Website, und es wurde nichts getan. Bitte melden Sie sich hier an."
    over: str = "Ihre Sitzung ist abgelaufen. Das Eingegebene ist noch da: Melden Sie sich an und senden Sie es erneut."
    token: str = (
        "Dieses Formular gehört nicht zu Ihrer Sitzung, und es wurde nichts getan. Laden Sie die Seite neu und "
        "versuchen Sie es noch einmal."
    )
    too_many: str = "Es gab zu viele Versuche, sich anzumelden. Warten Sie eine Minute und versuchen Sie es wieder."
    resume_heading: str = "Ihre Eingabe ist noch da"
    resume: str = "Ihre Sitzung war abgelaufen, bevor sie gesendet wurde. Geändert ist noch nichts."
    resume_button: str = "Jetzt senden"
