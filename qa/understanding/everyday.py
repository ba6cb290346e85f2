"""Words that are somebody's name and much else besides; a question in small letters may mean either."""

# English words that are also surnames or first names.
EVERYDAY = frozenset(
    """amber an april art august baker banks bell best bill bird black bloom bond bridge bridges brook brooks brown
    bush butler can carpenter chance chase christian church clay close cook cooper cross crystal daisy dale dawn
    day dean do down drew du duke earl early east english ernest faith fan farmer field fields fish fisher
    flowers ford forest fox frank french gene glass gold golden good grace grant gray green grey guy hall hand
    hardy he head heath hill holiday holland home hope house hunt hunter iris ivy joy judge june just king
    knight lake lane law lee lily little lock long lord love ma major man march mark marks marsh mason max may
    men miles mills moon moss north olive page pan park peace pearl pope porter potter power powers price pride
    prince rich ray read reader rice rivers rob rock rose rowing ruby rush sage sale savage she shepherd sharp
    short silver singer skip small smart smith snow so song south spring star stark stone storm story strange
    street strong sue summer summers sun swift tan trader turner violet wade walker ward waters way weaver weeks
    wells west white wild will wise wolf wood woods words worth you young""".split()
)
# Surnames of one syllable that differ in a letter, so that neither is a misspelling of another.
LIKE_OTHERS = frozenset(
    """bai cai cao chan chang chao chen cheng cheung chong chow chung cui dai deng ding dong duan fang feng gao gong
    guan guo hahn han hann hans hao hong huan huang jian jiang jiao jing jung kang kong kuang lang lian liang
    liao ling liu long luan luo meng min ming pang peng ping qian qiang qiao qing rong shang shao shen sheng shi
    song sung tang tian tong wang wei weng wong wong xiang xiao xie xing xiong xuan yang yong yuan yung zeng
    zhan zhang zhao zhen zheng zhong zhou zhuang""".split()
)
# A role in place of a name ("Military Aide", "Audience Member"): such a speaker is known by the whole only.
ROLES_AS_NAMES = frozenset(
    """aide assistant attendee audience caller chorus clerk crew expert guest guests host interpreter listener man
    member moderator narrator observer officer official operator owner participant passenger people person
    presenter producer reader representative resident speaker spokesman spokesperson spokeswoman staff student
    staffer team translator unidentified unknown viewer visitor voice voices volunteer witness woman worker""".split()
)
# What an office is called, by its last word or its first.
OFFICE_NOUNS = frozenset(
    """administrator ambassador analyst chair chairman chairwoman chancellor chief commissioner coordinator
    director editor engineer founder governor head lead leader manager mayor minister officer president
    professor secretary senator spokesman spokesperson spokeswoman strategist undersecretary""".split()
)
