"""What an editor says at the desk is written into the files that the reader reads, and holds."""

from datetime import date
from pathlib import Path

import pytest

from corpus import Drafts, Kind, Part
from corpus.desk import (
    DeskArticle,
    MendError,
    PersonSaid,
    Said,
    behind_label,
    mend_facts,
    mend_paragraphs,
    mend_person,
    merge_people,
    read_at_desk,
    seen_people,
    turn_after,
)
from corpus.editing import DraftConflictError
from corpus.editing.registry import Tenure

TALK = """# What the harbour plans

Jo Lin talks to Ada King, director of the Harbour Office, and to Bob Moss.

Jo Lin: How many cranes will there be at the new quay, and when?

Ada King: We will build two cranes at the new quay before the winter comes.

And a third one will follow as soon as there is money for it.

Bob Moss: The city would rather have three cranes at once, as everybody knows.

Jo Lin: And what does that mean for those who work there?

Ada King: They will all stay, and some more will be hired in the spring.
"""
NAME, ID = "harbour.md", "harbour"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / NAME).write_text(TALK, encoding="utf-8")
    return Drafts(tmp_path / "drafts", tmp_path / "articles")


def at(drafts: Drafts) -> DeskArticle:
    return read_at_desk(drafts, ID)


def number_of(article: DeskArticle, words: str) -> int:
    read = article.reviewed.article
    return next(n for n, one in enumerate(read.paragraphs) if one.span.cut(read.text).startswith(words))


def whose(drafts: Drafts, words: str) -> tuple[str | None, Kind]:
    article = at(drafts)
    paragraph = article.reviewed.article.paragraphs[number_of(article, words)]
    speaker = article.reviewed.article.speaker(paragraph.speaker_id)
    return speaker.name if speaker else None, paragraph.kind


def mend(drafts: Drafts, words: str, said: Said, *, by_label: bool = False) -> str:
    article = at(drafts)
    numbers = [number_of(article, words)]
    return mend_paragraphs(drafts, ID, numbers, said, seen=article.seen, by="Ruth", by_label=by_label)


def corrections(drafts: Drafts) -> str:
    return drafts.current("harbour.corrections.yaml").text


def test_a_paragraph_is_given_to_somebody_else(drafts: Drafts) -> None:
    assert whose(drafts, "And a third one") == ("Ada King", Kind.STATEMENT)
    mend(drafts, "And a third one", Said(speaker="Bob Moss"))
    assert whose(drafts, "And a third one") == ("Bob Moss", Kind.STATEMENT)
    assert corrections(drafts) == '- paragraph: "And a third one will follow as"\n  speaker: Bob Moss\n'
    assert not (drafts.corpus / "harbour.corrections.yaml").exists()


def test_saying_it_anew_changes_the_entry_and_keeps_what_else_is_in_the_file(drafts: Drafts) -> None:
    by_hand = '# by hand\n- paragraph: "And a third one"   # sic\n  speaker: Bob Moss\n\n# the end\n'
    (drafts.corpus / "harbour.corrections.yaml").write_text(by_hand, encoding="utf-8")
    mend(drafts, "And a third one", Said(kind=Kind.NARRATION))
    assert whose(drafts, "And a third one") == (None, Kind.NARRATION)
    assert corrections(drafts) == '# by hand\n- paragraph: "And a third one"   # sic\n  kind: narration\n\n# the end\n'


def test_what_was_said_can_be_taken_back(drafts: Drafts) -> None:
    mend(drafts, "And a third one", Said(nobody=True))
    assert whose(drafts, "And a third one") == (None, Kind.NARRATION)
    mend(drafts, "And a third one", Said())
    assert whose(drafts, "And a third one") == ("Ada King", Kind.STATEMENT)
    assert drafts.list() == ()


def test_a_label_is_given_to_somebody_with_all_that_stands_behind_it(drafts: Drafts) -> None:
    article = at(drafts)
    first = number_of(article, "We will build")
    assert len(behind_label(article, first)) == 3
    mend(drafts, "We will build", Said(speaker="Eva Stone"), by_label=True)
    assert corrections(drafts) == "- label: Ada King\n  speaker: Eva Stone\n"
    assert {whose(drafts, words)[0] for words in ("We will", "And a third", "They will all")} == {"Eva Stone"}
    mend(drafts, "And a third", Said(speaker="Bob Moss"))  # of one paragraph, which goes before the label's
    assert (whose(drafts, "And a third")[0], whose(drafts, "They will all")[0]) == ("Bob Moss", "Eva Stone")


