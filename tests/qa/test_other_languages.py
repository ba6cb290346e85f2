"""Questions in scripts that the packaged model does not know, over interviews in the same."""

import pytest

from corpus import Kind, Speaker, article_files, read_library, split_sentences
from embeddings import LocalIndex, build_index
from qa import Answer, Chatbot, ComparedByWords, Filters, Lack, NotFound, Question, QuestionKind, Reply, Silence
from tests.qa.articles import article, asked, said
from tests.qa.sample import MAX_TOKENS, sample_encoder

NOTE = ComparedByWords(is_script=True)
CHINESE = """
老港口的新生活

记者：两位好。港口什么时候重新开放？

陈海明：港口将在明年三月重新开放。我们还要检查每一台起重机。

记者：工程花了多少钱？

陈海明：改造工程一共花费了四千万元。其中一半用于修理码头。

林秋月：图书馆每天有三百名读者。孩子们最喜欢周末的故事会。

记者：噪音问题怎么解决？

陈海明：夜里我们不再装卸货物。附近的居民可以安静地睡觉。

林秋月：新的阅览室会建在旧仓库里。那里的窗户正对着大海。

记者：你们需要志愿者吗？

林秋月：我们正在招募志愿者。退休教师特别受欢迎。

陈海明：渔民可以继续使用北边的码头。租金十年不变。

林秋月：古籍要用特殊的盒子保存，因为海风很潮湿。
"""
KENJI = Speaker("kenji", "田中健二")
HANAKO = Speaker("hanako", "鈴木花子")
ANNA = Speaker("anna", "Анна Волкова")
IVAN = Speaker("ivan", "Иван Морозов")
LEILA = Speaker("leila", "ليلى حداد")
SAMI = Speaker("sami", "سامي خوري")
ENGLISH = article("english", said(Speaker("ada", "Ada King"), "Cranes stand in the harbour. We will build more."))
OTHERS = (
    article(
        "minato",
        asked("港はいつ開きますか。"),
        said(KENJI, "港は来年の春に開きます。クレーンは二台あります。"),
        said(HANAKO, "図書館には毎日三百人が来ます。子どもたちは絵本が大好きです。"),
    ),
    article(
        "port",
        said(ANNA, "Порт откроется весной. Мы проверяем портовые краны каждый день."),
        said(IVAN, "Библиотека работает по вечерам. Дети любят сказки о море."),
    ),
    article(
        "mina",
        said(LEILA, "سيفتح الميناء في الربيع القادم. لدينا رافعات جديدة."),
        said(SAMI, "المكتبة تستقبل ثلاثمئة قارئ كل يوم."),
    ),
)


@pytest.fixture(scope="module")
def chatbot(tmp_path_factory: pytest.TempPathFactory) -> Chatbot:
    corpus, index = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("index")
    (corpus / "gangkou.txt").write_text(CHINESE, encoding="utf-8")
    library = read_library(article_files(corpus))
    build_index([*library.articles, *OTHERS, ENGLISH], folder=index, encoder=sample_encoder(), max_tokens=MAX_TOKENS)
    return Chatbot(LocalIndex.open(index, encoder=sample_encoder()), sample_encoder())


def reply_to(chatbot: Chatbot, question: str, filters: Filters | None = None) -> Reply:
    return chatbot.answer(Question(question, filters=filters or Filters()))


def first_of(reply: Reply) -> tuple[str, str]:
    assert isinstance(reply, Answer)
    first = reply.quotes[0]
    assert first.speaker is not None
    return first.speaker.name, first.text


@pytest.mark.parametrize(
    ("question", "name", "words"),
    [
        ("港口什么时候重新开放？", "陈海明", "明年三月"),
        ("陈海明怎么说噪音", "陈海明", "夜里我们不再装卸货物"),
        ("林秋月对志愿者怎么看？", "林秋月", "招募志愿者"),
        ("谁说渔民可以使用码头？", "陈海明", "渔民可以"),
        ("改造工程花了多少钱？", "陈海明", "四千万元"),
        ("图书馆有多少读者？", "林秋月", "三百名读者"),
        ("阅览室建在哪里", "林秋月", "旧仓库"),
        ("林秋月关于古籍说了什么", "林秋月", "特殊的盒子"),
        ("夜里还装卸货物吗？", "陈海明", "不再装卸"),
        ("租金会变吗", "陈海明", "租金十年不变"),
        ("What did 陈海明 say about 码头?", "陈海明", "码头"),
        ("港はいつ開きますか？", "田中健二", "来年の春"),
        ("鈴木花子は図書館について何と言いましたか", "鈴木花子", "毎日三百人"),
        ("Что Анна Волкова сказала о портовых кранах?", "Анна Волкова", "портовые краны"),
        ("Когда работает библиотека?", "Иван Морозов", "по вечерам"),
        ("كم قارئ تستقبل المكتبة؟", "سامي خوري", "ثلاثمئة"),
        ("ماذا قالت ليلى حداد عن الميناء؟", "ليلى حداد", "سيفتح الميناء"),
    ],
)
def test_the_right_person_says_the_right_words(chatbot: Chatbot, question: str, name: str, words: str) -> None:
    reply = reply_to(chatbot, question)
    assert first_of(reply)[0] == name
    assert words in first_of(reply)[1]
    assert isinstance(reply, Answer)
    assert reply.notes == (NOTE,)


