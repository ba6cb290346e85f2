"""German: the words of the room where articles are looked through and mended."""

from dataclasses import dataclass

from corpus import Kind
from web.wording.desk import MendingWords


@dataclass(frozen=True, slots=True)
class GermanMendingWords(MendingWords):
    """Artikel durchsehen und berichtigen."""

    review_lede: str = (
        "Entwürfe zuerst: was niemandem gehört, bis Sie sagen, wem. Auch Veröffentlichtes lässt sich berichtigen."
    )
    drafts: str = "Entwürfe"
    no_drafts: str = "Es gibt keinen Entwurf. Nehmen Sie einen Artikel auf, oder wählen Sie einen veröffentlichten."
    articles: str = "Veröffentlichte Artikel"
    find: str = "Nach dem Namen der Datei suchen"
    find_button: str = "Suchen"
    more: str = "Es gibt noch mehr: Suchen Sie nach dem Namen."
    restore: str = "Doch behalten"
    withdrawn: str = "Wird beim nächsten Veröffentlichen entfernt."
    published: str = "Veröffentlicht"
    new: str = "Neu, noch nicht veröffentlicht"
    list_heading: str = "Was wartet"
    nothing_waits: str = "Nichts wartet: Es ist klar, wer was sagt."
    keys: str = "n: weiter · p: zurück · 1 bis 9: diese Person · 0: Bericht · u: rückgängig"
    paragraphs: str = "Der Artikel, wie er verstanden wird"
    mended: str = "von der Redaktion gesagt"
    why: str = "Warum"
    label: str = "Kürzel"
    nobody: str = "niemand bekannt"
    may_be: str = "Wessen Worte sind das?"
    tick: str = "Absatz ankreuzen"
    bar: str = "Vom Angekreuzten sagen"
    speaker: str = "Person"
    as_it_is: str = "wie es ist"
    somebody_else: str = "oder jemand anders, mit vollem Namen"
    kind_label: str = "Art"
    scope: str = "Von"
    scope_ticked: str = "dem Angekreuzten"
    scope_next: str = "dem Angekreuzten und auch dem nächsten Beitrag"
    scope_label: str = "allem hinter demselben Kürzel"
    scope_alike: str = "jedem unsicheren Absatz dieser Art"
    say: str = "So ist es"
    say_nobody: str = "Niemand sagt das"
    undo: str = "Rückgängig"
    redo: str = "Wiederholen"
    people: str = "Personen"
    name: str = "Voller Name"
    aliases: str = "Andere Namen, mit Kommas getrennt"
    part: str = "Rolle im Gespräch"
    interviewer: str = "fragt"
    interviewee: str = "antwortet"
    office: str = "Amt"
    since: str = "ab"
    until: str = "bis"
    save: str = "Speichern"
    across: str = "Das gilt in jedem Artikel."
    merge: str = "Ist dieselbe Person wie"
    merge_name: str = "oder jemand aus einem anderen Artikel, nach Name oder Kennung"
    merge_button: str = "Zusammenführen"
    facts: str = "Über den Artikel"
    title: str = "Titel"
    byline: str = "Autorenzeile"
    day: str = "Datum"
    source: str = "Quelle"
    url: str = "Adresse"
    media: str = "Aufnahme (Adresse)"
    warnings: str = "Anzusehen"
    whole: str = "Der ganze Artikel"
    edit_text: str = "Absätze teilen oder verbinden, ein Wort berichtigen"
    text: str = "Der Text der Datei"
    text_hint: str = (
        "Eine leere Zeile trennt Absätze. Berichtigungen von Worten, die fehlen, entfallen, und Sie erfahren es."
    )
    discard: str = "Entwurf aufgeben"
    withdraw: str = "Artikel entfernen"
    offer_button: str = "Ja, alle"
    done: str = "Erledigt:"
    undone: str = "Zurückgenommen:"
    redone: str = "Wieder getan:"
    nothing: str = "Es gab nichts zu ändern."
    conflict_heading: str = "Jemand anders hat das inzwischen geändert"
    conflict: str = "Es wurde nichts überschrieben. Links steht, was jetzt gilt, rechts, was Sie behalten wollten."
    theirs: str = "Das andere, wie es jetzt ist"
    yours: str = "Ihres"
    on_top: str = "Meines zusätzlich sagen"
    leave: str = "So lassen, wie es jetzt ist"
    no_file: str = "(keine solche Datei)"

    def kind(self, kind: Kind) -> str:
        """Return what a paragraph is."""
        return {
            Kind.STATEMENT: "Antwort",
            Kind.QUESTION: "Frage",
            Kind.NARRATION: "Bericht",
            Kind.HEADING: "Überschrift",
            Kind.CAPTION: "Bildtext",
            Kind.BOILERPLATE: "Nicht vom Artikel",
        }[kind]

    def sure(self, percent: int) -> str:
        """Return how sure the reading of a paragraph is."""
        return f"{percent} % sicher"

    def waiting(self, n: int) -> str:
        """Return how many paragraphs wait for an editor."""
        if n == 0:
            return "Es ist klar, wer was sagt."
        return "1 Absatz wartet" if n == 1 else f"{n} Absätze warten"

    def offer_label(self, n: int, label: str) -> str:
        """Return the offer to say the same of everything behind a label."""
        return f"Dasselbe von {'dem anderen Absatz' if n == 1 else f'allen {n} anderen'} hinter „{label}“ sagen?"

    def offer_alike(self, n: int) -> str:
        """Return the offer to say the same of all that is as unsure."""
        return (
            f"Dasselbe von {'dem anderen unsicheren Absatz' if n == 1 else f'allen {n} anderen'} sagen, ebenso gelesen?"
        )
