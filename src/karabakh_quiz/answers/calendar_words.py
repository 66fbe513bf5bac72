"""The words dates are typed with, in the languages of the region and of its press.

All are compared as `spelling.fold` writes them, so one entry serves every
script it folds from. Months are told by any prefix of three letters or more
that leaves one month only, and by one slip in five letters or more.
"""

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from karabakh_quiz.answers.spelling import fold, folded

_MONTHS = (
    # English and French, German, Spanish and Italian; Russian and Ukrainian;
    # Armenian; Azerbaijani and Turkish; Georgian. Genitives where they differ.
    "january janvier januar jänner enero gennaio январь января январе січень січня "
    "հունվար հունուար yanvar ocak იანვარი",
    "february février februar feber febrero febbraio февраль февраля феврале лютий лютого "
    "փետրվար փետրուար fevral şubat თებერვალი",
    "march mars märz marzo март марта марте березень березня մարտ mart მარტი",
    "april avril abril aprile апрель апреля апреле квітень квітня ապրիլ aprel nisan აპრილი",
    "may mai mayo maggio май мая мае травень травня մայիս mayıs მაისი",
    "june juin juni junio giugno июнь июня июне червень червня հունիս yunis iyun haziran ივნისი",
    "july juillet juli julio luglio июль июля июле липень липня հուլիս iyul temmuz ივლისი",
    "august août agosto август августа августе серпень серпня օգոստոս avqust ağustos აგვისტო",
    "september septembre septiembre settembre сентябрь сентября сентябре вересень вересня "
    "սեպտեմբեր սեպտեմպեր sentyabr eylül სექტემბერი",
    "october octobre oktober octubre ottobre октябрь октября октябре жовтень жовтня "
    "հոկտեմբեր հոկտեմպեր oktyabr ekim ოქტომბერი",
    "november novembre noviembre ноябрь ноября ноябре листопад листопада "
    "նոյեմբեր նոյեմպեր noyabr kasım ნოემბერი",
    "december décembre dezember diciembre dicembre декабрь декабря декабре грудень грудня "
    "դեկտեմբեր դեկտեմպեր dekabr aralık დეკემბერი",
)
_SHORT = {
    "jan": 1, "feb": 2, "fev": 2, "mar": 3, "mrz": 3, "mrt": 3, "apr": 4, "avr": 4, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "okt": 10, "nov": 11, "noy": 11,
    "dec": 12, "dek": 12, "dez": 12, "yanv": 1, "fevr": 2, "sent": 9, "noyab": 11, "noya": 11,
}  # fmt: skip
_ENDINGS = (
    "i", "in", "um", "a", "ya", "e", "ye", "da", "de", "ta", "te", "un", "nda", "nde", "inda",
    "ida", "ayi", "ic", "its", "ov", "y", "yn",
)  # fmt: skip
"""Case endings after a month: genitives (`նոյեմբերի`) and locatives (`noyabrda`, `Kasım'da`)."""

_SEASONS = {
    21: "spring printemps frühling frühjahr primavera весна весной весны գարուն գարնան գարնանը "
    "bahar ilkbahar გაზაფხული",
    22: "summer été sommer verano estate лето летом лета ամառ ամառը ամռանը yay ზაფხული",
    23: "autumn fall automne herbst otoño autunno осень осенью осени աշուն աշնան աշնանը payız "
    "sonbahar güz შემოდგომა",
    24: "winter hiver invierno inverno зима зимой зимы ձմեռ ձմռան ձմռանը qış kış ზამთარი",
}
_TWO_SEASONS = {"yaz": (21, 22)}
"""Spring in Azerbaijani, summer in Turkish."""


FILLERS = folded(
    "the of in on at a an year years month day dated date ad ce le la les en du de del el den "
    "der dem das im am vom anno год года году годы г гг в во на число числа թվական թվականի "
    "թվականին թվին թ տարի տարվա il ili ilin ildə tarix yıl yılı yılında yılının tarihinde "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs "
    "fri sat sun понедельник вторник среда среду четверг пятница пятницу суббота субботу "
    "воскресенье montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi "
    "mercredi jeudi vendredi samedi dimanche night morning evening afternoon noon ночь ночи "
    "from between von zwischen с со от "
)
CIRCA = folded(
    "c ca circa about around approximately approx roughly near probably perhaps maybe vers "
    "environ etwa um gegen ungefähr около примерно приблизительно մոտ մոտավորապես təxminən "
    "yaklaşık civarı civarında "
)
OR = folded("or oder ou или либо чи կամ və-ya veya yahut və/ya")
TO = folded(
    "to until till through thru bis à au по до մինչև dək qədər kadar and et und и і և ու və ve y e "
) - {"a"}
RELATIVE = folded(
    "today yesterday tomorrow now tonight ago last next this recently lately week weeks heute "
    "gestern morgen hier demain сегодня вчера завтра сейчас назад недавно այսօր երեկ վաղը "
    "bu-gün bugün dünən dün sabah yarın "
)
PARTS: Mapping[str, int] = {
    fold(word): third
    for third, words in enumerate(
        (
            "early beginning start début anfang начало начале սկիզբ սկզբին əvvəli əvvəlində başı",
            "mid middle midway mitte середина середине կեսեր կեսերին ortası ortalarında",
            "late end ending fin ende конец конце վերջ վերջին sonu sonunda",
        )
    )
    for word in words.split()
}
NUMBER_WORDS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "first one", "second two", "third three", "fourth four", "fifth five", "sixth six",
            "seventh seven", "eighth eight", "ninth nine", "tenth ten", "eleventh eleven",
            "twelfth twelve", "thirteenth thirteen", "fourteenth fourteen", "fifteenth fifteen",
            "sixteenth sixteen", "seventeenth seventeen", "eighteenth eighteen",
            "nineteenth nineteen", "twentieth twenty",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
ROMAN: Mapping[str, int] = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6,
    "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    return {
        fold(word): number
        for number, words in enumerate(_MONTHS, start=1)
        for word in words.split()
    }


@lru_cache(maxsize=1)
def _seasons() -> Mapping[str, tuple[int, ...]]:
    plain = {fold(word): (season,) for season, words in _SEASONS.items() for word in words.split()}
    return plain | _TWO_SEASONS


@lru_cache(maxsize=2048)
def month(word: str) -> int | None:
    """The month (1 to 12) that a folded word names, in any of the languages."""
    known = _months()
    if word in known or word in _SHORT:
        return known.get(word) or _SHORT[word]
    if len(word) < 3:
        return None
    found = {number for name, number in known.items() if name.startswith(word)}
    if not found:
        found = {
            number
            for name, number in known.items()
            if word.startswith(name) and word[len(name) :] in _ENDINGS
        }
    if not found and len(word) >= 5:
        found = {
            number
            for name, number in known.items()
            if len(name) >= 5 and OSA.distance(word, name, score_cutoff=1) <= 1
        }
    return found.pop() if len(found) == 1 else None


def seasons(word: str) -> tuple[int, ...]:
    """The EDTF seasons (21 spring to 24 winter) that a folded word may name."""
    return _seasons().get(word, ())
