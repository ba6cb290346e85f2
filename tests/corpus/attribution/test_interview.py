"""An interview as a whole: where the talk begins and ends, who takes part, and who says what."""

from dataclasses import replace

import pytest

from corpus import Article, Attribution, Kind, Part
from corpus.attribution import read_interview
from corpus.formats import DeclaredSpeaker
from corpus.formats.metadata import Metadata
from tests.corpus.articles import Said, kinds, said
from tests.corpus.typeset import article_of, document_of

PAINT = "The bridge has to be painted before the ice comes, and the painters are all in the south."
WALK = "After that we will open it, and the town will walk across it as it did before the war."
COST = "Nobody knows what the painters cost, which is why we have asked the mayor for a report."
MET = "We met Ada Moss at the river in May. Moss builds bridges."


def asked(question: str = "**{}**", *, above: str = MET, title: str = "Ada Moss on bridges") -> Article:
    """Return an interview without labels: two questions, the first with an answer of two paragraphs."""
    first, second = question.format("When will the bridge open?"), question.format("Why so late in the year?")
    return article_of("\n\n".join([f"# {title}", above, first, PAINT, WALK, second, COST]))


def parts(article: Article) -> dict[str, Part]:
    return {speaker.name: speaker.part for speaker in article.speakers}


@pytest.mark.parametrize("question", ["## {}", "**{}**", "*{}*", "1. {}"])
def test_the_guest_answers_behind_questions_set_apart(question: str) -> None:
    article = asked(question)
    assert said(article)[2:] == [
        (Kind.QUESTION, None, "When will the bridge open?"),
        (Kind.STATEMENT, "Ada Moss", PAINT),
        (Kind.STATEMENT, "Ada Moss", WALK),
        (Kind.QUESTION, None, "Why so late in the year?"),
        (Kind.STATEMENT, "Ada Moss", COST),
    ]


def test_an_unnamed_interviewer_is_nobody() -> None:
    article = asked()
    assert parts(article) == {"Ada Moss": Part.INTERVIEWEE}
    assert [paragraph.speaker_id for paragraph in article.paragraphs if paragraph.kind is Kind.QUESTION] == [None, None]


def test_the_author_asks_where_the_questions_have_no_label() -> None:
    article = article_of(f"# Ada Moss on bridges\n\nBy Ben Hay\n\n{MET}\n\n**When?**\n\n{PAINT}\n\n**Why?**\n\n{WALK}")
    assert parts(article) == {"Ben Hay": Part.INTERVIEWER, "Ada Moss": Part.INTERVIEWEE}
    assert [line.name for line in said(article) if line.kind is Kind.QUESTION] == ["Ben Hay", "Ben Hay"]


@pytest.mark.parametrize(("ask", "answer"), [("**{}**", "{}"), ("Q: {}", "A: {}")])
def test_who_the_file_says_asks_and_answers_does(ask: str, answer: str) -> None:
    talk = [ask.format("When will it open?"), answer.format(PAINT), ask.format("Why so late?"), answer.format(COST)]
    story = "\n\n".join(["We met at the river in May.", *talk])
    asker, guest, other = (
        DeclaredSpeaker(name, part=part)
        for name, part in (("Bo Lee", Part.INTERVIEWER), ("Cy Poe", Part.INTERVIEWEE), ("Di Orr", Part.INTERVIEWEE))
    )
    article = article_of(story, metadata=Metadata(speakers=(asker, guest)))
    assert [(kind, name) for kind, name, _ in said(article)][-4:] == [
        (Kind.QUESTION, "Bo Lee"),
        (Kind.STATEMENT, "Cy Poe"),
    ] * 2
    several = article_of(story, metadata=Metadata(speakers=(asker, guest, other)))
    assert [name for kind, name, _ in said(several) if kind is Kind.STATEMENT] == [None, None]


def test_the_answers_of_an_unknown_guest_are_nobodys() -> None:
    article = asked(above="We met at the river in May, and it was cold.", title="The bridge")
    answers = [paragraph for paragraph in article.paragraphs if paragraph.kind is Kind.STATEMENT]
    assert [answer.span.cut(article.text) for answer in answers] == [PAINT, WALK, COST]
    assert {(answer.speaker_id, answer.attribution, answer.confidence) for answer in answers} == {
        (None, Attribution.UNKNOWN, 0.3)
    }
    assert article.turns == tuple(turn for turn in article.turns if turn.kind is Kind.QUESTION)
    assert [str(warning) for warning in article.warnings] == [
        "nobody is labelled or quoted by name: this article has no statements"
    ]


