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


def test_initials_in_brackets_are_no_office() -> None:
    assert roles(article("Ada Moss (AM), who rode the race, met us. Bo Lee asks (BL)."))["Ada Moss"] is None
    assert roles(article("Ada Moss (Rain Authority), who rode the race, met us."))["Ada Moss"] == "Rain Authority"


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("We met Secretary of Agriculture Ada Moss on Monday.", "Secretary of Agriculture"),
        ("Today I spoke with marine biologist Ada Moss.", "marine biologist"),
        ("The mayor of Hull, Ada Moss, is tired.", "mayor of Hull"),
        ("We met Ada (Addy) Moss, director of Ports.", "director of Ports"),
        ("A founder of the Fund. She is currently working as a river pilot. Meet Ada Moss!", "river pilot"),
        ("Ada Moss is taking up a new role as Lecturer in Rain.", "Lecturer in Rain"),
        ("Today we welcome Ada Moss as our director of Ports.", "director of Ports"),
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
        ("ADA MOSS\nVICE-PRESIDENT\nHARBOUR GROUP", "VICE-PRESIDENT"),
        ("Ada Moss: Chief Rain Officer, Acme", "Chief Rain Officer, Acme"),
        ("Counsel to the Board: Ada Moss", "Counsel to the Board"),
        ("Our editor, Ada Moss, asked him.", "editor"),
        ('Ada Moss, "The Tide" columnist for Hull News, asked.', '"The Tide" columnist for Hull News'),
        ("Ada Moss, born in 1970 in Hull, is a welder in Oslo.", "welder in Oslo"),
        ("Ada Moss has been working as a lamplighter in Hull since 2001.", "lamplighter in Hull"),
        ("Ada Moss, in her role as harbour master, was asked.", "harbour master"),
        ("We met Ada Moss, who repairs clocks in a garage.", "repairs clocks in a garage"),
        ("Dr. Ada Moss leitet die Vogelwarte Husum.", "leitet die Vogelwarte Husum"),
        ("Ada Moss and Tom Rye were the two engineers behind the bridge.", "engineers behind the bridge"),
        ("Ada is a Platform Engineer at Globex in Leeds.", "Platform Engineer at Globex in Leeds"),
        ("Dr. Moss is the head of the harbour office in Hull.", "head of the harbour office in Hull"),
        ("Ada leads the Rain team at Acme.", "leads the Rain team at Acme"),
        ("Ada Moss swims. Since 2019 she has been the head of the Rain Lab.", "head of the Rain Lab"),
        ("Ada Moss studied in Hull and is now a postdoc at Delft.", "postdoc at Delft"),
        ("Ada Moss lives in Hull. A trained welder and writer, she has dogs.", "trained welder and writer"),
        ("Ada Moss schreibt. Sie ist Leiterin der Vogelwarte.", "Leiterin der Vogelwarte"),
        ("Die Imkerin und Köchin Ada Moss wohnt in Kiel.", "Imkerin und Köchin"),
        ("Propos recueillis par Ada Moss, géologue.", "géologue"),
        ("Ada Moss es ingeniera de puertos en Vigo.", "ingeniera de puertos en Vigo"),
        ("Name: Ada Moss\nRole: Senior Rain Engineer\nEmployer: Acme", "Senior Rain Engineer"),
        ("Name: Ada Moss\nEmployer: Acme", "Acme"),
        ("Nom : Ada Moss\nFonction : directrice du port", "directrice du port"),
        ("My name is Ada Moss. I am first year PhD student at the Tide Lab.", "first year PhD student at the Tide Lab"),
        ("Ada Moss (Mrs. Ada Bell) was there.", None),
        ("Ada Moss was a member.", None),
        ("Ada Moss (Host)", None),
        ("Meet the Author: Ada Moss", None),
        ("Ada Moss: Life in the Harbour of Hull", None),
        ("We asked Ada Moss: Director, what now?", None),
        ("Ada, the director of Ports says it rains.", None),
        ("Ada Moss met Bo Lee. He is the director of Ports.", None),
        ("Ada Moss, Bo Baker and Cy Day met.", None),
        ("Ada Bell is a doctor in Hull.", None),
        ("Position: left. Ada Moss and Bo Lee.", None),
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
        ("Je m'appelle Ada Moss et je suis cheffe de projet chez Acme.", "cheffe de projet chez Acme"),
        ("Ich bin Imkerin in Kiel und arbeite viel.", "Imkerin in Kiel"),
        ("Soy bióloga del Instituto del Mar.", "bióloga del Instituto del Mar"),
        ("I swim, and work as a lamplighter at Acme.", "lamplighter at Acme"),
        ("As director of the Rain Fund, I know rain.", "director of the Rain Fund"),
        ("My role at Acme is Senior Rain Engineer.", "Senior Rain Engineer"),
        ("Director of the harbour museum, since 2010.", "Director of the harbour museum"),
        ("I work in the Rain Department at Acme.", "Rain Department at Acme"),
        ("Secretary Lee, it rains.", None),
        ("I'm the daughter of a teacher.", None),
        ("I'm glad the director of Ports is here.", None),
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


