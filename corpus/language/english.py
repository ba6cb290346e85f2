"""English."""

from .language import Language, listed, words

_REPORTING = words(
    """
    accept acknowledge add address admit advise advocate agree allude announce answer appreciate argue ask assert
    assess assume assure attribute bear believe blame boast call caution characterise characterize cite claim
    clarify comment compare complain concede conclude condemn confess confirm consider contend contrast count credit
    criticise criticize debate declare defend define demand deny deplore describe disagree disclose discuss dismiss
    doubt dread dream emphasise emphasize endorse envision envy estimate evaluate expect explain explore express
    fear feel find forecast foresee give guess highlight hint hold hope identify imagine imply indicate insist
    interpret invite joke judge justify know lament like liken list look love mean mention name note object observe
    oppose outline perceive picture plead pledge point portray praise predict prefer present promise propose
    question quote rate react recall reckon recommend recount refer reflect refuse regard regret reject relate
    remark remember remind reply report respond reveal say see speak speculate state stress suggest summarise
    summarize suppose suspect talk tell think touch trust underline understand urge value view voice volunteer vow
    want warn welcome wish wonder worry write
    """
)
# Beside words that somebody says.
_SPEAKING = words(
    """
    add admit affirm agree allege announce answer argue ask assert assure bark beg boast caution claim comment complain
    concede conclude confess confide confirm contend continue counter cry declare demand emphasise emphasize enthuse
    exclaim explain fume gasp grin groan grumble hint inform insist instruct interject joke lament laugh maintain marvel
    moan murmur muse mutter note observe opine plead pledge post predict proclaim promise pronounce protest quip reason
    reassure recall recite reckon recount reflect reiterate rejoin remark remember remind repeat reply respond retort
    reveal scoff shout sigh smile snap state stress suggest summarise summarize testify thunder tweet underline
    underscore urge volunteer vow warn whisper wonder yell
    """
)
_IRREGULAR = {
    "admit": "admitted admitting", "bear": "bore borne bearing", "beg": "begged begging", "feel": "felt",
    "find": "found", "forecast": "forecast", "foresee": "foresaw foreseen", "give": "gave given", "hold": "held",
    "know": "knew known", "mean": "meant", "prefer": "preferred preferring", "quip": "quipped quipping",
    "refer": "referred referring", "regret": "regretted regretting", "say": "said", "see": "saw seen",
    "snap": "snapped snapping", "speak": "spoke spoken", "tell": "told", "think": "thought",
    "understand": "understood", "write": "wrote written",
}  # fmt: skip


def _forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    y = verb.endswith("y") and verb[-2] not in "aeou"
    third = verb[:-1] + "ies" if y else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    past = verb[:-1] + "ied" if y else stem + "ed"
    irregular = set(_IRREGULAR.get(verb, "").split())
    return {verb, third, (verb if verb.endswith("ee") else stem) + "ing"} | (irregular or {past})


# From the second on, an item's place in a row as its number says it.
_NEXT = {
    "second": "two", "third": "three", "fourth": "four", "fifth": "five", "sixth": "six", "seventh": "seven",
    "eighth": "eight", "ninth": "nine", "tenth": "ten",
}  # fmt: skip

_TALKING = (
    *"chat chatted conversation interview q&a speaking spoke talk talked talking".split(),
    "caught up", "sat down", "sit down", "sits down",
)  # fmt: skip

# For what those who ask thank in the end; who answers thanks for having been asked.
_THANKED = (
    *"agreeing answering chatting doing joining sharing speaking taking talking".split(), "being here", "being on",
    "being with", "coming on", "sitting down", "the conversation", "the interview", "this conversation",
    "taking my question", "taking our question", "taking the question", "this interview", "your answers", "your time",
)  # fmt: skip