@pytest.mark.parametrize("host", ["Reporter", "Ben Hay"])
def test_questions_set_in_bold_are_asked_as_well_where_somebody_with_a_label_asks(host: str) -> None:
    talk = [f"{host}: When?", f"Ada Moss: {PAINT}", f"**Is it cold?**\n\n{WALK}", f"**Is it?**\n\n{COST}"]
    article = article_of("\n\n".join([*talk, f"{host}: Why?", "Ada Moss: Ice."]))
    assert [line.words for line in said(article) if line.kind is Kind.QUESTION] == [
        "When?",
        "Is it cold?",
        "Is it?",
        "Why?",
    ]


@pytest.mark.parametrize(("ask", "answer"), [("Q:", "A:"), ("Q.", "A."), ("Q1.", "A1."), ("问：", "答：")])
def test_the_letters_q_and_a_are_the_nameless_asker_and_the_guest(ask: str, answer: str) -> None:
    article = article_of(
        f"# Ada Moss on bridges\n\n{MET}\n\n{ask} When?\n\n{answer} {PAINT}\n\n{ask} Why?\n\n{answer} Ice."
    )
    assert said(article)[2:] == [
        (Kind.QUESTION, None, "When?"),
        (Kind.STATEMENT, "Ada Moss", PAINT),
        (Kind.QUESTION, None, "Why?"),
        (Kind.STATEMENT, "Ada Moss", "Ice."),
    ]


def test_a_bare_q_at_a_press_conference_is_a_reporter() -> None:
    above = "# Press conference\n\nWe met Ada Moss, Director of Bridges."
    article = article_of(f"{above}\n\nMS. MOSS: Good day.\n\nQ When will it open?\n\nMS. MOSS: {PAINT}")
    assert said(article)[2:] == [
        (Kind.STATEMENT, "Ada Moss", "Good day."),
        (Kind.QUESTION, "Reporter", "When will it open?"),
        (Kind.STATEMENT, "Ada Moss", PAINT),
    ]
    assert parts(article)["Reporter"] is Part.INTERVIEWER


def test_people_who_answer_as_one_are_one_speaker_of_their_full_names() -> None:
    talk = f"Ben Hay: When?\n\nAna and Luis: {PAINT}\n\nBen Hay: Why?\n\nAna and Luis: {WALK}"
    article = article_of(f"# Two at the river\n\nWe met Ana Ruiz and Luis Vega.\n\n{talk}")
    assert parts(article) == {"Ben Hay": Part.INTERVIEWER, "Ana Ruiz / Luis Vega": Part.INTERVIEWEE}


def test_answers_labelled_a_of_nobody_known_are_statements_of_unknown_attribution() -> None:
    article = article_of(f"# The bridge\n\nIt was cold.\n\nQ: When?\n\nA: {PAINT}\n\n{WALK}\n\nQ: Why?\n\nA: Ice.")
    assert [(p.kind, p.speaker_id, p.attribution is Attribution.UNKNOWN) for p in article.paragraphs[2:]] == [
        (Kind.QUESTION, None, False),
        (Kind.STATEMENT, None, True),
        (Kind.STATEMENT, None, True),
        (Kind.QUESTION, None, False),
        (Kind.STATEMENT, None, True),
    ]


@pytest.mark.parametrize("label", ["**{}**\n\n", "### {}\n\n", "### {}:\n\n"])
def test_a_host_whom_nobody_introduces_asks_where_labels_stand_on_lines_of_their_own(label: str) -> None:
    host, guest = label.format("Ben Hay"), label.format("Ada Moss")
    above = "# The bridge\n\nWe met Ada Moss, Director of Bridges.\n\n"
    article = article_of(f"{above}{host}When?\n\n{guest}{PAINT}\n\n{host}Why so late?\n\n{guest}{WALK}")
    assert [(line.kind, line.name) for line in said(article)[2:]] == [
        (Kind.QUESTION, "Ben Hay"),
        (Kind.STATEMENT, "Ada Moss"),
    ] * 2


