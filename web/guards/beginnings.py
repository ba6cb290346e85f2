"""Whether anything of a response has been sent: after that, no other can take its place."""

from starlette.types import Message, Send


class NotedSend:
    """Sends, and remembers that it did."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        """Send one message."""
        self.has_begun = True
        await self._send(message)