@pytest.mark.parametrize(
    "question",
    [
        "谁谈到足球比赛？",
        "机场什么时候开放？",
        "宇航员吃什么？",
        "林秋月怎么看股票市场？",
        "陈海明对图书馆怎么看？",
        "宇宙飛行士は何を食べますか",
        "Что едят космонавты?",
        "ماذا يأكل رائد الفضاء؟",
    ],
)
def test_what_nobody_says_is_met_with_silence_that_says_why(chatbot: Chatbot, question: str) -> None:
    reply = reply_to(chatbot, question)
    assert not isinstance(reply, Answer)
    why, note = reply.reasons
    assert isinstance(why, Silence)
    assert note == NOTE


def test_nearest_are_only_passages_that_share_a_word_and_only_of_whoever_is_asked(chatbot: Chatbot) -> None:
    nothing, something = reply_to(chatbot, "宇航员吃什么？"), reply_to(chatbot, "林秋月怎么看港口的图书馆机器人？")
    assert isinstance(nothing, NotFound)
    assert isinstance(something, NotFound)
    assert nothing.people == ()
    assert {speaker.name for speaker in something.people} == {"林秋月"}
    assert something.reasons[0] == Silence(Lack.SPEECH, ("林秋月",), "港口的图书馆机器人")


def test_filters_hold(chatbot: Chatbot) -> None:
    assert isinstance(reply_to(chatbot, "港口什么时候重新开放？", Filters(speakers=("林秋月",))), NotFound)
    name, words = first_of(reply_to(chatbot, "码头", Filters(exclude_speakers=("林秋月",))))
    assert (name, "码头" in words) == ("陈海明", True)


def test_quotes_are_whole_sentences_and_the_words_asked_about_are_marked(chatbot: Chatbot) -> None:
    reply = reply_to(chatbot, "港口什么时候重新开放？")
    assert isinstance(reply, Answer)
    quote = reply.quotes[0]
    assert quote.text == "港口将在明年三月重新开放。我们还要检查每一台起重机。"
    assert [span.cut(quote.article.text) for span in quote.highlights] == ["港口", "重新开放"]


def test_sentences_end_at_the_full_stops_of_chinese() -> None:
    text = "他来了！真的吗？“是的。”她说。一、二、三……完"
    assert [span.cut(text) for span in split_sentences(text, language="zh")][:2] == ["他来了！", "真的吗？"]


def test_what_somebody_said_at_all_is_an_overview(chatbot: Chatbot) -> None:
    reply = reply_to(chatbot, "陈海明都说了什么？")
    assert reply.interpretation.kind is QuestionKind.OVERVIEW
    assert first_of(reply)[0] == "陈海明"


def test_questions_in_english_say_nothing_of_scripts(chatbot: Chatbot) -> None:
    for question in ("Where do cranes stand?", "What stands in the harbour beside 码头?", "C++"):
        reply = reply_to(chatbot, question)
        assert not chatbot._retriever.query(reply.interpretation).by_words
        assert NOTE not in (reply.notes if isinstance(reply, Answer) else reply.reasons)


def test_a_question_of_nothing_but_asking_finds_nothing(chatbot: Chatbot) -> None:
    for question in ("什么？", "谁说", "怎么", "ですか"):
        assert isinstance(reply_to(chatbot, question), NotFound), question


def test_who_asks_in_full_width_or_old_characters_is_understood(chatbot: Chatbot) -> None:
    assert first_of(reply_to(chatbot, "　陈海明：码头怎麼樣？　"))[0] == "陈海明"


def test_search_ranks_by_words_too(chatbot: Chatbot) -> None:
    found = chatbot.search(Question("租金"), limit=5, kinds=frozenset({Kind.STATEMENT}))
    assert [one.passage.text for one in found.evidence][:1] == ["渔民可以继续使用北边的码头。租金十年不变。"]
