import json
from dataclasses import replace
from datetime import date

import pytest

from corpus import Article, Kind, Span
from qa import Quote
from tests.web.fakes import ADA, HARBOUR, NARRATED, REPORTER, TWO_CRANES, article_of, passage_of, quote_of
from web import links
from web.pages.quotes import forms_of
from web.wording import ENGLISH

ANN = replace(HARBOUR, byline="By Ann Moss")
SITE = "https://record.example"
PLACE = f"{SITE}/articles/harbour?quote={TWO_CRANES.id}#quote"


def forms(quote: Quote) -> dict[str, str]:
    with links.served_at(SITE, ""):
        return {form.name: form.text for form in forms_of(quote, ENGLISH)}


def said_in(article: Article) -> Quote:
    return quote_of(article, "We will build two cranes.\nThen we will see.")


def test_plain_text_names_speaker_office_article_day_and_address() -> None:
    assert forms(said_in(ANN))["Plain text"] == (
        "“We will build two cranes. Then we will see.”\n"
        "— Ada King, Director of the Harbour Office\n"
        "“What the harbour plans”, The Quay, 31 October 2019\n"
        f"{PLACE}"
    )


@pytest.mark.parametrize(
    "said", ["“We will build two cranes.”", "“We will build two cranes.", '"We will build two cranes."']
)
def test_marks_that_the_article_prints_around_words_are_not_doubled(said: str) -> None:
    article = article_of("talk", "A talk", (Kind.STATEMENT, ADA, said), speakers=(ADA,))
    taken = forms(quote_of(article, said))
    assert taken["Plain text"].startswith("“We will build two cranes.”\n")
    assert "said: “We will build two cranes.” (" in taken["APA"]


def test_markdown_is_a_quotation_with_a_link() -> None:
    assert forms(said_in(ANN))["Markdown"] == (
        "> We will build two cranes. Then we will see.\n"
        ">\n"
        "> — Ada King, Director of the Harbour Office, "
        f"[What the harbour plans]({PLACE}), The Quay, 31 October 2019"
    )


@pytest.mark.parametrize(
    ("said", "markdown"),
    [
        ("A *star*, a_line & <b>", r"A \*star\*, a_line & \<b>"),
        ("1. first", r"1\. first"),
        ("- a dash", r"\- a dash"),
        ("# no heading", r"\# no heading"),
        (r"[x](y) \ `z` ~", r"\[x\](y) \\ \`z\` \~"),
    ],
)
def test_words_never_become_markup_in_markdown(said: str, markdown: str) -> None:
    article = article_of("talk", "A talk", (Kind.STATEMENT, ADA, said), speakers=(ADA,))
    quote = Quote(passage_of(article, 0), article.paragraphs[0].span, 0.5)
    assert forms(quote)["Markdown"].split("\n")[0] == f"> {markdown}"


def test_a_title_with_brackets_stays_one_link_in_markdown() -> None:
    titled = said_in(replace(ANN, title="Plans] of [the harbour](no link)"))
    assert rf"[Plans\] of \[the harbour\](no link)]({PLACE})" in forms(titled)["Markdown"]


def test_apa_cites_the_article_and_names_in_the_sentence_who_said_it() -> None:
    assert forms(said_in(ANN))["APA"] == (
        "In the text: Ada King, Director of the Harbour Office, said: "
        "“We will build two cranes. Then we will see.” (Moss, 2019).\n"
        "Reference: Moss, A. (2019, October 31). What the harbour plans. The Quay. https://example.org/harbour"
    )


@pytest.mark.parametrize(
    ("changes", "cited", "reference"),
    [
        ({"byline": "Ann Moss and Ben Roy"}, "(Moss & Roy, 2019)", "Moss, A., & Roy, B. (2019, October 31). What"),
        ({"byline": "Ann Moss, Ben Roy, Cy Poe"}, "(Moss et al., 2019)", "Moss, A., Roy, B., & Poe, C. (2019"),
        ({"byline": "Wang Lei"}, "(Wang Lei, 2019)", "Wang Lei. (2019, October 31). What the harbour plans. The Quay."),
        ({"byline": None}, "(The Quay, 2019)", "The Quay. (2019, October 31). What the harbour plans. https://ex"),
        (
            {"byline": None, "source": None},
            "(“What the harbour plans”, 2019)",
            "What the harbour plans. (2019, October 31). https://example.org/harbour",
        ),
        ({"published": None}, "(Moss, n.d.)", "Moss, A. (n.d.). What the harbour plans. The Quay."),
        ({"title": "Who plans?"}, "(Moss, 2019)", "(2019, October 31). Who plans? The Quay."),
        ({"url": None}, "(Moss, 2019)", f"The Quay. {PLACE}"),
        ({"url": "javascript:alert(1)"}, "(Moss, 2019)", f"The Quay. {PLACE}"),
    ],
)
def test_apa_makes_do_with_what_is_known(changes: dict[str, str | None], cited: str, reference: str) -> None:
    apa = forms(said_in(replace(ANN, **changes)))["APA"]  # type: ignore[arg-type]
    assert cited in apa
    assert reference in apa


def test_csl_json_is_the_article_with_the_quote_in_its_custom_part() -> None:
    [item] = json.loads(forms(said_in(ANN))["JSON (CSL)"])
    assert item == {
        "id": TWO_CRANES.id,
        "type": "article-newspaper",
        "title": "What the harbour plans",
        "author": [{"family": "Moss", "given": "Ann"}],
        "issued": {"date-parts": [[2019, 10, 31]]},
        "container-title": "The Quay",
        "language": "en",
        "URL": "https://example.org/harbour",
        "custom": {
            "quote": TWO_CRANES.text,
            "speaker": "Ada King",
            "office": "Director of the Harbour Office",
            "interviewer": False,
            "link": PLACE,
        },
    }


def test_csl_json_leaves_out_what_is_not_known() -> None:
    bare = replace(ANN, byline=None, published=None, source=None, url=None, language=None)
    [item] = json.loads(forms(said_in(bare))["JSON (CSL)"])
    assert list(item) == ["id", "type", "title", "URL", "custom"]
    [whole] = json.loads(forms(said_in(replace(ANN, byline="Wang Lei", published=date(2020, 1, 2))))["JSON (CSL)"])
    assert (whole["author"], whole["issued"]) == ([{"literal": "Wang Lei"}], {"date-parts": [[2020, 1, 2]]})


def test_a_question_is_never_given_as_what_the_interviewee_said() -> None:
    span = HARBOUR.paragraphs[5].span
    taken = forms(Quote(passage_of(HARBOUR, 5), Span(span.start, span.end), 0.5))
    assert "— Reporter, asking\n" in taken["Plain text"]
    assert "In the text: Reporter asked: “How many cranes will there be?”" in taken["APA"]
    assert REPORTER.name == json.loads(taken["JSON (CSL)"])[0]["custom"]["speaker"]


def test_the_reporters_own_words_are_nobodys_else() -> None:
    taken = forms(NARRATED)
    assert "— the reporter\n" in taken["Plain text"]
    assert taken["APA"].startswith("In the text: “🌊 It will be rebuilt.” (Jo Lin, 2019)")
    assert json.loads(taken["JSON (CSL)"])[0]["custom"]["speaker"] is None
