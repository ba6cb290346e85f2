"""Languages of which we know only the words that questions use."""

from .language import Language, words

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
