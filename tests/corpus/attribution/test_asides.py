"""What stands amid or behind a talk and is nobody's speech, in many a setting; and what only looks so."""

from collections.abc import Callable

import pytest

from corpus import Article, Kind
from tests.corpus.articles import said
from tests.corpus.typeset import article_of

GUEST = "Ines Okafor"
HEAD = "# Ines Okafor on tides\n\n*By Tom Ferrer*\n\nInes Okafor, a tide surveyor, met us at the quay.\n\n"
TURNS = [
    ("How did you start?", "I was nine, and my uncle had a boat."),
    ("What do you measure?", "The height of the water, every six minutes. I write it down."),
    ("Is it dull?", "I never find it dull. The sea is late or early, and I like to know why."),
    ("What comes next?", "We will put up forty new gauges."),
]
MORE, LAST = "I rowed it every day, and the tide took me out to the bar and back.", "They cost less than a bicycle."
EARLY = "I like the early morning best. Nobody asks me anything then. The gauge clicks, and I write the number down."


def labelled(*mid: str, behind: tuple[str, ...] = (), head: str = HEAD) -> Article:
    """Return an interview with labels in which some blocks stand in the first answer, and some behind the last."""
    talk = [[f"**Tom Ferrer:** {asked}", f"**{GUEST}:** {told}"] for asked, told in TURNS]
    blocks = [*talk[0], MORE, *mid, *(block for turn in talk[1:] for block in turn), LAST, *behind]
    return article_of(head + "\n\n".join(blocks))


def set_apart(*mid: str, behind: tuple[str, ...] = (), head: str = HEAD) -> Article:
    """Return the same with bold questions and no labels."""
    talk = [[f"**{asked}**", told] for asked, told in TURNS]
    blocks = [*talk[0], MORE, *mid, *(block for turn in talk[1:] for block in turn), LAST, *behind]
    return article_of(head + "\n\n".join(blocks))


def headed(*mid: str, behind: tuple[str, ...] = (), name: str = f"{GUEST}: ") -> Article:
    """Return one with questions as headings above the answers, which have labels where a name is given."""
    talk = [[f"## {asked}", f"{name}{told}"] for asked, told in TURNS]
    return article_of(HEAD + "\n\n".join([*talk[0], *mid, *(block for turn in talk[1:] for block in turn), *behind]))


def line_of(article: Article, words: str) -> tuple[Kind, str | None]:
    """Return kind and name of the only paragraph that holds these words."""
    [(kind, name)] = [(line.kind, line.name) for line in said(article) if words in line.words]
    return kind, name


@pytest.mark.parametrize("interview", [labelled, set_apart])
@pytest.mark.parametrize(
    "block",
    [
        "Editor’s note: The bar was dredged in 2003.",
        "[Editor’s note: The bar at the mouth of the river, on which boats were lost in 1987, was dredged in 2003.]",
        "Anmerkung der Redaktion: Die Barre wurde 2003 ausgebaggert.",
        "This interview is brought to you by Quay Rope, the rope that holds.",
        "Use the code TIDE for ten percent off.",
        "Subscribe to our newsletter and never miss a tide.",
        "Abonnez-vous à notre lettre, et ne manquez plus une marée.",
        "[Read more about the lock keeper of Leith and his cat.](http://quay.example)",
        "Figure 2. The gauge at the bar, drawn by the harbour office in 1931.",
        "Photo by Jo Reed, courtesy of the Harbour Archive",
        "Foto: Jo Reed / Hafenarchiv",
        "Okafor looks at her watch and goes to the window. The water has turned, four minutes late.",
        "*The kettle boils over, and for a while there is nothing to be seen but steam.*",
    ],
)
def test_what_stands_amid_an_answer_and_is_nobodys(interview: Callable[..., Article], block: str) -> None:
    article = interview(block)
    words = block.strip("[]*").split("](")[0][:40]
    assert line_of(article, words)[0] not in {Kind.STATEMENT, Kind.QUESTION}
    assert line_of(article, MORE) == (Kind.STATEMENT, GUEST)


@pytest.mark.parametrize("interview", [labelled, set_apart])
@pytest.mark.parametrize(
    "block",
    [
        "People call me Okafor the Late, and I laugh about it.",
        "*I said never, and I meant it, whatever the harbour office wrote.*",
        "You need patience, and a dry pencil.",
        "Thank you for having me, it was a pleasure.",
        "The harbour is sponsored by the ministry, which is a long story.",
    ],
)
def test_what_the_guest_may_say_is_the_guests(interview: Callable[..., Article], block: str) -> None:
    assert line_of(interview(block), block.strip("*")) == (Kind.STATEMENT, GUEST)