def test_people_of_a_cast_have_a_line_each_on_which_any_words_say_what_they_do() -> None:
    told = "- Ada: Ada Moss, soup, photos and tent pegs\n- Bo: Bo Lee, weather\n\nRain."
    assert roles(article(told)) == {"Ada Moss": "soup, photos and tent pegs", "Bo Lee": "weather"}
    assert roles(article("Ada Moss, soup and tent pegs"))["Ada Moss"] is None


def test_two_who_present_themselves_together_share_what_they_say() -> None:
    asked = "This is Ada Moss and Bo Lee. We are rain scientists at the Tide Lab. Does it rain?"
    assert roles(article("Rain.", asked=asked)) == dict.fromkeys(
        ["Ada Moss", "Bo Lee"], "rain scientists at the Tide Lab"
    )


def test_words_with_a_label_and_lines_below_a_name_tell_who_that_is() -> None:
    text = "Ada Moss - Analyst, Harrow Bank\n\nIt rains."
    at = Span(text.index("It"), len(text))
    read = Article("rain", "Rain", text, (Paragraph(at, Kind.STATEMENT, ADA.id, Attribution.LABEL),), (ADA,))
    assert roles(read) == {"Ada Moss": "Analyst, Harrow Bank"}
    text = "Ada Moss\n\nHarbour master"
    spans = [Span(0, 8), Span(10, len(text))]
    read = Article("rain", "Rain", text, tuple(Paragraph(span, Kind.HEADING) for span in spans), (ADA,))
    assert roles(read) == {"Ada Moss": "Harbour master"}


def test_a_role_that_was_found_before_is_cut_to_the_phrase() -> None:
    given = {"I am the press officer of Ports": "press officer of Ports", "who": None, "runs the mill": "runs the mill"}
    for role, cut in given.items():
        read = article("Rain.")
        speakers = (Speaker("ada-moss", "Ada Moss", role), BO)
        assert roles(Article("rain", "Rain", read.text, read.paragraphs, speakers))["Ada Moss"] == cut


def test_the_fuller_words_for_one_office_are_taken() -> None:
    told = "Ada Moss, director, swims. " * 3 + "Ada Moss, director of the port, swims."
    assert roles(article(told))["Ada Moss"] == "director of the port"


@pytest.mark.parametrize(
    ("title", "about", "role"),
    [
        ("Interview with Ada Moss", "Lead developer of Foo", "Lead developer of Foo"),
        ("Ada Moss: It rains", "Director of the harbour museum.", "Director of the harbour museum"),
        ("An interview with the harbour master of Hull", "", "harbour master of Hull"),
        ("Gespräch mit der Leiterin der Vogelwarte", "", "Leiterin der Vogelwarte"),
        ("Interview with Ada Moss", "The director of ports was not there.", None),
        ("The harbour master sings", "", None),
    ],
)
def test_titles_and_subtitles_name_the_office_alone(title: str, about: str, role: str | None) -> None:
    assert roles(article("Rain.", title=title), about=about)["Ada Moss"] == role


def test_byline_and_subtitle_tell_of_people() -> None:
    assert roles(article("Rain.", byline="Ada Moss (RCMP), Bo Lee (CDS)")) == {"Ada Moss": "RCMP", "Bo Lee": "CDS"}
    assert roles(article("Rain.", title="Ada Moss"), about="Hacker, activist")["Ada Moss"] == "Hacker, activist"
    assert roles(article("Rain."), about="A talk with Ada Moss, mayor of Hull.")["Ada Moss"] == "mayor of Hull"


def test_an_office_wins_over_an_affiliation_and_a_declared_role_over_both() -> None:
    read = article("Ada Moss (Tech Lead at Acme) talked.", byline="Ada Moss (Acme)")
    assert roles(read)["Ada Moss"] == "Tech Lead at Acme"
    declared = Article("rain", "Rain", read.text, read.paragraphs, (Speaker("ada-moss", "Ada Moss", "Poet"), BO))
    assert with_offices(declared, declared=["Ada Moss"]).speakers[0].role == "Poet"