def test_an_office_and_a_surname_are_shown_as_printed_and_are_nobody() -> None:
    article = article_of(
        f"The Chair: Order. When will it open?\n\nMr. Hay: {PAINT}\n\nThe Chair: Why?\n\nMr. Hay: Ice."
    )
    assert [line.name for line in said(article)] == [None] * 4
    spoken = [(p.label, p.kind, p.attribution) for p in article.paragraphs]
    asked, answered = (Kind.QUESTION, Attribution.UNKNOWN), (Kind.STATEMENT, Attribution.UNKNOWN)
    assert spoken == [("The Chair", *asked), ("Mr. Hay", *answered)] * 2


def test_initials_stand_for_whom_they_were_first_printed_with_and_times_for_nobody() -> None:
    talk = ["Xing Yang (XY): When?", f"Ada Moss (AM): {PAINT}", "[00:01:20] XY: Why?", f"AM [00:04:10]: {WALK}"]
    article = article_of("\n\n".join(["# The bridge", *talk, "00:05:00 XY: And?", "AM: Ice."]))
    assert [(line.name, line.words) for line in said(article)[1:]] == [
        ("Xing Yang", "When?"),
        ("Ada Moss", PAINT),
        ("Xing Yang", "Why?"),
        ("Ada Moss", WALK),
        ("Xing Yang", "And?"),
        ("Ada Moss", "Ice."),
    ]
    assert [speaker.aliases for speaker in article.speakers] == [("XY",), ("AM",)]


def test_a_label_in_bold_speaks_and_bold_words_in_an_answer_do_not() -> None:
    article = article_of(
        f"**Ben Hay:** When?\n\n**Ada Moss:** {PAINT}\n\n**{WALK}**\n\n**Ben Hay:** Why?\n\n**Ada Moss:** Ice."
    )
    assert [line.name for line in said(article)] == ["Ben Hay", "Ada Moss", "Ada Moss", "Ben Hay", "Ada Moss"]


def test_a_host_who_also_tells_is_the_interviewer_where_turns_end_in_questions_and_are_brief() -> None:
    talk = [
        "Ben Hay: Good day, and welcome.",
        f"Ada Moss: {PAINT} {WALK}",
        "Ben Hay: I saw it. Will it open?",
        f"Ada Moss: {COST} {PAINT}",
        "Ben Hay: Well.",
        f"Ada Moss: {WALK}",
    ]
    assert parts(article_of("\n\n".join(talk))) == {"Ben Hay": Part.INTERVIEWER, "Ada Moss": Part.INTERVIEWEE}


def test_what_the_front_matter_declares_wins_over_who_asks() -> None:
    declared = (DeclaredSpeaker("Ben Hay", "Mayor", Part.INTERVIEWEE), DeclaredSpeaker("Ada Moss", labels=("AM",)))
    talk = f"Ben Hay: When?\n\nAM: {PAINT}\n\nBen Hay: Why?"
    article = article_of(talk, metadata=Metadata(title="Bridges", byline="Eva Ray", speakers=declared))
    assert [(speaker.name, speaker.role, speaker.part) for speaker in article.speakers] == [
        ("Ben Hay", "Mayor", Part.INTERVIEWEE),
        ("Ada Moss", None, Part.INTERVIEWEE),
    ]
    assert (article.title, article.byline) == ("Bridges", "Eva Ray")


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        ("Ada Moss is the director of the bridge office in the north.", Kind.NARRATION),
        ("This interview was edited for length.", Kind.BOILERPLATE),
        ("---\n\nThat was our talk, and it was a good one.", Kind.NARRATION),
        ("*We left at noon, and the river was still frozen.*", Kind.NARRATION),
        ("[The book on the bridge, with pictures by all of them](x)", Kind.BOILERPLATE),
        ("## Further reading", Kind.HEADING),
    ],
)
def test_what_stands_behind_the_last_words_spoken_is_nobodys(behind: str, kind: Kind) -> None:
    article = article_of(
        f"# A bridge\n\nReporter: When?\n\nAda Moss: {PAINT}\n\nReporter: Why?\n\nAda Moss: Ice.\n\n{behind}"
    )
    last = said(article)[-1]
    assert (last.kind, last.name) == (kind, None)
    assert said(article)[-2] == (Kind.STATEMENT, "Ada Moss", "Ice.")


def test_a_source_line_amid_the_talk_is_furniture_and_ends_nothing() -> None:
    article = article_of(
        f"Reporter: When?\n\nAda Moss: {PAINT}\n\nSource: City Desk\n\n{WALK}\n\nReporter: Why?\n\nAda Moss: Ice."
    )
    assert said(article)[1:4] == [
        (Kind.STATEMENT, "Ada Moss", PAINT),
        (Kind.BOILERPLATE, None, "Source: City Desk"),
        (Kind.STATEMENT, "Ada Moss", WALK),
    ]


