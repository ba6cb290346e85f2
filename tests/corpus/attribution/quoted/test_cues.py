"""Who the words before and after a quotation say is speaking."""

import pytest

from corpus.attribution.quoted.cues import cue_after, cue_before
from corpus.attribution.quoted.subjects import Subject


@pytest.mark.parametrize(
    ("context", "subject", "words"),
    [
        (" said Zhang, who runs the port.", Subject.NAME, "Zhang"),
        (" said the port's director, Luo Shuquan.", Subject.NAME, "Luo Shuquan"),
        (" said Clearflow spokesman Tom Lee.", Subject.NAME, "Tom Lee"),
        (" Kettering manager Rob Fellows said.", Subject.NAME, "Rob Fellows"),
        (" Zhang, who was told by Li to leave, said.", Subject.NAME, "Zhang"),
        (" Zhang Wei, a friend of Li Hua, said.", Subject.NAME, "Zhang Wei"),
        (", she later told the Herald.", Subject.PRONOUN, "she"),
        (" said the mayor.", Subject.OFFICE, "mayor"),
        (" the prime minister said.", Subject.OFFICE, "prime minister"),
        (" the Rover said.", Subject.OTHER, ""),
        (" the Guardian said.", Subject.OTHER, ""),
        (" said a spokesman for Zhang.", Subject.OTHER, ""),
        (" said Zhang and Li.", Subject.OTHER, ""),
        (" it said in a statement.", Subject.OTHER, "it"),
        (" I asked him.", Subject.REPORTER, "i"),
        (" the 73-year-old said.", Subject.PRONOUN, "they"),
        (", explique Noé Roy, directeur.", Subject.NAME, "Noé Roy"),
        (", écrit ainsi Noé Roy.", Subject.NAME, "Noé Roy"),
        (", dit-elle.", Subject.PRONOUN, "elle"),
        (", a-t-il répondu.", Subject.PRONOUN, "il"),
        (", a dit l'avocat de Noé Roy.", Subject.OTHER, ""),
        (", sagt Prof. Dr. Ada Moos, Leiterin.", Subject.NAME, "Prof. Dr. Ada Moos"),
        (", erklärt der Forscher.", Subject.OFFICE, "forscher"),
        (", sagte sie.", Subject.PRONOUN, "sie"),
        (", so Moos.", Subject.NAME, "Moos"),
        (", dijo.", Subject.PRONOUN, ""),
        (", afirmó el lunes la ministra de Economía, Ana Ruiz.", Subject.NAME, "Ana Ruiz"),
        (", murmuró un vecino.", Subject.OTHER, ""),
    ],
)
def test_the_words_behind_a_quotation_say_whose_it_is(context: str, subject: Subject, words: str) -> None:
    cue = cue_after(context)
    assert cue is not None
    assert (cue.subject, cue.words) == (subject, words)


@pytest.mark.parametrize(
    ("context", "subject", "words"),
    [
        ("Asked by Li whether he would go, Zhang said: ", Subject.NAME, "Zhang"),
        ("Zhang on Monday told reporters, ", Subject.NAME, "Zhang"),
        ("Zhang, the director of the port, added: ", Subject.NAME, "Zhang"),
        ("Luo was quoted by Xinhua as saying: ", Subject.NAME, "Luo"),
        ("Zhang's verdict: ", Subject.NAME, "Zhang"),
        ("He stayed calm: ", Subject.PRONOUN, "he"),
        ("He met Li, adding: ", Subject.SAME, ""),
        ("One executive, who asked not to be named, said: ", Subject.OTHER, ""),
        ("Zhang was asked: ", Subject.OTHER, ""),
        ("If Zhang says, ", Subject.OTHER, ""),
        ("It is, says the mayor, Ada Roe, ", Subject.NAME, "Ada Roe"),
        ("Noé Roy, maire de la ville, raconte : ", Subject.NAME, "Noé Roy"),
        ("Et d'ajouter : ", Subject.PRONOUN, ""),
        ("Sobre la ruta, aclaró: ", Subject.PRONOUN, ""),
        ("El cartel decía ", Subject.OTHER, ""),
        ("Pour le maire, Noé Roy, ", Subject.NAME, "Noé Roy"),
        ("Laut Moos kostet das ", Subject.NAME, "Moos"),
        ("Zur Eröffnung sagte sie: ", Subject.PRONOUN, "sie"),
    ],
)
def test_the_words_before_a_quotation_say_whose_it_is(context: str, subject: Subject, words: str) -> None:
    cue = cue_before(context, capital=True)
    assert cue is not None
    assert (cue.subject, cue.words) == (subject, words)


def test_a_verb_in_the_middle_of_its_clause_does_not_lead_to_the_quotation() -> None:
    leading, within = cue_before("Zhang said, ", capital=True), cue_before("Zhang said it was ", capital=False)
    assert leading is not None
    assert leading.direct
    assert within is not None
    assert not within.direct


def test_words_without_a_verb_of_saying_are_no_cue() -> None:
    assert cue_after(" was painted on the wall.") is None
    assert cue_before("They opened the ", capital=False) is None
