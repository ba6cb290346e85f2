"""The addresses of the sample site whose responses are recorded: pages, the API beside questions, and mistakes."""

from urllib.parse import quote_plus

from .comparing import Json
from .product import Page

_ARTICLE = "chongqing-opening-up-platform"
_PASSAGE = f"{_ARTICLE}-f00d8956"
_QUOTE = f"{_PASSAGE}.169-515"
_QUESTION = "what will CILHP do for logistics"
_WORDS = "CILHP will not only provide enterprises in the park with considerate services"
_ASKED = quote_plus(_QUESTION)
_CLAIMED = quote_plus(_WORDS)


def _tool(name: str, arguments: Json) -> Page:
    params: Json = {"name": name, "arguments": arguments}
    body: Json = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    return Page("/mcp", json=body, accept="application/json, text/event-stream")


PAGES = (
    Page("/"),
    Page(f"/?q={_ASKED}"),
    Page(f"/?q={_ASKED}&q=and+for+the+people+of+Chongqing%3F"),
    Page("/?q=What+did+he+say+about+customs%3F&speaker=zhang-zhikui&q=Who+else+spoke+of+it%3F"),
    Page("/?q=How+do+I+bake+sourdough+bread%3F"),
    Page("/?q=What+did+Angela+Merkel+say%3F"),
    Page("/?q=Who+is+Luo+Shuquan%3F"),
    Page("/?q=What+is+this+about%3F"),
    Page(f"/?q={_ASKED}&speaker=nobody"),
    Page(f"/?q={_ASKED}&unknown=1"),
    Page(f"/?q={'long+' * 250}"),
    Page("/articles"),
    Page("/articles?find=platform"),
    Page(f"/articles/{_ARTICLE}"),
    Page(f"/articles/{_ARTICLE}?quote={_QUOTE}"),
    Page(f"/articles/{_ARTICLE}?quote={_ARTICLE}-00000000.0-1"),
    Page("/articles/nothing"),
    Page("/speakers"),
    Page("/speakers?find=luo"),
    Page("/speakers/luo-shuquan"),
    Page("/speakers/reporter"),
    Page("/speakers/nobody"),
    Page("/verify"),
    Page(f"/verify?quote={_CLAIMED}"),
    Page(f"/verify?quote={_CLAIMED}&speaker=Zhang+Zhikui"),
    Page("/verify", form=f"quote={_CLAIMED.replace('only', 'merely')}&speaker=Luo+Shuquan"),
    Page("/verify?quote=There+is+nothing+new+under+the+sun"),
    Page("/about"),
    Page("/docs"),
    Page("/problems"),
    Page("/problems/not-found"),
    Page("/nowhere"),
    Page("/healthz"),
    Page("/api/v1/articles"),
    Page(f"/api/v1/articles/{_ARTICLE}"),
    Page("/api/v1/articles/nothing"),
    Page("/api/v1/speakers?limit=2"),
    Page("/api/v1/speakers/luo-shuquan"),
    Page(f"/api/v1/passages/{_PASSAGE}"),
    Page("/api/v1/answer"),
    Page("/api/v1/answer", json={"question": ""}),
    Page("/api/v1/answer", json={"question": _QUESTION, "colour": "red"}),
    Page("/api/v1/answer", json={"question": _QUESTION, "speakers": ["Nobody"]}),
    Page("/api/v1/answer", json={"question": _QUESTION, "limit": 2}, accept="text/event-stream"),
    Page("/api/v1/answers", json={"questions": [{"question": _QUESTION}, {"question": "Who is Han Baochang?"}]}),
    Page("/api/v1/search", json={"query": _QUESTION, "limit": 5}),
    Page("/api/v1/search", json={"query": _QUESTION, "limit": 5, "kinds": ["question"]}),
    Page("/api/v1/verify", json={"quote": _WORDS, "speaker": "Luo Shuquan"}),
    Page("/v1/models"),
    Page("/v1/chat/completions", json={"model": "on-the-record", "messages": [{"role": "user", "content": _QUESTION}]}),
    Page(
        "/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "tools/list"}, accept="application/json, text/event-stream"
    ),
    _tool("ask", {"question": _QUESTION}),
    _tool("verify_quote", {"quote": _WORDS}),
)