def test_a_label_that_is_not_there_is_told_of(drafts: Drafts) -> None:
    (drafts.corpus / "harbour.corrections.yaml").write_text("- label: Ad King\n  speaker: Eva Stone\n")
    assert any("no paragraph stands behind the label" in str(one) for one in at(drafts).reviewed.article.warnings)


def test_the_turn_after_is_all_that_one_person_says(drafts: Drafts) -> None:
    article = at(drafts)
    question = number_of(article, "How many")
    assert turn_after(article.reviewed.article, question) == (question + 1, question + 2)


def test_who_saw_an_earlier_version_overwrites_nothing(drafts: Drafts) -> None:
    before = at(drafts)
    mend(drafts, "And a third one", Said(speaker="Bob Moss"))
    with pytest.raises(DraftConflictError):
        mend_paragraphs(drafts, ID, [1], Said(kind=Kind.CAPTION), seen=before.seen, by="Max")
    assert whose(drafts, "And a third one")[0] == "Bob Moss"


def test_what_makes_no_sense_is_refused_and_says_why(drafts: Drafts) -> None:
    with pytest.raises(MendError, match="nobody's words"):
        mend(drafts, "And a third one", Said(kind=Kind.CAPTION, speaker="Bob Moss"))
    assert drafts.list() == ()


def test_facts_of_the_article_are_kept_beside_it_in_one_entry(drafts: Drafts) -> None:
    mend_facts(drafts, ID, {"title": "Two: cranes", "published": "2019-10-31"}, seen=at(drafts).seen, by="Ruth")
    mend_facts(drafts, ID, {"byline": "Jo Lin", "published": None}, seen=at(drafts).seen, by="Ruth")
    article = at(drafts).reviewed.article
    assert (article.title, article.byline, article.published) == ("Two: cranes", "Jo Lin", None)
    assert corrections(drafts).count("- ") == 1
    with pytest.raises(MendError, match="no day"):
        mend_facts(drafts, ID, {"published": "last week"}, seen=at(drafts).seen, by="Ruth")


def test_a_person_is_renamed_everywhere_and_keeps_the_id(drafts: Drafts) -> None:
    said = PersonSaid("Ada King-Reid", (Tenure("Director", date(2015, 1, 1)),), part=Part.INTERVIEWEE)
    mend_person(drafts, ID, "ada-king", said, seen=seen_people(drafts), by="Ruth")
    speaker = at(drafts).reviewed.article.speaker("ada-king")
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Ada King-Reid", "Director")
    mend_person(drafts, ID, "ada-king", PersonSaid("Ada Reid"), seen=seen_people(drafts), by="Ruth")
    assert drafts.current("speakers.yaml").text.count("- id: ada-king") == 1
    assert whose(drafts, "We will build")[0] == "Ada Reid"


def test_two_people_become_one(drafts: Drafts) -> None:
    merge_people(drafts, ID, "ada-king", "bob-moss", seen=seen_people(drafts), by="Ruth")
    assert whose(drafts, "The city would")[0] == "Ada King"
    drafts.undo(NAME, by="Ruth")
    assert whose(drafts, "The city would")[0] == "Bob Moss"


def test_the_entries_of_two_people_become_one(drafts: Drafts) -> None:
    (drafts.corpus / "speakers.yaml").write_text(
        "# people\n- name: Bob Moss\n  role: Mayor\n- name: Ada King\n  aliases: [A. King] # once\n", encoding="utf-8"
    )
    merge_people(drafts, ID, "ada-king", "bob-moss", seen=seen_people(drafts), by="Ruth")
    assert drafts.current("speakers.yaml").text == (
        '# people\n- name: Ada King\n  aliases: ["A. King", Bob Moss]\n  role: Mayor\n'
    ).replace('"A. King"', "A. King")


def test_a_name_that_is_somebody_elses_is_refused(drafts: Drafts) -> None:
    (drafts.corpus / "speakers.yaml").write_text("- name: Bob Moss\n", encoding="utf-8")
    with pytest.raises(MendError, match="Bob Moss"):
        mend_person(drafts, ID, "ada-king", PersonSaid("Bob Moss"), seen=seen_people(drafts), by="Ruth")
