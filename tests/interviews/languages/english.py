"""English, as printed on both sides of the Atlantic."""

from .wording import Cues, Labels, Wording, lines

ENGLISH = Wording(
    code="en",
    labels=Labels(
        question="Question",
        answer="Answer",
        q="Q",
        a="A",
        host="Host",
        moderator="Moderator",
        interviewer="Interviewer",
        interviewee="Interviewee",
        reporter="Reporter",
        colon=":",
    ),
    cues=Cues(
        after=("said {name}", "says {name}", "{name} said", "{name} explained", "recalled {name}", "{name} says"),
        before=("{name} put it this way:", "As {name} told me:", "{name} said:", "{name} adds:"),
        pronoun={"she": ("she said", "she continues", "she added"), "he": ("he said", "he continues", "he added")},
        sentence=(
            "{name} does not hesitate.",
            "{name} has heard that objection before.",
            "On this {name} is blunt.",
            "{name} shakes the head at the idea.",
        ),
        marks=(("“", "”"), ('"', '"'), ("‘", "’")),
        comma_inside=True,
    ),
    honorifics={"she": "Ms", "he": "Mr"},
    months=tuple("January February March April May June July August September October November December".split()),
    joint="and",
    topics=lines("""
        the night buses
        the harbour
        school meals
        the new archive
        open data
        the flood wall
        small farms
        the repair workshop
        river ferries
        library fines
        the seed bank
        apprenticeships
        the tram line
        rural broadband
        wooden bridges
        the water meter trial
        the choir school
        street markets
    """),
    questions=lines("""
        How did you first come to work on {topic}?
        What do people most often get wrong about {topic}?
        Who pays for {topic} in the end?
        Was there a moment when you thought of giving up?
        What would you tell somebody who starts tomorrow?
        Why did it take the city so long to act on {topic}?
        Could the same thing be done elsewhere?
        What surprised you most in the first year?
        How many people work on this with you?
        Do you see {topic} lasting another twenty years?
        Which of your predecessors' decisions do you regret?
        What happens to {topic} if the grant is not renewed?
        Some of your neighbours call it a vanity project. What do you say to them?
        When will the first results be published?
        How do you measure the success of {topic}?
        Did anybody warn you?
        And after that?
        You grew up a long way from here. Does that help?
        Is there anything you would like to add?
        What are you reading at the moment?
    """),
    remarks=lines("""
        Let us turn to the money.
        That sounds exhausting.
        Tell me about the winter of the strike.
        I remember that week well.
        Walk us through an ordinary day.
        Many of our readers wrote in about this.
        Fair enough.
        You once said the opposite, in a radio programme.
        Let's talk about what comes next.
        Describe the room for those who were not there.
    """),
    answers=lines("""
        We began with two borrowed desks and a telephone that nobody answered.
        It took us three winters to understand what the figures were saying.
        I was wrong about that, and I said so at the time.
        The honest answer is that we do not know yet.
        People came because it was warm, and they stayed because somebody listened.
        There were forty applications in the first month and nine hundred in the second.
        My father repaired clocks, so I grew up with small screws on the kitchen table.
        You cannot plan {topic} from behind a desk.
        The budget is public, and anybody can read it.
        Nobody had asked the drivers what they thought.
        We changed the timetable, and complaints fell by a third.
        If the money stops in June, we stop in July.
        I would rather have ten people who care than a hundred who signed a form.
        The first version was dreadful.
        What matters is who answers when the alarm goes off at night.
        In my first week somebody told me that {topic} had no future.
        We keep every letter, even the rude ones.
        That depends on the rain, and the rain does not read our reports.
        Of course there was resistance.
        A good map saves more time than a good meeting.
        The council voted eleven to two.
        I learned it from the fishermen, who never write anything down.
        When the roof leaked, the whole street brought buckets.
        Half of what we built has since been taken down again, which is as it should be.
        Ask me again in five years.
        It is a question of patience, not of talent.
        We have eighteen people now, and four of them are under twenty-five.
        To be frank, the idea of {topic} was never mine.
        The trick is to start before everybody agrees.
        Without the volunteers there would be nothing to talk about.
        I still have the first ticket we sold.
        Our neighbours in the north do it better, and we copy what we can.
        Once a year we open the doors and let people touch everything.
        There is no secret.
        I would do it again tomorrow, but I would hire an accountant first.
        The report is four hundred pages long, and the important sentence is on page nine.
        Every morning I walk the length of it, and every morning I find something broken.
        Yes.
        Why should it be easy?
        The river was there before us.
        They said the same about bicycles.
        My colleagues deserve more credit than I do.
        What we lack is not money but bricklayers.
        So we sat down with the unions and wrote it out on one page.
        Some days I think that it all runs itself, and then the telephone rings.
        A child of six understood it at once.
        It costs less than one roundabout.
        The second lesson was harder: never promise a date.
        I do not lose sleep over it any more.
        We will publish the whole list in the autumn.
    """),
    self_introductions=lines("""
        I'm {guest}, {office}.
        Thanks for having me. My name is {guest}; I am {office}.
    """),
    offices=lines("""
        director of {body}
        head of engineering at {body}
        a historian at {body}
        chair of {body}
        chief executive of {body}
        a doctoral student at {body}
        deputy secretary of {body}
        who runs {body}
        founder of {body}
        Professor of Civil Engineering at {body}
    """),
    bodies=lines("""
        the Harbour Trust
        the University of Ardmore
        Northgate Council
        the Institute for Quiet Cities
        Lowland Rail
        the Seed Library
        Whitlock Foundries
        the Ministry of Works
        St Brigid's Hospital
        the Coastal Fund
        Open Ledger Labs
        the Museum of Tides
    """),
    outlets=lines("""
        The Review
        Ardmore Gazette
        Works in Progress
        The Lantern
        Quayside
        Rail & Road Monthly
        The Slow Podcast
    """),
    titles=lines("""
        Why we still argue about {topic}
        The long argument over {topic}
        What comes after {topic}
        In conversation: {topic}
        Five questions about {topic}
    """),
    named_titles=lines("""
        {guest} on {topic}
        A conversation with {guest}
        Interview: {guest}
        Meet {guest}, {office}
        Q&A with {guest}
        “Start before everybody agrees”: an interview with {guest}
    """),
    subtitles=lines("""
        Money, weather and stubborn neighbours
        What one year of work has changed
        On patience, paperwork and the price of concrete
    """),
    intros=lines("""
        {guest}, {office}, spoke to {host} about {topic}. The conversation has been edited for length.
        For this issue {host} met {guest}, {office}, to talk about {topic}.
        {host} sat down with {guest}, {office}. What follows is an edited transcript.
    """),
    bare_intros=lines("""
        Few subjects divide the town like this one. We asked for an hour and were given two.
        It is raining when we meet, and the kettle is on. What follows has been edited for clarity.
        This interview was recorded in the spring and has been shortened.
    """),
    present="Taking part",
    byline="By {host}",
    interviewed_by="Interview by {host}",
    moderated_by="Moderated by {host}",
    told_to="As told to {host}",
    biographies=lines("""
        {guest} is {office}. The author of two books on {topic}, {guest} lives by the sea.
        About the interviewee: {guest} is {office} and has worked on {topic} since 2009.
    """),
    narration=lines("""
        Outside, a delivery van reverses into the yard and the windows shake.
        The building was put up in 1911 as a bonded warehouse and has been a school, a cinema and a depot since.
        The figures bear this out, more or less: ridership has grown by nine per cent since the spring.
        Not everybody is convinced. The residents' association has taken the matter to court twice.
        A map of the district covers the wall behind the desk.
    """),
    navigation=lines("""
        Home
        News
        Opinion
        Podcasts
        About us
        Subscribe
        Sign in
        Skip to main content
    """),
    shares=lines("""
        Share this article: Facebook Twitter LinkedIn Email
        Share on Mastodon | Print | Save for later
        5 min read · 12 comments
    """),
    appeals=lines("""
        Enjoying this interview? Sign up for our weekly letter and never miss another.
        We depend on our readers. If you value what we do, please consider a donation today.
        Subscribe to the podcast wherever you listen, and leave us a review.
    """),
    captions=lines("""
        {guest} in the old pump house last month. Photograph: Dora Vance
        {topic}, seen from the east bank. Photo courtesy of the town archive
        {guest} at the opening. (Photo: Press office)
    """),
    notes=lines("""
        Editor's note: an earlier version of this article gave the wrong year for the opening.
        This interview was translated and has been shortened with the consent of everybody involved.
    """),
    conclusions=lines("""
        Our hour is over. On the way out the lights in the corridor go off one after another.
        The next public meeting is on the first Tuesday of the month; entry is free.
    """),
    related=lines("""
        Read next: The bridge that nobody ordered
        More from this series: A week with the ferrymen
        You may also like: Twelve ways to lose a library
    """),
    copyrights=lines("""
        © 2024 All rights reserved.
        Copyright 2023. Reproduction only with permission.
    """),
)
