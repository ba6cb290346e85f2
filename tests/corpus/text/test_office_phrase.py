"""What an office reads like: where it ends, which words are one, and which are a name or a sentence."""

import pytest

from corpus.text.office_phrase import (
    cut_office,
    ends_in_post,
    is_of_several,
    is_office,
    is_organisation,
    is_post,
    office_before,
    office_phrase,
)


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("the director of Ports, who sings.", "director of Ports"),
        ("a nurse at St. Mary's Hospital. She sings.", "nurse at St. Mary's Hospital"),
        ("adviser to the king, slept", "adviser to the king"),
        ("developer of the Rain app, to argue about rain", "developer of the Rain app"),
        ("chief economist of the Fund and author of Debt, said no", "chief economist of the Fund and author of Debt"),
        ("bridge inspector and diver based in Hull", "bridge inspector and diver"),
        ("member of the Rain Board (RB) and help write rules", "member of the Rain Board (RB)"),
        ('"The Tide" columnist for Hull News interviewed him', '"The Tide" columnist for Hull News'),
        ("director of the Computing and Research Center, said", "director of the Computing and Research Center"),
        ("director of Art, Music and Dance School (AMD), said", "director of Art, Music and Dance School (AMD)"),
        ("géologue, chargée de mission et Bo Lee, cheffe de projet", "géologue, chargée de mission"),
        ("sa directrice, raconte", "directrice"),
        ("directora del Museo del Mar, habla", "directora del Museo del Mar"),
        ("Leiterin der Vogelwarte, die seit 2010 besteht", "Leiterin der Vogelwarte"),
        ("Orgelbaumeisterin in Celle", "Orgelbaumeisterin in Celle"),
        ("software engineer working with the Rain team", "software engineer working with the Rain team"),
        ("founder of Acme Inc., a firm", "founder of Acme Inc"),
        ("engineer with 10 years of rain", "engineer"),
        ("one of the engineers on the Rover Team", "one of the engineers on the Rover Team"),
        ("responsable technique du port", "responsable technique du port"),
        ("apicultrice municipale de Vigo", "apicultrice municipale de Vigo"),
        ("Reader in Coastal Law", "Reader in Coastal Law"),
        ("senior associate at KPMG", "senior associate at KPMG"),
        ("Director General of Ports", "Director General of Ports"),
        ("avid reader in Hull", None),
        ("regular at the Hull Fair", None),
        ("member knows that", None),
        ("not an engineer", None),
        ("big fan of owls", None),
        ("member of my family", None),
        ("Bo Baker and Cy Day met", None),
        ("Judge Bo Lee", None),
        ("ich arbeite als Lotse", None),
        ("", None),
    ],
)
def test_an_office_ends_where_something_else_begins(words: str, office: str | None) -> None:
    assert office_phrase(words) == office


def test_a_line_goes_on_with_whom_somebody_works_for() -> None:
    words = "Professor, Department of Rivers, University of Hull"
    assert office_phrase(words, line=True) == words
    assert office_phrase(words) == "Professor"


def test_any_word_for_people_will_do_where_it_is_said_that_somebody_works_as_one() -> None:
    assert office_phrase("a lamplighter in Hull", sure=True) == "lamplighter in Hull"
    assert office_phrase("a lamplighter in Hull") is None
    assert office_phrase("a team", sure=True) is None


def test_what_is_cut_need_be_no_office() -> None:
    assert cut_office("runs the fish market in Hull, and sings") == "runs the fish market in Hull"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("We met Secretary of Agriculture ", "Secretary of Agriculture"),
        ("The mayor of Hull, ", "mayor of Hull"),
        ("Our editor, ", "editor"),
        ("It rains, editor, ", None),
        ("We welcome Bo Lee, Minister for Ports, ", None),
        ("The town council and University of Hull (UH) President ", "University of Hull (UH) President"),
        ("Die Imkerin, Autorin und Köchin ", "Imkerin, Autorin und Köchin"),
        ("L'apicultrice ", "apicultrice"),
        ("Bo Lee, poet, and painter ", "painter"),
        ("with the director of the museum and ", None),
        ("as Professor ", None),
        ("Lena Fischer and ", None),
        ("", None),
    ],
)
def test_an_office_before_a_name_reaches_back_to_what_is_none(text: str, office: str | None) -> None:
    assert office_before(text) == office


def test_words_are_told_apart() -> None:
    assert is_office("Chief Judge")
    assert not is_office("Ann Judge")
    assert is_post("Betriebsratschef")
    assert not is_post("Rain")
    assert ends_in_post("Counsel to the Board")
    assert not ends_in_post("Author Spotlight")
    assert is_of_several("Chairs of the Water Group")
    assert not is_of_several("Chair of the Water Group")
    assert is_organisation("Bank of Ghana")
    assert not is_organisation("Hull, 2019")
    assert not is_organisation("by the sea")
