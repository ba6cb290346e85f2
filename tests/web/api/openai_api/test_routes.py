import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import openai
import pytest
from openai.types.chat import ChatCompletion, ChatCompletionMessageParam

from corpus import count_tokens
from tests.web.fakes import (
    NO_ANSWER,
    NOBODY,
    THREE_CRANES,
    TWO_CRANES,
    FakeChatbot,
    answer_with,
    declined,
    near,
    silence,
)
from web.api.schemas import AnswerReply
from web.wording import ENGLISH

MODEL = "on-the-record"
ASKED: list[ChatCompletionMessageParam] = [{"role": "user", "content": "How many cranes?"}]


def answered(completion: ChatCompletion) -> dict[str, Any]:
    """Return the answer as data, having checked that it is one."""
    answer = (completion.choices[0].message.model_extra or {})["answer"]
    AnswerReply.model_validate(answer)
    return dict(answer)


def test_any_client_gets_the_quotes_with_who_said_them(program: openai.OpenAI, address: str) -> None:
    completion = program.chat.completions.create(model=MODEL, messages=ASKED)
    (choice,) = completion.choices
    assert (choice.finish_reason, choice.message.role, choice.message.refusal) == ("stop", "assistant", None)
    link = f"{address.removesuffix('/v1')}/articles/harbour?quote={TWO_CRANES.id}#quote"
    assert choice.message.content == (
        "Asked by Reporter: How many cranes will there be?\n\n"
        "> We will build two cranes.\n> Then we will see.\n\n"
        "— **Ada King**, Director of the Harbour Office, “What the harbour plans”, The Quay, 31 October 2019 · "
        f"[Read in context]({link})"
    )


def test_the_quotes_come_as_data_too(chatbot: FakeChatbot, program: openai.OpenAI) -> None:
    completion = program.chat.completions.create(model=MODEL, messages=ASKED)
    answer = answered(completion)
    assert answer["status"] == "answered"
    assert [(quote["text"], quote["speaker"]["name"]) for quote in answer["quotes"]] == [(TWO_CRANES.text, "Ada King")]
    assert completion.system_fingerprint == answer["index_version"] == chatbot.index_version


def test_silence_says_so(chatbot: FakeChatbot, program: openai.OpenAI) -> None:
    chatbot.replies = silence
    completion = program.chat.completions.create(model=MODEL, messages=ASKED)
    content = completion.choices[0].message.content or ""
    assert content == f"**{ENGLISH.answers.nothing_found}**\n\n{ENGLISH.answers.sentence(NOBODY)}"
    assert answered(completion)["status"] == "not_found"


def test_what_only_comes_near_is_told_as_just_that(chatbot: FakeChatbot, program: openai.OpenAI) -> None:
    chatbot.replies = near
    completion = program.chat.completions.create(model=MODEL, messages=ASKED)
    content = completion.choices[0].message.content or ""
    assert content.startswith(f"{ENGLISH.answers.sentence(NO_ANSWER)}\n\n{ENGLISH.nearest}:\n\n")
    assert answered(completion)["quotes"] == []


def test_whoever_was_asked_and_did_not_say_is_told_of(chatbot: FakeChatbot, program: openai.OpenAI) -> None:
    chatbot.replies = declined
    completion = program.chat.completions.create(model=MODEL, messages=ASKED)
    assert (completion.choices[0].message.content or "").startswith("Asked about the pier, Ada King did not say:\n\n")
    assert answered(completion)["declined"] is True


def test_tokens_are_counted(program: openai.OpenAI) -> None:
    completion = program.chat.completions.create(model=MODEL, messages=ASKED)
    assert completion.usage
    n_answered = count_tokens(completion.choices[0].message.content or "")
    assert (completion.usage.prompt_tokens, completion.usage.completion_tokens) == (5, n_answered)
    assert completion.usage.total_tokens == 5 + n_answered


def test_a_stream_adds_up_to_the_whole_answer(chatbot: FakeChatbot, program: openai.OpenAI) -> None:
    chatbot.replies = answer_with(TWO_CRANES, THREE_CRANES)
    whole = program.chat.completions.create(model=MODEL, messages=ASKED)
    parts = list(program.chat.completions.create(model=MODEL, messages=ASKED, stream=True))
    deltas = [part.choices[0].delta for part in parts]
    assert "".join(delta.content or "" for delta in deltas) == whole.choices[0].message.content
    assert [delta.role for delta in deltas] == ["assistant", None, None, None]
    assert [part.choices[0].finish_reason for part in parts] == [None, None, None, "stop"]
    assert len({part.id for part in parts}) == 1
    assert (deltas[-1].model_extra or {})["answer"] | {"took_ms": 0} == answered(whole) | {"took_ms": 0}
    assert [part.usage for part in parts] == [None] * 4
    assert [list(delta.model_extra or {}) for delta in deltas] == [[], [], [], ["answer"]]


