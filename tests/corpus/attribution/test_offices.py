"""Offices and affiliations: where they are printed, and where what stands beside a name is none."""

import pytest

from corpus import Article, Kind
from corpus.attribution import with_offices
from corpus.models import Attribution, Paragraph, Part, Span, Speaker

ADA = Speaker("ada-moss", "Ada Moss")
BO = Speaker("bo-lee", "Bo Lee", part=Part.INTERVIEWER)


def article(
    told: str, *, said: str = "It rains.", asked: str = "Does it?", title: str = "Rain", byline: str = ""
) -> Article:
    text = "\n\n".join([told, asked, said])
    at = [Span(0, len(told)), Span(len(told) + 2, len(told) + 2 + len(asked)), Span(len(text) - len(said), len(text))]
    paragraphs = (
        Paragraph(at[0], Kind.NARRATION),
        Paragraph(at[1], Kind.QUESTION, BO.id, Attribution.LABEL),
        Paragraph(at[2], Kind.STATEMENT, ADA.id, Attribution.LABEL),
    )
    return Article("rain", title, text, paragraphs, (ADA, BO), byline)


def roles(read: Article, **clues: str) -> dict[str, str | None]:
    return {one.name: one.role for one in with_offices(read, **clues).speakers}


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("We met Secretary of Agriculture Ada Moss on Monday.", "Secretary of Agriculture"),
        ("Today I spoke with marine biologist Ada Moss.", "marine biologist"),
        ("The mayor of Hull, Ada Moss, is tired.", "mayor of Hull"),
        ("Interview: Chief Scientist Ada Moss", "Chief Scientist"),
        ("Press Secretary Bo Lee and Secretary of State Ada Moss spoke.", "Secretary of State"),
        ("An Interview with Former Linux Today Editor Ada Moss", "Former Linux Today Editor"),
        ("Ada Moss, director of Ports, told us about rain.", "director of Ports"),
        (
            "Ada Moss, the chief economist of the Fund and author of Debt, said no.",
            "chief economist of the Fund and author of Debt",
        ),
        ("Ada Moss, PhD, Chief Medical Officer", "Chief Medical Officer"),
        ("Ada Moss, 45, is a beekeeper in Wales.", "beekeeper in Wales"),
        ("Ada Moss (she/her), a data scientist at Acme, joined us.", "data scientist at Acme"),
        ("Ada Moss (Editor-in-chief of the Times) sat down.", "Editor-in-chief of the Times"),
        ("Ada Moss – head of engineering at Acme", "head of engineering at Acme"),
        ("Ada Moss\nDirector of the Museum", "Director of the Museum"),
        ("Ada Moss is the founder\nof Acme, a firm in Hull.", "founder of Acme"),
        ("Ada Moss works as a nurse in Hull. She sings.", "nurse in Hull"),
        ("We spoke with Ada Moss, who leads Acme’s Strategy, to learn more.", "leads Acme’s Strategy"),
        ("Ada Moss is the Administrator for the U.S. Patent Office.", "Administrator for the U.S. Patent Office"),
        ("With us is Ada Moss, then one of the engineers on the Rover Team.", "one of the engineers on the Rover Team"),
        ("Ada Moss, PE, City Engineer", "City Engineer"),
        ("Ada Moss [Mayor of Hull] has a plan.", "Mayor of Hull"),
        ("Ada Moss (Guest) and Bo Lee (Host) met.", None),
        ("Ada Moss MP has a plan.", "MP"),
        ("Ada Moss (MP) has a plan.", "MP"),
        ("Ada, the Digital Minister from Taiwan.", "Digital Minister from Taiwan"),
        ("Ada Moss, responsable de l’équipe du Web, parle.", "responsable de l’équipe du Web"),
        ("Ada Moss, a great fan of football, was born in London.", None),
        ("Ada Moss (left) met Bo Lee, director of Ports.", None),
        ("Ada Moss of the Hull Water Authority was there.", "Hull Water Authority"),
        ("Ada Moss, Hull, 2019", None),
        ("Ada Moss from South Africa and Bo Lee from New Zealand met.", None),
        ("Dr. Ada Moss is a mother of two.", None),
        ("Ada Moss's director of Ports is away.", None),
    ],
)
def test_what_is_printed_beside_a_name_is_its_role(told: str, role: str | None) -> None:
    assert roles(article(told))["Ada Moss"] == role


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("I’m Ada Moss, and I’m a research engineer at Oxford.", "research engineer at Oxford"),
        ("I'm Ada Moss, and I'm leading research for Acme. I sing.", "leading research for Acme"),
        ("My name is Ada Moss and I work as a nurse in Hull.", "nurse in Hull"),
        ("I'm an organizer of this event. I am also founder of Acme Labs.", "founder of Acme Labs"),
        ("As the digital minister, my main work is this.", "digital minister"),
        ("Ada Moss, Reuters. Is it so?", "Reuters"),
        ("I'm responsible for bridges at Acme.", "responsible for bridges at Acme"),
        ("I work as the head gardener here.", "head gardener"),
        ("I work for the Forest Service.", "Forest Service"),
        ("I'm a big fan of owls, and I'm not a lawyer.", None),
    ],
)
def test_people_say_themselves_what_they_are(said: str, role: str | None) -> None:
    assert roles(article("Rain.", said=said)) == {"Ada Moss": role, "Bo Lee": None}


def test_nobody_has_the_role_of_another_who_speaks_of_it() -> None:
    asked = "I'm a radio presenter. You are the director of Ports?"
    assert roles(article("Rain.", asked=asked)) == {"Ada Moss": None, "Bo Lee": None}


def test_people_of_a_list_share_the_office_behind_it() -> None:
    told = "We talked with Ada Moss (Acme) and Bo Lee (Red Hat), Chairs of the Water Group, about rain."
    assert roles(article(told)) == {"Ada Moss": "Chairs of the Water Group", "Bo Lee": "Chairs of the Water Group"}
    told = "We talked with Ada Moss and Bo Lee, director of Ports."
    assert roles(article(told)) == {"Ada Moss": None, "Bo Lee": "director of Ports"}


def test_byline_and_subtitle_tell_of_people() -> None:
    assert roles(article("Rain.", byline="Ada Moss (RCMP), Bo Lee (CDS)")) == {"Ada Moss": "RCMP", "Bo Lee": "CDS"}
    assert roles(article("Rain.", title="Ada Moss"), about="Hacker, activist")["Ada Moss"] == "Hacker, activist"
    assert roles(article("Rain."), about="A talk with Ada Moss, mayor of Hull.")["Ada Moss"] == "mayor of Hull"


def test_an_office_wins_over_an_affiliation_and_a_declared_role_over_both() -> None:
    read = article("Ada Moss (Tech Lead at Acme) talked.", byline="Ada Moss (Acme)")
    assert roles(read)["Ada Moss"] == "Tech Lead at Acme"
    declared = Article("rain", "Rain", read.text, read.paragraphs, (Speaker("ada-moss", "Ada Moss", "Poet"), BO))
    assert with_offices(declared, declared=["Ada Moss"]).speakers[0].role == "Poet"
