"""German: the words that the rooms of the editor's desk share."""

from dataclasses import dataclass, field

from web.wording.desk import AddingWords, Desk, DoorWords, LearnWords, MendingWords, PublishingWords, SurveyWords

from .adding import GermanAddingWords
from .door import GermanDoorWords
from .insight import GermanLearnWords, GermanSurveyWords
from .mending import GermanMendingWords
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
    done_case_kept: str = "nahm in die Fragensammlung auf:"
    done_report_done: str = "kennzeichnete einen Hinweis als erledigt:"
    done_report_undone: str = "kennzeichnete einen Hinweis als nicht erledigt:"
    door: DoorWords = field(default_factory=GermanDoorWords)
    learning: LearnWords = field(default_factory=GermanLearnWords)
    survey: SurveyWords = field(default_factory=GermanSurveyWords)
    done_added: str = "hat aufgenommen:"
    done_updated: str = "hat erneuert:"
    done_mended: str = "hat berichtigt:"
    done_undone: str = "hat zurückgenommen:"
    done_redone: str = "hat wiederholt:"
    done_discarded: str = "hat den Entwurf aufgegeben:"
    done_withdrawn: str = "entfernt:"
    adding: AddingWords = field(default_factory=GermanAddingWords)
    mending: MendingWords = field(default_factory=GermanMendingWords)
    publishing: PublishingWords = field(default_factory=GermanPublishingWords)
