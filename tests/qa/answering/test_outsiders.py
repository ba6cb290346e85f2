import pytest

from qa.answering import outsider

PRINTED = {"logist", "sailor", "coach"}


@pytest.mark.parametrize(
    ("question", "occupation"),
    [
        ("What does the novelist say about her plot?", "novelist"),
        ("How did the famous opera singer lose his voice?", "singer"),
        ("Why did the film director cast a stranger?", "director"),
        ("What did the astronauts miss most?", "astronaut"),
        ("What does the surgeon think of gloves?", "surgeon"),
        ("WHAT DOES THE CHEF COOK?", "chef"),
        ("What did the sailor see?", ""),
        ("What does the coach say?", ""),
        ("What does the reporter ask about ports?", ""),
        ("How did the interviewer begin?", ""),
        ("What do the others say about ports?", ""),
        ("Who is the mayor of the town?", ""),
        ("What will the number of ships be?", ""),
        ("How does the harbour grow?", ""),
        ("What will Zeppelin Harbour build?", ""),
        ("", ""),
    ],
)
def test_an_occupation_that_no_article_mentions_is_told(question: str, occupation: str) -> None:
    assert outsider(question, is_printed=PRINTED.__contains__) == occupation
