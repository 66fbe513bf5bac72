"""Names written by the rules that newspapers, passports and libraries follow.

Each system maps the letters of one alphabet to another's; longer keys win.
"""

import re
from collections.abc import Mapping

ARMENIAN = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ"
_EASTERN = (
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f"
)  # fmt: skip
_FRENCH = (
    "a b g d e z e e t j i l kh dz k h dz gh tch m y n ch o tch p dj r s v t r ts v p k o f"
)  # fmt: skip
_GERMAN = (
    "a b g d e s e e t sch i l ch z k h ds gh tsch m j n sch o tsch p dsch r s w t r z w p k o f"
)  # fmt: skip
_WESTERN = (
    "a p k t e z e e t zh i l kh dz g h ts gh j m y n sh o ch b ch r s v d r ts v p k o f"
)  # fmt: skip
_LIBRARY = (
    "a b g d e z ē ě tʻ ž i l x c k h j ġ č m y n š o čʻ p ǰ r̄ s v t r cʻ w pʻ kʻ ō f"
)  # fmt: skip
_PLAIN_LIBRARY = (
    "a b g d e z e e t z i l x c k h j g c m y n s o c p j r s v t r c w p k o f"
)  # fmt: skip
_TURKISH = (
    "a b g d e z e ı t j i l h ts k h dz ğ ç m y n ş o ç p c r s v t r ts v p k o f"
)  # fmt: skip
_AZERI = (
    "a b q d e z e ı t j i l x ts k h dz ğ ç m y n ş o ç p c r s v t r ts v p k o f"
)  # fmt: skip
_RUSSIAN_OF_ARMENIAN = (
    "а б г д е з э ы т ж и л х ц к г дз г ч м й н ш о ч п дж р с в т р ц в п к о ф"
)  # fmt: skip

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_BGN = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
_PASSPORT = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia"
_SCIENTIFIC = "a b v g d e ë ž z i j k l m n o p r s t u f x c č š šč - y - è ju ja"
_RUSSIAN_FRENCH = "a b v g d e io j z i i k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia"
_RUSSIAN_GERMAN = (
    "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja"
)
_RUSSIAN_TURKISH = "a b v g d e yo j z i y k l m n o p r s t u f h ts ç ş şç - ı - e yu ya"
_RUSSIAN_AZERI = "a b v q d e yo j z i y k l m n o p r s t u f x ts ç ş şç - ı - e yu ya"
_RUSSIAN_ARMENIAN = "ա բ վ գ դ ե յո ժ զ ի յ կ լ մ ն ո պ ռ ս տ ու ֆ խ ց չ շ շչ - ի - է յու յա"

AZERBAIJANI = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
_AZERI_ENGLISH = "a b j ch d e a f g gh h kh i i zh k g l m n o o p r s sh t u u v y z"
_AZERI_BARE = "a b c c d e e f g g h x i i j k q l m n o o p r s s t u u v y z"
_AZERI_RUSSIAN = "а б дж ч д е а ф г г х х ы и ж к г л м н о о п р с ш т у у в й з"
_AZERI_CYRILLIC = "а б ҹ ч д е ә ф ҝ ғ һ х ы и ж к г л м н о ө п р с ш т у ү в ј з"


def _system(alphabet: str, letters: str, **more: str) -> Mapping[str, str]:
    found = dict(zip(alphabet, letters.replace("  ", " _ ").split(" "), strict=True))
    return {key: value.strip("-_") for key, value in (found | more).items()}


SYSTEMS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "Armenian, English": ("hy", _system(ARMENIAN, _EASTERN, ու="u", և="ev", յա="ya")),
    "Armenian, -ian": ("hy", _system(ARMENIAN, _EASTERN, ու="u", և="ev", յան="ian")),
    "Armenian, French": ("hy", _system(ARMENIAN, _FRENCH, ու="ou", և="ev", յան="ian")),
    "Armenian, German": ("hy", _system(ARMENIAN, _GERMAN, ու="u", և="ew", յան="jan")),
    "Armenian, Western": ("hy", _system(ARMENIAN, _WESTERN, ու="ou", և="ev", յան="ian")),
    "Armenian, library": ("hy", _system(ARMENIAN, _LIBRARY, ու="u", և="ew")),
    "Armenian, library, bare": ("hy", _system(ARMENIAN, _PLAIN_LIBRARY, ու="u", և="ew")),
    "Armenian, Turkish": ("hy", _system(ARMENIAN, _TURKISH, ու="u", և="ev")),
    "Armenian, Azerbaijani": ("hy", _system(ARMENIAN, _AZERI, ու="u", և="ev")),
    "Armenian, Russian": (
        "hy", _system(ARMENIAN, _RUSSIAN_OF_ARMENIAN, ու="у", և="ев", յան="ян", յու="ю", յո="ё")
    ),
    "Russian, BGN": ("ru", _system(RUSSIAN, _BGN)),
    "Russian, passport": ("ru", _system(RUSSIAN, _PASSPORT)),
    "Russian, scientific": ("ru", _system(RUSSIAN, _SCIENTIFIC)),
    "Russian, French": ("ru", _system(RUSSIAN, _RUSSIAN_FRENCH)),
    "Russian, German": ("ru", _system(RUSSIAN, _RUSSIAN_GERMAN)),
    "Russian, Turkish": ("ru", _system(RUSSIAN, _RUSSIAN_TURKISH)),
    "Russian, Azerbaijani": ("ru", _system(RUSSIAN, _RUSSIAN_AZERI)),
    "Russian, Armenian": ("ru", _system(RUSSIAN, _RUSSIAN_ARMENIAN)),
    "Azerbaijani, English": ("az", _system(AZERBAIJANI, _AZERI_ENGLISH)),
    "Azerbaijani, bare": ("az", _system(AZERBAIJANI, _AZERI_BARE)),
    "Azerbaijani, Russian": ("az", _system(AZERBAIJANI, _AZERI_RUSSIAN, yev="ев", əy="ей")),
    "Azerbaijani, Cyrillic": ("az", _system(AZERBAIJANI, _AZERI_CYRILLIC)),
}  # fmt: skip
"""By name: the language that is written, and its letters; longer keys win."""


def written(name: str, letters: Mapping[str, str]) -> str:
    """`name` in another alphabet, each word with a capital."""
    lower = name.replace("İ", "i").replace("I", "ı" if "ə" in letters else "i").casefold()
    lower = lower.replace("i\u0307", "i").replace("եւ", "և")
    keys = "|".join(sorted(map(re.escape, letters), key=len, reverse=True))
    plain = re.sub(keys, lambda match: letters[match[0]], lower)
    return " ".join(word[:1].upper() + word[1:] for word in plain.split())
