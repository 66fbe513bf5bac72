"""Places with several names: all of them are right, in any script.

The pairs are those of the editorial rules, where both sides' names stand as
equals; the rest are capitals and towns as several languages write them.
"""

from functools import lru_cache

from karabakh_quiz.answers.spelling import fold

_SAME = """
Khankendi Khankendy Xankəndi Hankendi Stepanakert Ханкенди Степанакерт Ստեփանակերտ
Shusha Şuşa Shushi Şuşi Шуша Шуши Շուշի
Agdam Aghdam Ağdam Akna Агдам Ակնա Աղդամ
Kalbajar Kelbajar Kelbadjar Kəlbəcər Kelbecer Karvachar Karvajar Кельбаджар Карвачар Քարվաճառ
Lachin Laçın Berdzor Лачин Бердзор Բերձոր Լաչին
Agdara Aghdara Ağdərə Mardakert Martakert Агдере Мардакерт Մարտակերտ
Jabrayil Jebrail Cəbrayıl Cebrayil Jrakan Джебраил Джракан Ջրական
Fuzuli Fizuli Füzuli Varanda Физули Варанда Վարանդա
Zangelan Zangilan Zəngilan Kovsakan Зангелан Ковсакан Կովսական
Hakari Hakar Həkəri Акари Хакари Հակարի
Nagorno-Karabakh Karabakh Qarabağ Garabagh Karabağ Artsakh Arcax Нагорный_Карабах Карабах Арцах
Nagorno-Karabakh Արցախ Ղարաբաղ Mountainous_Karabakh Dağlıq_Qarabağ Haut-Karabakh Berg-Karabach
Nakhchivan Nakhichevan Naxçıvan Nahçıvan Nakhijevan Нахичевань Նախիջևան
Ganja Gəncə Gandzak Gyandzha Гянджа Գանձակ
Sumgait Sumqayıt Sumgayit Сумгаит Սումգայիթ
Khojaly Xocalı Hocalı Ходжалы Խոջալու
Yerevan Erevan Erivan Eriwan Jerewan İrəvan Revan Ереван Երևան Երեւան
Baku Bakı Bakü Bakou Баку Բաքու
Moscow Moskva Moskau Moscou Moskova Москва Մոսկվա Kremlin
Kyiv Kiev Kiew Kijev Киев Київ Կիև
Tbilisi Tiflis Тбилиси Թբիլիսի
Ankara Анкара Անկարա
Brussels Bruxelles Brüssel Brüksel Брюссель Բրյուսել
Prague Praha Prag Прага Պրահա
Granada Гранада Գրանադա
Geneva Genève Genf Cenevre Женева Ժնև
Vienna Wien Vienne Вена Վիեննա
Lisbon Lisboa Lissabon Лиссабон Լիսաբոն
Madrid Мадрид
Paris Париж Փարիզ
Munich München Мюнхен Մյունխեն
Strasbourg Straßburg Страсбург Ստրասբուրգ
Rome Roma Рим Հռոմ
The_Hague Hague Den_Haag La_Haye Гаага Հաագա Lahey
Washington Washington_DC Washington_D_C Вашингтон Վաշինգտոն Vaşinqton Vaşington
New_York NYC Нью-Йорк Նյու_Յորք Nyu-York
Sochi Soçi Sotschi Сочи Սոչի
Saint_Petersburg St_Petersburg Петербург Санкт-Петербург
Astana Nur-Sultan Астана
Almaty Alma-Ata Алма-Ата Алматы
Minsk Минск Մինսկ
Bishkek Бишкек Բիշքեկ
Budapest Будапешт
Helsinki Хельсинки
Abu_Dhabi Абу-Даби
Key_West
Reykjavik Reykjavík Рейкьявик
New_Delhi Delhi
Davos Давос
Gyumri Leninakan Гюмри Գյումրի
Gori Гори Գորի
Goris Горис Գորիս
Tavush Тавуш Տավուշ
Tovuz Товуз
Gazakh Qazax Казах
Armenia Hayastan Ermənistan Ermenistan Армения Հայաստան Arménie Armenien
Azerbaijan Azərbaycan Azerbaycan Азербайджан Ադրբեջան Azerbaïdjan Aserbaidschan
Russia Rusiya Rusya Россия Ռուսաստան Russie Russland
Turkey Türkiye Türkiyə Turkiye Турция Թուրքիա Turquie Türkei
Georgia Gürcüstan Gürcistan Грузия Վրաստան
Iran Иран Իրան
France Франция Ֆրանսիա
Italy Italia Италия Իտալիա
Ukraine Ukraina Украина Ուկրաինա
United_States USA US United_States_of_America США
Spain España Испания
Germany Deutschland Германия
Switzerland Schweiz Швейцария
"""
_COUNTRIES = frozenset(
    (
        "armenia", "azerbaijan", "russia", "turkey", "georgia", "iran", "france", "italy",
        "ukraine", "united states", "spain", "germany", "switzerland",
    )
)  # fmt: skip
LONGEST_NAME = 4
"""Words of the longest place name."""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """From every folded spelling to the folded first one."""
    found: dict[str, str] = {}
    for line in _SAME.strip().splitlines():
        spellings = [fold(word.replace("_", " ")) for word in line.split()]
        found |= dict.fromkeys(spellings, spellings[0])
    return found


def place_of(words: str) -> str | None:
    """The one name that stands for all names of a place; None where `words` is none we know."""
    return _names().get(words)


def is_country(place: str) -> bool:
    """Whether a name from `place_of` is a country's."""
    return place in _COUNTRIES