def test_a_scrap_behind_an_introduction_is_left_out_of_the_role_and_reported_with_its_line() -> None:
    above = "# The bridge\n\nWe met Ada Moss, Director of Bridges. Northern Steel."
    article = article_of(f"{above}\n\nReporter: When?\n\nAda Moss: {PAINT}")
    assert [speaker.role for speaker in article.speakers] == [None, "Director of Bridges"]
    (warning,) = article.warnings
    assert "'Northern Steel.' stands behind an office and fits nobody" in warning.message
    assert warning.line == 3


def test_guests_are_introduced_in_the_first_words_of_the_talk_as_well() -> None:
    welcome = "Welcome. With us is Ada Moss, Director of Bridges. When will it open?"
    article = article_of(f"# Morning talk\n\nHost: {welcome}\n\nMoss: {PAINT}\n\nHost: Why?\n\nMoss: {WALK}")
    assert [(speaker.name, speaker.role) for speaker in article.speakers] == [
        ("Ada Moss", "Director of Bridges"),
    ]


def test_a_document_without_labels_and_questions_is_no_interview() -> None:
    assert read_interview(document_of(f"# The bridge\n\n{PAINT}\n\n{WALK}")).reading is None


def test_a_document_of_one_label_alone_is_an_empty_interview() -> None:
    assert said(article_of("Reporter:")) == []


def test_a_voice_beside_the_words_speaks_like_a_label() -> None:
    document = document_of(f"When will it open?\n\n{PAINT}")
    voices = ("Ben Hay", "Ada Moss")
    blocks = tuple(replace(block, voice=voice) for block, voice in zip(document.blocks, voices, strict=True))
    interview = read_interview(replace(document, blocks=blocks))
    assert [(paragraph.kind, paragraph.speaker_id) for paragraph in interview.paragraphs] == [
        (Kind.QUESTION, "ben-hay"),
        (Kind.STATEMENT, "ada-moss"),
    ]


def test_head_and_foot_are_no_speech() -> None:
    article = article_of(f"# The bridge\n\nMay 3, 2020\n\nReporter: When?\n\nAda Moss: {PAINT}\n\nAll rights reserved.")
    assert said(article)[0] == Said(Kind.HEADING, None, "The bridge")
    assert kinds(article)["May 3, 2020"] is Kind.BOILERPLATE
    assert kinds(article)["All rights reserved."] is Kind.BOILERPLATE


def test_an_author_whose_short_name_is_the_guest_asks_nothing() -> None:
    asked = f"**When will it open?**\n\n{PAINT}\n\n**Why so late?**\n\n{WALK}"
    head = "---\nauthor: {author}\n---\n\n# Interview with Victoria Chan\n\n"
    by = {author: article_of(head.format(author=author) + asked) for author in ("Vic Chan", "Bo Lund")}
    assert {line.name for line in said(by["Vic Chan"]) if line.kind is Kind.QUESTION} == {None}
    assert {line.name for line in said(by["Bo Lund"]) if line.kind is Kind.QUESTION} == {"Bo Lund"}


@pytest.mark.parametrize(("question", "answer"), [("P:", "R:"), ("F:", "A:"), ("Q:", "R:"), ("P.", "R.")])
def test_first_letters_of_question_and_answer_in_other_languages_are_no_names(question: str, answer: str) -> None:
    talk = f"{question} Cuándo?\n\n{answer} Me llamo Ada Moss. {PAINT}\n\n{question} Por qué?\n\n{answer} {WALK}"
    lines = said(article_of(f"# The bridge\n\nWe went there.\n\n{talk}"))[2:]
    assert [(line.kind, line.name) for line in lines] == [(Kind.QUESTION, None), (Kind.STATEMENT, "Ada Moss")] * 2


def labelled(*turns: str, above: str = MET, title: str = "# The bridge") -> Article:
    return article_of("\n\n".join([title, above, *turns]))


def test_a_question_within_a_long_answer_makes_nobody_ask_whose_label_is_shortened_later() -> None:
    article = labelled(
        "Rivers: When?",
        f"Ada Moss: {PAINT} Right? {WALK}",
        "Rivers: Why?",
        f"Moss: {COST}",
        "Rivers: Who?",
        "Moss: Me.",
    )
    assert parts(article)["Ada Moss"] is Part.INTERVIEWEE


