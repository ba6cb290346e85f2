"""Who answers where no label says who: what each sign in a document is worth."""

import pytest

from corpus.attribution.guests import Guest, Places, find_guest

TALK = "We talked on a bench."


@pytest.mark.parametrize(
    "places",
    [
        Places("Ada Moss: “I paint bridges”"),
        Places("Bridges", [TALK, "Ada Moss, 45, paints."], questions=["Ada, when will it open?"]),
        Places("Bridges", [TALK], answers=["My name is Ada Moss and I paint."]),
        Places("Bridges", ["ADA MOSS", "Moss paints bridges."], questions=["Thanks, Ada. When?"]),
        Places("Bridges", [TALK], below=["About the guest: Ada Moss is a painter. She lives here."], stem="ada-moss"),
        Places("Interview with the painter Ada Moss"),
        Places("Bridges", ["For this issue Ben Hay met Ada Moss, a painter, by the river."]),
        Places("Bridges", ["Ada Moss, a painter, spoke to Ben Hay by the river."]),
        Places("Ada Moss", questions=["What do you paint?"]),
    ],
    ids=str,
)
def test_signs_that_agree_make_somebody_sure(places: Places) -> None:
    assert find_guest(places) == Guest("Ada Moss", sure=True)


@pytest.mark.parametrize(
    "places",
    [
        Places("Scientific Exploration", [TALK, "Scientific Exploration is a field. Exploration pays."]),
        Places("Bridges", ["Museo del Puente, 45, opened. Museo del Puente is open."]),
        Places("Bridges", ["Ben Hay and Ada Moss, painters, work by the river."]),
        Places("Bridges", ["Die Stunde, 45, kam. Stunde um Stunde."]),
        Places("Bridges", [TALK], captions=["Examination By Ms. Moss"]),
        Places("Bridges", ["Taking part: Ada Moss, nurse at the bridge; Zzyx Qorl, baker at the bridge."]),
        Places("Ada and Ben", ["I met Ada and Ben, two painters."]),
        Places("Senior Baker", ["We met our Senior Baker by the river."]),
    ],
    ids=str,
)
def test_words_with_capitals_and_two_in_one_breath_are_no_guest(places: Places) -> None:
    assert find_guest(places) is None


def test_who_is_told_to_have_met_the_guest_asks() -> None:
    met = find_guest(Places("Bridges", ["Ben Hay sat down with Ada Moss, a painter, by the river."]))
    assert met is not None
    assert (met.name, met.host) == ("Ada Moss", "Ben Hay")


def test_the_signs_are_told() -> None:
    found = find_guest(Places("Ada Moss on bridges", [TALK], questions=["Ada, when?"]))
    assert found is not None
    assert found.why == ("called by name in a question", "the title names them", "a first name", "nobody else is named")


def test_who_has_but_a_first_name_answers_where_the_page_gives_it_twice() -> None:
    assert find_guest(Places("Bridges with Irina", ["We asked Irina, our painter."])) == Guest("Irina", sure=False)
    assert find_guest(Places("Bridges", ["We asked Irina, our painter."])) is None


def test_one_word_of_what_stands_behind_a_name_makes_a_passing_guest() -> None:
    told = "Few know the river better than Ada Nwankwo, night nurse at the bridge."
    assert find_guest(Places("Bridges", [told])) == Guest("Ada Nwankwo", sure=False)