def test_a_stream_tells_its_tokens_where_that_is_asked_for(program: openai.OpenAI) -> None:
    whole = program.chat.completions.create(model=MODEL, messages=ASKED)
    *_, last = program.chat.completions.create(
        model=MODEL, messages=ASKED, stream=True, stream_options={"include_usage": True}
    )
    assert (last.choices, last.usage) == ([], whole.usage)


def test_a_client_that_gathers_a_stream_has_the_message_and_the_data(program: openai.OpenAI) -> None:
    with program.chat.completions.stream(model=MODEL, messages=ASKED) as stream:
        gathered = stream.get_final_completion()
    message = gathered.choices[0].message
    assert (message.content or "").endswith("#quote)")
    assert (message.model_extra or {})["answer"]["quotes"][0]["id"] == TWO_CRANES.id


def test_the_last_user_message_is_the_question_and_the_earlier_ones_its_history(
    chatbot: FakeChatbot, program: openai.OpenAI
) -> None:
    messages: list[ChatCompletionMessageParam] = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "How many cranes?"},
        {"role": "assistant", "content": "> We will build two cranes."},
        {"role": "user", "content": " "},
        {"role": "user", "content": [{"type": "text", "text": "And the"}, {"type": "text", "text": "pier?"}]},
        {"role": "assistant", "content": None},
        {"role": "user", "content": "x" * 1500},
        {"role": "user", "content": [{"type": "text", "text": "And the city?"}]},
        {"role": "assistant", "content": "Well …"},
    ]
    program.chat.completions.create(model=MODEL, messages=messages)
    (asked,) = chatbot.asked
    assert (asked.text, asked.history) == ("And the city?", ("How many cranes?", "And the\npier?", "x" * 1000))


def test_the_newest_of_a_long_history_are_kept(chatbot: FakeChatbot, program: openai.OpenAI) -> None:
    messages: list[ChatCompletionMessageParam] = [{"role": "user", "content": str(n)} for n in range(30)]
    program.chat.completions.create(model=MODEL, messages=messages)
    (asked,) = chatbot.asked
    assert (asked.text, asked.history) == ("29", tuple(map(str, range(9, 29))))


def test_what_has_no_bearing_on_quotes_is_ignored(program: openai.OpenAI) -> None:
    completion = program.chat.completions.create(
        model=MODEL,
        messages=ASKED,
        temperature=0.2,
        top_p=0.9,
        max_tokens=50,
        seed=7,
        stop=["\n"],
        n=1,
        tools=[],
        user="somebody",
        response_format={"type": "text"},
        extra_body={"top_k": 40},
    )
    assert completion.choices[0].message.content


def test_a_program_that_waits_for_several_answers_gets_them(address: str) -> None:
    async def ask() -> list[ChatCompletion]:
        http_client = openai.DefaultAsyncHttpxClient(trust_env=False)
        async with openai.AsyncOpenAI(base_url=address, api_key="none", http_client=http_client) as program:
            asked = [program.chat.completions.create(model=MODEL, messages=ASKED) for _ in range(4)]
            return list(await asyncio.gather(*asked))

    assert [answered(completion)["status"] for completion in asyncio.run(ask())] == ["answered"] * 4


def test_the_one_model_is_listed(program: openai.OpenAI) -> None:
    assert [model.id for model in program.models.list()] == [MODEL]
    assert program.models.retrieve(MODEL).owned_by == MODEL


@pytest.mark.parametrize("name", ["gpt-4o", "some/other"])
def test_another_model_is_not_found(program: openai.OpenAI, name: str) -> None:
    with pytest.raises(openai.NotFoundError, match="there is no model") as asked:
        program.chat.completions.create(model=name, messages=ASKED)
    with pytest.raises(openai.NotFoundError, match="there is no model"):
        program.models.retrieve(name)
    assert (asked.value.code, asked.value.param) == ("model_not_found", "model")


def test_the_program_in_the_guide_runs(address: str) -> None:
    guide = (Path(__file__).parents[4] / "docs" / "developers.md").read_text(encoding="utf-8")
    (shown,) = [block for block in re.findall(r"```python\n(.*?)```", guide, re.DOTALL) if "openai" in block]
    program = shown.replace("http://127.0.0.1:8000/v1", address)
    environment = {**os.environ, "NO_PROXY": "127.0.0.1"}  # noqa: TID251
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.startswith("Asked by Reporter:")
    assert done.stdout.endswith("\nAda King\n")
