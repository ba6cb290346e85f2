"""Languages of which not all sorts of words are known: what their questions and labels hold, and names."""

from .language import Language, words

# Simplified and traditional; names of people also as they are spelt in Latin letters.
CHINESE = Language(
    code="zh",
    stop_words=words("的 了 是 在 和 与 與 对 對 把 被 也 就 都 着 著 过 過 吧 啊 将 將 会 會"),
    question_words=words(
        """
        为什么 為什麼 什么时候 什麼時候 什么样 什麼樣 什么 什麼 怎么样 怎麼樣 怎么 怎麼 怎样 怎樣 如何 为何 為何
        何时 何時 多少 何人 哪些 哪里 哪裡 哪个 哪個 哪儿 谁 誰 吗 嗎 呢
        """
    ),
    question_labels=words("问 提问"),
    answer_labels=words("答"),
    asker_labels=words("记者 采访者 主持人"),
    guest_labels=words("受访者 被采访者"),
    first_person=words("我"),
    first_person_plural=words("我们 我們 咱们"),
    notes=words("编者按 编者注 編者按 編者註"),
    closings=words("采访结束 采访最后 采访手记 采访后记"),
    negations=words("不 别 未 没 无 非"),
    numbers=tuple("零一二三四五六七八九十"),
    magnitudes=tuple("百千万亿"),
    ordinals=(
        ("第一", "首先", "一是", "其一"),
        ("第二", "其次", "二是", "其二"),
        ("第三", "再次", "三是", "其三"),
        ("第四", "四是", "其四"),
        ("第五", "五是", "其五"),
        *((f"第{number}", f"{number}是") for number in "六七八九十"),
    ),
    surnames=words(
        """
        an bae bai cai cao chan chang chao chen cheng cheung chiang cho choi chong chow chu chung cui dai dang deng
        ding do dong du duan duong fan fang feng fong fu fung gao geng gong gu guan guo ha han hao he ho hoang hong
        hou hsieh hsu hu huang hung huynh hwang jang jeon jeong ji jia jiang jin jo jung kang kim ko kong kwak kwok
        kwon lai lam lau law le lee lei leung li liang liao lim lin ling liu lo long lu luo lv ma mai mao meng min
        moon na ng ngo nguyen ni nie noh ong pan pang park peng pham phan pu qi qian qiao qin qiu qu ren rhee ryu
        seo shao shen shi shin sim so song su suh sun tan tang tao teng tian to tong tran tsai tsang tse tu vo vu
        wan wang wei wen weng wong woo wu xi xia xiang xiao xie xing xiong xu xue yan yang yao ye yeung yi yim yin
        yoo yoon you yu yuan yun zeng zhan zhang zhao zheng zhong zhou zhu zhuang zou
        """
    ),
    surnames_alike=words(
        """
        bai cai cao chan chang chao chen cheng cheung chong chow chung cui dai deng ding dong duan fang feng gao
        gong guan guo hahn han hann hans hao hong huan huang jian jiang jiao jing jung kang kong kuang lang lian
        liang liao ling liu long luan luo meng min ming pang peng ping qian qiang qiao qing rong shang shao shen
        sheng shi song sung tang tian tong wang wei weng wong xiang xiao xie xing xiong xuan yang yong yuan yung
        zeng zhan zhang zhao zhen zheng zhong zhou zhuang
        """
    ),
)
JAPANESE = Language(
    code="ja",
    question_words=words("何台 何年 何日 何回 何個 でしょうか ですか ますか ましたか どこ どう なぜ"),
)
RUSSIAN = Language(
    code="ru",
    stemmer="russian",
    stop_words=words(
        """
        а без бы был была были было быть в вам вас во вот все вы где говорил говорила говорит да для до думает его
        ее если есть еще же за и из или им их к как какая какие какой когда кто ли мне мы на над нас не нет ни но о
        об он она они оно от по под почему при про с сказал сказала сказали сколько так там то только тот у чем что
        чтобы эта эти это этот я
        """
    ),
)
ARABIC = Language(
    code="ar",
    stemmer="arabic",
    stop_words=words(
        """
        أن أو أين إلى إن التي الذي تقول ذلك على عن في قال قالت كم كيف لا لم لماذا ما ماذا متى مع من هذا هذه هل هو هي
        و يقول
        """
    ),
)
