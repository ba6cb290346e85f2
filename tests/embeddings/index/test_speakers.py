from corpus import Attribution, Part, Speaker
from embeddings.index import speaker_records
from tests.embeddings.articles import ADA, ENGINES, LOGISTICS, UNDATED, article, asked, said


def test_a_person_is_counted_over_all_articles() -> None:
    records = {record.speaker.id: record for record in speaker_records([ENGINES, LOGISTICS, UNDATED])}
    assert list(records) == ["ada", "bob", "reporter"]
    assert records["ada"].article_ids == ("engines-2021", "logistics-2019")
    assert records["ada"].n_statements == 4
    assert records["bob"].n_statements == 3
    assert records["reporter"].n_statements == 0


def test_a_statement_of_unknown_attribution_is_not_counted() -> None:
    [record] = speaker_records([article("a", said("Yes."), said("No.", None, attribution=Attribution.UNKNOWN))])
    assert record.n_statements == 1


def test_spellings_offices_and_parts_are_put_together() -> None:
    # given one person under two names, without an office and asking in the first article
    first = Speaker("ada", "Ada Lovelace", None, ("Ada",), Part.INTERVIEWER)
    records = speaker_records(
        [article("a", asked("Why?", by="ada"), people={"ada": first}), article("b", said("So."), people={"ada": ADA})]
    )
    assert [record.speaker for record in records] == [
        Speaker("ada", "Ada Lovelace", "Director of Engines", ("Ada",), Part.INTERVIEWEE)
    ]
