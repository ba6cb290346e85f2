"""The words of the door."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DoorWords:
    """Signing in, signing out, and a session that is over."""

    heading: str = "Sign in to the editor's desk"
    lede: str = "Here articles are added, mended and published. Everything that is done is noted with your name."
    name: str = "Your name"
    password: str = "Password"
    button: str = "Sign in"
    out: str = "Sign out"
    nameless: str = "Type your name: it stands beside what you change."
    wrong: str = "This is not the password. Whoever runs this site knows it."
    foreign: str = "This was sent from another site, so nothing was done. Please sign in here."
    over: str = "Your session is over. What you typed is kept: sign in, and send it once more."
    token: str = "This form is not of your session, so nothing was done. Go back, reload the page and try again."
    too_many: str = "There were too many attempts to sign in. Wait a minute, then try again."
    resume_heading: str = "What you typed is still here"
    resume: str = "Your session had ended before it was sent. Nothing was changed yet."
    resume_button: str = "Send it now"
