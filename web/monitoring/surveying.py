"""The survey of what is published, made once for an index version, aside: of ten thousand articles it takes seconds."""

from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock, Thread

from qa import Survey, TopicMap
from web.ports import Chatbot


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One index version: what an editor has to see to in it, and what is spoken of."""

    survey: Survey
    topics: TopicMap


class Surveys:
    """Keeps the survey of the version in use; it is begun when somebody asks for it first."""

    def __init__(self, *, wait_s: float = 3.0) -> None:
        self._wait_s = wait_s
        self._lock = Lock()
        self._version = ""
        self._made: Future[Surveyed] = Future()

    def of(self, chatbot: Chatbot) -> Surveyed | None:
        """Return the survey of what a chatbot answers from; ``None`` where it takes longer than anybody should wait."""
        with self._lock:
            if self._version != chatbot.index_version:
                self._version, self._made = chatbot.index_version, Future()
                # A daemon: whoever stops the server should not wait for that.
                Thread(target=_survey, args=(chatbot, self._made), name="survey", daemon=True).start()
            made = self._made
        try:
            return made.result(self._wait_s)
        except TimeoutError:
            return None


def _survey(chatbot: Chatbot, made: Future[Surveyed]) -> None:
    try:
        survey = Survey.of(chatbot.archive)
        _ = survey.namesakes  # the one part of it that takes long, too
        made.set_result(Surveyed(survey, TopicMap.of(chatbot.archive, chatbot.topics)))
    except Exception as error:  # noqa: BLE001 - whoever asks is told, and the server's log with them
        made.set_exception(error)
