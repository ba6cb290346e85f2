"""German: the words of the room where articles come in."""

from dataclasses import dataclass

from web.wording.desk import AddingWords


@dataclass(frozen=True, slots=True)
class GermanAddingWords(AddingWords):
    """Artikel aufnehmen."""

    heading: str = "Artikel aufnehmen"
    lede: str = "Was Sie aufnehmen, ist ein Entwurf: Nur die Redaktion sieht ihn, bis er veröffentlicht wird."
    files: str = "Dateien"
    drop: str = "Dateien hierher ziehen oder auswählen"
    kinds: str = "Word, PDF, Webseiten, Markdown, Text und Untertitel, jede bis zu 20 MB."
    paste: str = "Oder einen Artikel einfügen"
    paste_hint: str = "Fettes und Überschriften bleiben, wo aus einer Seite oder einem Dokument eingefügt wird."
    title: str = "Titel (nur nötig, wo der Text keinen hat)"
    text: str = "Der Artikel"
    url: str = "Oder eine Seite unter ihrer Adresse holen"
    url_hint: str = "Geholt wird nur die Seite unter genau dieser Adresse, aus dem öffentlichen Netz."
    known: str = "Ein Artikel, der ganz oder zum großen Teil schon da ist"
    ask: str = "Mir sagen und noch nichts behalten"
    update: str = "An die Stelle des vorhandenen setzen"
    anew: str = "Als weiteren Artikel aufnehmen"
    button: str = "Aufnehmen"
    outcomes: str = "Was daraus wurde"
    nothing: str = "Wählen Sie zuerst eine Datei aus oder fügen Sie einen Artikel ein."
    open: str = "Ansehen"
    same: str = "Das ist schon da, Wort für Wort. Es wurde nichts aufgenommen."
    sending: str = "Wird gesendet"
    reading: str = "Wird gelesen"
    lost: str = "Es konnte nicht gesendet werden. Verloren ist nichts: Versuchen Sie es noch einmal."

    def added(self, n_waiting: int) -> str:
        """Return that an article was added, and how many paragraphs wait for an editor."""
        return f"Als Entwurf aufgenommen. {self._waiting(n_waiting)}"

    def updated(self, n_waiting: int) -> str:
        """Return that an article took the place of another."""
        return f"Der Entwurf tritt an die Stelle des vorigen Artikels. {self._waiting(n_waiting)}"

    def similar(self, percent: int) -> str:
        """Return that much of an article is there already."""
        return f"{percent} % davon stehen schon in einem Artikel. Aufgenommen ist noch nichts: Wählen Sie, was es ist."

    def _waiting(self, n: int) -> str:
        if n == 0:
            return "Es ist klar, wer was sagt."
        return (
            "1 Absatz gehört niemandem, bis Sie sagen, wem."
            if n == 1
            else f"{n} Absätze gehören niemandem, bis Sie sagen, wem."
        )