@pytest.mark.parametrize("interview", [labelled, set_apart])
@pytest.mark.parametrize(
    "behind",
    [
        ("Thanks for reading this far! Tell a friend who likes the sea.",),
        ("What do you think of tides? Let us know in the comments below.",),
        ("If you enjoyed this interview, you may like our talk with the lock keeper of Leith.",),
        ("Ines lives in Leith with two cats and a barometer.",),
        ("*She lives in Leith with two cats and a barometer.*",),
        ("Tom Ferrer writes about the sea for this magazine.",),
        ("Jo Reed is our correspondent in Leith.",),
        ("A big thank you to Ines Okafor for showing us the gauges.",),
        ("It was a pleasure to talk to Ines, and we wish her calm water.",),
        ("## The Gauge Project", "The gauge project was founded in 1998 and has forty members."),
        ("## Conclusion", "Tides look simple and are not. Surveyors like Okafor keep the boats off the bar."),
        ("## Zur Person", "Geboren in Lagos, seit 1998 am Hafen."),
        ("**Resources**", "Slack Water, a handbook of gauges, second edition."),
        ("Links:", "The Bar: http://bar.example/one"),
        ("[1] The Bar, a history of the port, Leith 1931, page 12.",),
        ("First published in The Quay, May 1999.",),
        ("3 comments", "Jo says: What a good read, and so true of the Forth as well."),
        ("Propos recueillis par Tom Ferrer.",),
        ("Este artículo apareció en 1999.",),
        ("← The lock keeper of Leith, who never slept.",),
    ],
)
def test_behind_the_last_answer_the_publisher_has_the_word(
    interview: Callable[..., Article], behind: tuple[str, ...]
) -> None:
    article = interview(behind=behind)
    assert line_of(article, LAST) == (Kind.STATEMENT, GUEST)
    assert {line.kind for line in said(article)[-1:]}.isdisjoint({Kind.STATEMENT, Kind.QUESTION})


def test_an_appeal_of_the_guest_is_the_guests() -> None:
    words = "If you like the sea, come to the harbour on Mondays and I will show you my gauges."
    assert line_of(set_apart(behind=(words,)), words) == (Kind.STATEMENT, GUEST)


def test_where_no_answer_has_a_second_paragraph_one_behind_the_last_is_none() -> None:
    words = "The next meeting of the port is on Tuesday."
    talk = [f"**Tom Ferrer:** {asked}\n\n**{GUEST}:** {told}" for asked, told in TURNS * 2]
    assert line_of(article_of(HEAD + "\n\n".join([*talk, words])), words) == (Kind.NARRATION, None)
    longer = article_of(HEAD + "\n\n".join([talk[0], MORE, *talk[1:], words]))
    assert line_of(longer, words) == (Kind.STATEMENT, GUEST)


@pytest.mark.parametrize(
    "thanks", ["Thank you so much for talking to us, Ines!", "Vielen Dank für das Gespräch.", "Merci d’avoir répondu."]
)
def test_thanks_are_the_interviewers_where_nobody_has_a_label_and_nobodys_where_all_have(thanks: str) -> None:
    assert line_of(set_apart(behind=(thanks,)), thanks)[0] is Kind.QUESTION
    assert line_of(labelled(behind=(thanks,)), thanks) == (Kind.NARRATION, None)


def test_what_tells_the_guest_of_themselves_and_is_taken_up_is_the_interviewers() -> None:
    article = set_apart("You lost a boat that way.", "Yes, the Marigold. I was ashamed for a year.")
    assert line_of(article, "You lost")[0] is Kind.QUESTION
    assert line_of(article, "the Marigold") == (Kind.STATEMENT, GUEST)
    assert line_of(set_apart("You lost a boat that way."), "You lost") == (Kind.STATEMENT, GUEST)


def test_what_is_set_like_the_questions_is_asked_though_another_such_block_follows() -> None:
    article = set_apart("**The bar has taken three boats.**", "**Some of them were yours.**", "Two, I think.")
    assert line_of(article, "three boats")[0] is Kind.QUESTION


def test_a_request_behind_a_remark_is_asked() -> None:
    article = headed("## You also teach. Tell us about that.", "On Mondays I do, and I teach children.", name="")
    assert line_of(article, "You also teach")[0] is Kind.QUESTION