def test_who_puts_me_before_their_words_asks() -> None:
    turns = [
        "Me: Hello. Is it late?",
        f"Ada Moss: {PAINT}",
        "Me: I see.",
        f"AM: {WALK} Who knows?",
        "Me: So who pays?",
        "AM: All.",
    ]
    kinds_of = [line.kind for line in said(labelled(*turns))[2:]]
    assert kinds_of == [Kind.QUESTION, Kind.STATEMENT] * 3


def test_the_one_of_whom_the_title_says_that_they_are_interviewed_does_not_ask() -> None:
    turns = [
        "BEN HAY: Where were you born?",
        "MOSS: Hull.",
        f"HAY: {PAINT}",
        "MOSS: Yes.",
        "HAY: And when was it?",
        "MOSS: In May.",
    ]
    article = labelled(*turns, above="AN INTERVIEW WITH ADA MOSS", title="# The bridge")
    assert parts(article) == {"Ben Hay": Part.INTERVIEWER, "Ada Moss": Part.INTERVIEWEE}


def test_who_thanks_for_taking_the_question_asks() -> None:
    turns = [
        f"Ada Moss: {PAINT}",
        "Ben Hay: Thank you for taking my question. Last year you told us that it was late.",
        f"Ada Moss: {WALK}",
        "Ben Hay: Will it open?",
        f"Ada Moss: {COST}",
    ]
    assert parts(labelled(*turns))["Ben Hay"] is Part.INTERVIEWER


@pytest.mark.parametrize("head", ["THE HON ADA MOSS MP", "Ada Moss, Prime Minister"])
def test_a_label_that_is_an_office_is_who_holds_it(head: str) -> None:
    turns = ["JOURNALIST: When?", f"PRIME MINISTER: {PAINT}", "JOURNALIST: Why?", f"PRIME MINISTER: {COST}"]
    article = labelled(*turns, above=f"TRANSCRIPT OF THE PRIME MINISTER\n\n{head}\n\n14 February 2001")
    assert {line.name for line in said(article) if line.kind is Kind.STATEMENT} == {"Ada Moss"}


def test_question_and_answer_may_be_written_out_before_a_full_stop() -> None:
    turns = ["Pregunta. ¿Cuándo?", f"Respuesta. {PAINT}", "P. ¿Por qué?", f"R. {COST}"]
    article = labelled(*turns, title="# Ada Moss: “Pinto puentes”")
    assert [line.kind for line in said(article)[2:]] == [Kind.QUESTION, Kind.STATEMENT] * 2


def test_marks_that_nothing_closes_hide_no_label() -> None:
    turns = ["\\*Ben Hay: When?", f"Ada Moss: {PAINT}", "Ben Hay: Why?", f"Ada Moss: {COST}"]
    assert [line.name for line in said(labelled(*turns))[2:4]] == ["Ben Hay", "Ada Moss"]


def test_a_heading_that_asks_is_no_question_where_whoever_asks_has_a_label() -> None:
    topics = ("What is a bridge?", "Who paints it?", "And the ice?")
    turns = [
        words for topic in topics for words in (f"## {topic}", "Ben Hay: When is it, and why?", f"Ada Moss: {PAINT}")
    ]
    found = said(labelled(*turns))[2:]
    assert [line.kind for line in found] == [Kind.HEADING, Kind.QUESTION, Kind.STATEMENT] * 3


def test_a_list_above_the_talk_is_no_question() -> None:
    above = "- Publication: WhatNow? Issue 3\n- Address: https://example.org/a?b=c\n- Language: English"
    lines = said(asked("1. {}", above=f"{above}\n\n{MET}"))
    assert [line.words for line in lines if line.kind is Kind.QUESTION] == [
        "When will the bridge open?",
        "Why so late in the year?",
    ]


@pytest.mark.parametrize("outlet", ["C&C", "The Slow Podcast"])
def test_a_publication_asks_under_its_own_name(outlet: str) -> None:
    turns = [
        f"{outlet}: When?",
        f"Ada Moss: {PAINT}",
        f"{outlet}: Go on.",
        f"Ada Moss: {WALK}",
        f"{outlet}: Why?",
        f"Ada Moss: {COST}",
    ]
    assert [line.kind for line in said(labelled(*turns))[2:]] == [Kind.QUESTION, Kind.STATEMENT] * 3
