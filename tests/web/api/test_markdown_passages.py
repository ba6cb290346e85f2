from qa import Edit, Evidence, Match, Operation, Verdict, Verification
from tests.web.fakes import NARRATED, TWO_CRANES
from web.api.markdown import search_blocks, verdict_blocks
from web.api.schemas import Filters, Found, SearchReply, VerifyReply
from web.wording import ENGLISH

NOWHERE = Filters(
    speakers=[], exclude_speakers=[], articles=[], sources=[], published_from=None, published_to=None, inferred=[]
)


def test_a_passage_is_shown_with_who_said_it_and_the_article_to_read() -> None:
    found = SearchReply(
        results=[Found.of(Evidence(quote.passage, 0.5, 0.5, 7.5)) for quote in (TWO_CRANES, NARRATED)],
        filters=NOWHERE,
        took_ms=1.0,
    )
    said, narrated = search_blocks(found)
    assert said == (
        "Asked by Reporter: How many cranes will there be?\n\n"
        "> We will build two cranes.\n> Then we will see. Nothing else is planned.\n\n"
        "— **Ada King**, Director of the Harbour Office, “What the harbour plans”, The Quay, 31 October 2019 "
        f"(article harbour, start {TWO_CRANES.span.start})"
    )
    assert narrated.startswith("> The harbour is old.")


def test_nothing_to_look_through_is_said() -> None:
    assert search_blocks(SearchReply(results=[], filters=NOWHERE, took_ms=1.0)) == (ENGLISH.no_passages,)


def test_a_verdict_shows_what_is_printed_and_what_differs() -> None:
    edits = (Edit(Operation.EQUAL, "We will build ", "We will build "), Edit(Operation.REPLACE, "ten", "two"))
    found = Verification(Verdict.ALTERED, (Match(TWO_CRANES, 0.9, edits),))
    verdict, printed = verdict_blocks(VerifyReply.of(found), site="")
    assert verdict == ENGLISH.checking.told(Verdict.ALTERED)
    assert "> We will build two cranes." in printed
    assert printed.endswith("\n\n- quoted “ten”, printed “two”")


def test_words_that_nobody_said_are_not_found() -> None:
    reply = VerifyReply.of(Verification(Verdict.NOT_FOUND))
    assert verdict_blocks(reply, site="") == (ENGLISH.checking.told(Verdict.NOT_FOUND),)