def test_a_heading_between_two_labels_of_one_person_is_asked_where_questions_are_headings() -> None:
    article = headed("## The sea is never on time", f"{GUEST}: That is the railway you mean.")
    assert line_of(article, "never on time")[0] is Kind.QUESTION


def test_below_a_heading_that_nobody_answers_with_a_label_stands_a_box() -> None:
    box = ("## Tide gauges in short", "A gauge is a pipe with a float in it. The first stood in Amsterdam.")
    article = headed(*box, behind=("## Good to know", "The gauges are open to the public."))
    assert line_of(article, "A gauge is") == (Kind.NARRATION, None)
    assert line_of(article, "open to the public") == (Kind.NARRATION, None)


def test_below_the_name_of_somebody_stands_their_life_though_the_one_before_has_the_floor() -> None:
    article = set_apart("## Ben Hay", "Ben Hay keeps the lock at the mouth of the canal, and has done so for years.")
    assert line_of(article, "keeps the lock") == (Kind.NARRATION, None)


def test_a_crosshead_in_an_answer_is_no_box() -> None:
    words = "I lost her in 1999, and I still look for her at low water."
    assert line_of(labelled("## A boat called Marigold", words), words) == (Kind.STATEMENT, GUEST)


def test_a_box_about_the_guest_is_one_though_it_is_set_like_a_question() -> None:
    article = set_apart("**About Ines Okafor**", "Born in Lagos in 1961, surveyor of tides since 1998.")
    assert line_of(article, "Born in") == (Kind.NARRATION, None)


def test_what_stands_outside_the_marks_of_the_answers_is_nobodys() -> None:
    talk = [f"**{asked}**\n\n“{told}”" for asked, told in TURNS]
    aside = "The office has a stove and one chair, and the stove is out."
    article = article_of(HEAD + "\n\n".join([talk[0][:-1], f"“{MORE}”", aside, *talk[1:]]))
    assert line_of(article, aside) == (Kind.NARRATION, None)
    assert line_of(article, MORE) == (Kind.STATEMENT, GUEST)


@pytest.mark.parametrize(
    "quote",
    [
        "> I like the early morning best. Nobody asks me anything then.",
        "> I like the early mornings. Nobody asks me anything. The gauge clicks, I write the number down.",
        "**I like the early morning best … The gauge clicks, and I write the number down.**",
        "> “The sea keeps better time than the railway.”\n\n— Ines Okafor, surveyor",
    ],
)
def test_a_pull_quote_repeats_words_or_has_a_name_below(quote: str) -> None:
    article = labelled(EARLY, quote)
    words = quote.partition("\n")[0].strip(">* ")
    assert [line.kind for line in said(article) if words in line.words][-1] is Kind.CAPTION
    assert line_of(article, EARLY) == (Kind.STATEMENT, GUEST)


@pytest.mark.parametrize(
    "above",
    [
        "Date of Birth: 3 May 1970\n\nJob Title: Tide surveyor\n\nNobody thanks her.",
        "## Harbour Talk: the woman who counts waves\n\nNobody thanks her.",
    ],
)
def test_lines_that_only_look_like_labels_begin_no_talk(above: str) -> None:
    article = labelled(head=f"# Tides\n\n{above}\n\n")
    assert line_of(article, "Nobody thanks her")[0] is Kind.NARRATION
    assert line_of(article, TURNS[0][1]) == (Kind.STATEMENT, GUEST)


def test_a_question_that_the_author_answers_begins_no_talk() -> None:
    talk = [f"{asked}\n\n{told}" for asked, told in TURNS]
    intro = "What would you do with a boat?\n\nInes Okafor, a tide surveyor, has an answer. She has measured the sea."
    article = article_of(f"# Tides\n\n{intro}\n\n" + "\n\n".join(talk))
    assert line_of(article, "has an answer")[0] is Kind.NARRATION
    assert line_of(article, TURNS[0][1])[0] is Kind.STATEMENT


def test_nobody_is_called_like_the_beginning_of_a_title() -> None:
    head = "# Tides\n\n## Harbour Talk: the woman who counts waves\n\nIn Harbour Talk we meet people of the port.\n\n"
    assert {speaker.name for speaker in labelled(head=head).speakers} == {"Tom Ferrer", GUEST}


def test_a_lone_question_with_a_label_begins_the_talk() -> None:
    head = "# Tides\n\nHarbour Review: Who asked you to count them?\n\nInes Okafor: I did.\n\n"
    assert line_of(labelled(head=head), "Who asked")[0] in {Kind.QUESTION, Kind.STATEMENT}