ENGLISH = Language(
    code="en",
    stemmer="english",
    stop_words=words(
        """
        a about above after again against all also am an and any anybody anyone anything are arent as at be because
        been before being below between both but by can cannot cant could couldnt did didnt do does doesnt doing
        done dont down during each either else ever every for from further get gets getting give gives got had hadnt
        has hasnt have havent having he hed hell her here heres hers herself hes him himself his how hows i id if
        ill im in into is isnt it its itself ive just let lets like many may me might more most much must my myself
        neither no nor not now of off on once only or other others ought our ours ourselves out over own per please
        said same say says shall she shed shes should shouldnt so some such tell than that thats the their theirs
        them themselves then there theres these they theyd theyll theyre theyve this those though through thus to
        too under until up upon us very via was wasnt we wed well were werent weve what whats when whens where
        wheres whether which while who whom whos whose why whys will with within without wont would wouldnt yet you
        youd youll your youre yours yourself yourselves youve
        """
    ),
    question_words=words("how what when where which who whom whose why"),
    auxiliaries=words("am are can could did do does had has have is may might must shall should was were will would"),
    determiners=words("a an the this that these those"),
    possessives=words("my our your his her its their"),
    prepositions=words(
        """
        about across against among around as at between beyond by for from in into of on over through with without
        """
    ),
    small_words=words("a an and at by for from in of on or the to with"),
    negations=words("barely cannot hardly n't neither never no nobody none nor not nothing nowhere scarcely without"),
    numbers=tuple(
        """nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    ),
    tens=tuple("twenty thirty forty fifty sixty seventy eighty ninety".split()),
    fractions=words("half twice percent") | {"a third", "a quarter"},
    magnitudes=tuple("dozen hundred thousand million billion trillion".split()),
    ordinals=(
        ("first", "firstly", "first of all", "to begin with", "one", "number one"),
        *((which, f"{which}ly", number, f"number {number}") for which, number in _NEXT.items()),
    ),
    months=tuple("""january february march april may june july august september october november december""".split()),
    weekdays=tuple("monday tuesday wednesday thursday friday saturday sunday".split()),
    days=words("yesterday tomorrow ago"),
    periods=words("spring summer autumn fall winter week month year decade century"),
    before_dates=words("in by since until from last next this early late"),
    reporting_verbs=_REPORTING,
    reporting_forms=frozenset(form for verb in _REPORTING for form in _forms(verb)),
    pieces=words("article briefing episode gaggle interview podcast profile q&a spotlight transcript")
    | {"press conference"},
    honorifics=words(
        "cllr coun dame dr hon honorable honourable lady lord madam miss mr mrs ms mx prof professor rev sir"
    ),
    offices=words(
        """
        ambassador chair chairman chairperson chairwoman commissioner director governor judge justice mayor minister
        president secretary senator
        """
    ),
    officials=words(
        """
        administrator ambassador chair chairman chairwoman chief commissioner deputy director governor head mayor
        minister officer official president secretary senator undersecretary
        """
    ),
    leaders=words("ceo cto founder lead leader manager owner"),
    professions=words(
        """
        analyst chancellor coordinator editor engineer professor spokesman spokesperson spokeswoman strategist
        """
    ),
    posts=words(
        """
        candidate forewoman foreman maintainer
        activist actor actress admin adviser advisor advocate agronomist anthropologist apprentice
        archaeologist architect archivist artist associate astrologist astronaut astronomer astrophysicist
        attorney auditor author baker banker barrister biologist blogger bookseller botanist broker builder
        bureaucrat bursar butcher campaigner candidate captain caretaker carpenter cartoonist ceo cfo
        chairwoman chef chemist choreographer chro cinematographer cio ciso climatologist clinician cmo coach
        colonel columnist comedian composer conductor congressman congresswoman conservator consul consultant
        contributor coo coordinator correspondent councillor councilman councilwoman counsel counselor courier
        craftsman creator critic cto curator custodian dancer dean dentist deputy designer developer diplomat
        doctor driver drummer ecologist economist educator electrician engineer engraver entrepreneur envoy
        epidemiologist evangelist evp executive expert farmer fellow filmmaker firefighter fisherman foreman
        forester fundraiser gamer gardener geneticist geographer geologist geophysicist glaciologist
        glassblower glazier guitarist hacker hairdresser harbourmaster head headteacher historian host
        housekeeper hydrologist illustrator inspector instructor intern interpreter inventor investigator
        investor jeweller joiner journalist judge jurist keeper lawmaker lawyer leader lecturer librarian
        lieutenant linguist maintainer maker manager marshal mason master mathematician mechanic member mentor
        mep meteorologist microbiologist midwife miller miner missionary mla moderator mp msp musician
        navigator neurologist neuroscientist novelist nun nurse nutritionist oceanographer officer operator
        optician organiser organist organizer owner painter paleontologist panelist paramedic partner pastor
        pathologist pediatrician percussionist pharmacist philosopher photographer physician physicist
        physiologist pianist pilot planner playwright plumber poet policymaker politician postdoc postman
        potter practitioner presenter president priest principal printer printmaker producer programmer
        prosecutor provost psychiatrist psychologist publicist publisher rabbi ranger rapporteur rector
        referee registrar reporter representative researcher restorer retiree roofer sailor scholar scientist
        screenwriter sculptor seamstress secretary senator sergeant shepherd sheriff singer sociologist
        solicitor sommelier songwriter specialist sre statistician steward stonemason strategist student
        superintendent supervisor surgeon surveyor svp sysadmin tailor teacher technician technologist tester
        therapist trainer translator treasurer trustee tutor undergraduate undertaker veterinarian vicar
        violinist virologist volunteer vp warden watchmaker weaver welder winemaker writer zoologist
        """
    ),
    post_endings=words("grapher keeper maker monger naut ologist player smith sman swoman wright"),
    ranks=words("acting assistant associate co deputy ex former junior past sub under vice"),
    particles=words("al bin da de del della den der di dos du el ibn la le ter van von"),
    roles_as_names=words(
        """
        aide assistant attendee audience caller chorus clerk crew expert guest guests host interpreter listener man
        member moderator narrator observer officer official operator owner participant passenger people person
        presenter producer reader representative resident speaker spokesman spokesperson spokeswoman staff staffer
        student team translator unidentified unknown viewer visitor voice voices volunteer witness woman worker
        """
    ),
    question_labels=words("q question"),
    answer_labels=words("a answer"),
    asker_labels=words("reporter interviewer journalist host moderator"),
    own_labels=words("i me myself"),
    third_person=words("he her hers herself him himself his she"),
    before_interviewers=listed(
        """
        as told to, co-host, co-hosts, host, hosted by, hosts, interview by, interview conducted by, interviewed by,
        interviewer, questions by
        """
    ),
    told_to=frozenset(["as told to", "told to"]),
    guest_labels=words("interviewee respondent"),
    before_authors=words("by"),
    before_guests=frozenset(f"{verb} {joining}" for verb in _TALKING for joining in ("of", "to", "with"))
    | words("asked contacted interviewed meet met"),
    self_introductions=frozenset(["i am", "i'm", "my name is", "my name's"]),
    first_person=words("i me my mine myself"),
    first_person_plural=words("we us our ours ourselves"),
    requests=words("describe explain introduce share tell") | frozenset(["give us", "talk about", "walk us"]),
    welcomes=listed(
        """
        have you back, have you here, have you on, have you with us, i'm talking with, joining me, joining us, my guest,
        our guest, so much for being here, this is your host, welcome back to, welcome to, your host
        """
    ),
    thanks=frozenset(f"{thanks} … for {what}" for thanks in ("thank you", "thanks") for what in _THANKED),
    notes=listed("author's note, disclosure, ed. note, editor's note, editors' note, note from the editor"),
    appeals=listed(
        """
        consider a donation, if you enjoy what we, if you like what we, if you value what we, in the comments below,
        in the comments section, leave a comment, leave us a comment, our newsletter, sign up for our, sign up for the,
        sign up to our, sign up to the, subscribe to our, subscribe to the, support our journalism
        """
    ),
    closings=listed(
        """
        all answers, categories:, did you enjoy, did you like, disclaimer, enjoyed this, feedback:, filed under,
        first published, if you enjoyed, if you liked, in our next, in the next issue, in the next part, more from,
        newsletter:, next issue, next month:, next week:, note:, posted in, questions by, recorded at, recorded in,
        recorded on, related:, share this, tags:, thank you for reading, thanks for listening, thanks for reading,
        thanks for watching, that's all for, that's it for, the conversation … took place, the conversation … was,
        the interview … took place, the interview … was, the questions were, this episode, this series,
        transcribed by, translated by, until next time, want to be featured, want to be interviewed,
        want to learn more, want to read more, you have been reading, you may also like, you might also like
        """
    ),
    closing_headings=listed(
        """
        about our, about the, about us, acknowledgements, acknowledgments, appendix, author, bio, biography,
        closing remarks, closing thoughts, comments, conclusion, conclusions, contact, credits, discussion, editor,
        epilogue, final thoughts, final words, follow, footnotes, further, get involved, image credit, join the,
        join us, learn more, link, links, more about, more from, more information, more on, next steps, notes,
        our thanks, outro, participants, postscript, read more, reading, references, related, resource, resources,
        see also, share, stay in touch, subscribe, summary, tags, takeaways, wrap-up, wrapping up
        """
    ),
    askers=words("correspondent host interviewer journalist moderator presenter questioner reporter"),
    asking=words("article ask conversation interview interviewee put question raise raised"),
    guests=words(
        """
        experts guests interviewees men panelists panellists participants people respondents speakers women
        """
    ),
    occupations=words(
        """
        athlete bishop bride captain champion chef clerk coach colonel cook diplomat diva general groom guard guide
        hero heroine judge king mayor midwife model monk neighbour nun nurse parent patient pilot poet pope priest
        prince queen rabbi scribe sheriff spy student surgeon thief tourist victim witness
        """
    ),
    occupation_endings=words("er or ist ian man woman ess ster naut smith ee ant"),
    everyday_names=words(
        """
        amber an april art august baker banks bell best bill bird black bloom bond bridge bridges brook brooks brown
        bush butler can carpenter chance chase christian church clay close cook cooper cross crystal daisy dale dawn
        day dean do down drew du duke earl early east english ernest faith fan farmer field fields fish fisher
        flowers ford forest fox frank french gene glass gold golden good grace grant gray green grey guy hall hand
        hardy he head heath hill holiday holland home hope house hunt hunter iris ivy joy judge june just king
        knight lake lane law lee lily little lock long lord love ma major man march mark marks marsh mason max may
        men miles mills moon moss north olive page pan park peace pearl pope porter potter power powers price pride
        prince ray read reader rice rich rivers rob rock rose rowing ruby rush sage sale savage sharp she shepherd
        short silver singer skip small smart smith snow so song south spring star stark stone storm story strange
        street strong sue summer summers sun swift tan trader turner violet wade walker ward waters way weaver weeks
        wells west white wild will wise wolf wood woods words worth you young
        """
    ),
    not_people=words(
        """
        academy administration africa agency air airlines airways alliance america american arabia army asia
        assembly associates association authorities authority bank banks bay bitcoin board british brothers bureau
        cabinet capital center centre chain chamber chinese church city club coast code coin college commission
        committee community companies company conference congress corp corporation council county court coworkers
        data democrats department development digital east economic education emirates energy engineering europe
        european exchange fed federal federation finance financial fire force forces forum foundation france french
        fund games general german germany global google government group hat health high home hospital house hub inc
        india indian industries industry initiative institute insurance intelligence international internet island
        islands japan japanese journal justice kingdom kong korea lab laboratories laboratory labour labs lanka
        league library limited linux ltd machinery magazine management market media medical microsoft military
        ministry motors mountain movement museum national nations navy netherlands network networks new news north
        northern office oil open organisation organization other pacific park parliament partners party people
        philippines police policy port post power press program programme project public radio rail railway reform
        republic republicans research reserve rica river road royal russia russian sachs school schools science
        sciences security senate service services sig social society software solutions south southern space special
        sri stanley state states station street studio studios supreme system systems team tech technologies
        technology television times trade transport treasury trust union united university valley vatican village
        wall war west western white women working works world york zealand zone
        """
    ),
    # In the bare form most are nouns as well ("a note", "his claim").
    speech_verbs=words("add argue ask explain insist recall say tell warn write")
    | {form for verb in _SPEAKING for form in _forms(verb) - {verb}},
    addresses=(
        words("mr sir lord king prince father brother"),
        words("mrs ms miss dame lady madam queen princess sister mother"),
    ),
    accordingly=frozenset(["according to", "in the words of"]),
    persons=words(
        """
        academic accountant administrator aide ambassador analyst aunt baby barman bartender boss boy brother
        businessman businesswoman bystander chair chairman chairperson chancellor chief child cleaner co-founder
        colleague commissioner councilor cousin customer daughter dealer defendant defender delegate detective director
        editor employee employer fan father film-maker fireman forward founder friend girl goalkeeper governor graduate
        grandfather grandmother guest headmaster headmistress husband imam inmate landlord legislator man merchant
        midfielder migrant minister mother neighbor nephew niece official onlooker passenger passer-by pensioner person
        plaintiff player policeman policewoman predecessor premier prisoner professor protester protestor pupil
        receptionist refugee resident rival runner seismologist shopkeeper sister soldier son source spokesman
        spokesperson spokeswoman staffer striker successor supporter suspect swimmer teenager tenant trader uncle
        veteran visitor voter waiter waitress widow widower wife winger woman worker
        """
    ),
    institutions=words(
        """
        academy agency airlines alliance archive association authority bank blog board broadcasting bulletin
        bureau chamber channel chronicle church clinic club coalition college commission committee company
        cooperative corporation council courier daily department digest digital federation fm foundation fund
        gallery gazette group herald hospital inc initiative institute institution journal lab laboratories
        laboratory labs league library ltd magazine ministry museum network news observatory office online
        orchestra organisation organization partnership party podcast post press program programme project
        quarterly radio review school service society studio studios team technologies theater theatre times
        tribune trust tv union university weekly
        """
    ),
    openers=words(
        """
        according also and apart are as ask asked besides both but can compare concerning contrast could dear
        describe did do does except explain find for from give has have hello hi how if in is like list may might
        must name of ok on only please regarding should show so summarise summarize tell that the then to unlike was
        were what when where which who whom whose why will with would
        """
    ),
    light_words=words(
        """
        able actual actually bad best better big bit case certain couple course different easy everything example
        fact fantastic few first five four full general good great half hand hard high important instance
        interesting issue issues item items kind kinds large last least less level little long longer lot lots main
        matter mean mind moment new next nice number old one ones order own part parts people perspective place
        places plenty point points possible problem problems question questions real really reason reasons
        respective right second sense set several side similar simple single situation small something sort sorts
        stuff sure term terms thank thanks thing things third three time times topic total two use various view way
        ways whole word words work world
        """
    ),
    first_persons=words("i we"),
    refusing=listed(
        """
        am not, are not, can't, cannot, could not, couldn't, decline to, do not, don't, don't want to, hesitate to,
        never, not able to, not allowed to, not at liberty to, not authorized to, not going to, not here to,
        not in a position to, not prepared to, not ready to, prefer not to, rather not, unable to, will not, won't,
        wouldn't, 'm not, 're not
        """
    ),
    disclosing=listed(
        """
        characterize, comment, commenting, confirm, disclose, disclosing, discuss, discussing, elaborate,
        get ahead of, get into, go there, preview, reveal, revealing, speak for, speak to, speculate, speculating,
        talk about, talking about, weigh in
        """
    ),
    saying=listed(
        """
        announce, announcing, answer, give, give you, giving, go into, name, naming, predict, say, saying, share,
        sharing, tell, tell you, telling
        """
    ),
    asked_things=listed("anything, exactly, more, what, when, where, whether, which, who, why")
    | {f"how {one}" for one in "big far high large long many much often old".split()}
    | {
        f"{some}{thing}"
        for some in ("", "a ", "any ", "exact ", "the ", "the exact ")
        for thing in "answer cost date dates details figure figures name names number numbers price specifics".split()
    },
    unknowing=listed(
        """
        can't recall, can't remember, cannot recall, cannot remember, couldn't say, couldn't tell you, didn't know,
        do not know, do not recall, do not remember, don't have, don't know, don't recall, don't remember, forget,
        forgot, have no idea, not privy to, not sure, wouldn't know
        """
    ),
    refusals=listed(
        """
        are confidential, be confidential, remain confidential, remains confidential, is confidential,
        that's confidential, is classified, that's classified, have to ask her, have to ask him, have to ask them,
        confirm nor deny, confirm or deny, don't have anything,
        don't have anything for you, don't have anything more, don't have anything to add,
        don't have anything to announce, don't have anything to preview, don't have anything to say,
        don't have anything to share, have nothing to add, have nothing to announce, have nothing to say,
        have nothing to share, haven't announced, haven't disclosed, keep that private, leave that to others,
        let's not go there, my lips are sealed, next question, no comment, not for me to say, not my place to say,
        refer you, stay tuned, take that back, time will tell, too early to say, too early to tell, too soon to say,
        under wraps, wait and see
        """
    ),
)
