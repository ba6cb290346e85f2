"""German: the words that the rooms of the editor's desk share."""

from dataclasses import dataclass, field

from web.wording.desk import Desk, DoorWords, PublishingWords

from .door import GermanDoorWords
from .publishing import GermanPublishingWords


@dataclass(frozen=True, slots=True)
class GermanDesk(Desk):
    """Der Redaktionstisch."""

    name: str = "Redaktionstisch"
    navigation: str = "Bereiche des Redaktionstischs"
    overview: str = "Überblick"
    add: str = "Aufnehmen"
    review: str = "Durchsehen"
    publish: str = "Veröffentlichen"
    history: str = "Verlauf"
    learn: str = "Lernen"
    log: str = "Protokoll"
    to_site: str = "Die Seite der Leser"
    signed_in_as: str = "Angemeldet als"
    drafts: str = "Entwürfe"
    no_drafts: str = "Es gibt keinen Entwurf: Alles ist, wie es veröffentlicht ist."
    log_lede: str = "Was am Redaktionstisch getan wurde, das Neueste zuerst. Zeiten sind UTC."
    log_empty: str = "Noch wurde nichts getan."
    log_when: str = "Wann"
    log_who: str = "Wer"
    log_what: str = "Was"
    done_signed_in: str = "hat sich angemeldet"
    done_signed_out: str = "hat sich abgemeldet"
    done_refused: str = "gab ein falsches Passwort ein, von"
    door: DoorWords = field(default_factory=GermanDoorWords)
    publishing: PublishingWords = field(default_factory=GermanPublishingWords)
