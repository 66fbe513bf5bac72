"""Words around a name that are no part of it: titles, offices, countries, particles."""

from karabakh_quiz.answers.spelling import folded

TITLES = folded(
    # English
    "pres amb min sec gov rev lt capt sgt mr mrs ms miss sir dame lord lady dr doctor prof "
    "professor president vice deputy first "
    "prime minister premier pm foreign defence defense interior economy secretary general gen "
    "colonel col major marshal admiral captain of the state speaker parliament parliamentary "
    "spokesman spokeswoman spokesperson chancellor chairman chairwoman chair commissioner "
    "commission ambassador envoy representative rep senator sen congressman congresswoman "
    "governor mayor judge prosecutor archbishop bishop father patriarch catholicos pope king "
    "queen prince comrade leader head chief former ex then acting late himself herself "
    "assistant adviser advisor aide press kremlin national assembly affairs mfa security "
    "council ombudsman fm hon honourable his her excellency he she mp "
    # countries and their adjectives
    "armenia armenian armenias azerbaijan azerbaijani azerbaijans azeri russia russian russias "
    "turkey turkish turkiye turkeys france french us usa american americas eu european union un "
    "ukraine ukrainian german germany georgian georgia iranian iran nk karabakh artsakh "
    "republic "
    # French, German
    "président présidente ministre monsieur madame mme chef du de la le des affaires étrangères "
    "porte-parole herr frau präsident präsidentin ministerpräsident ministerpräsidentin kanzler "
    "bundeskanzler außenminister außenministerin sprecher sprecherin botschafter "
    # Russian, Ukrainian
    "армянский российский азербайджанский турецкий французский украинский eski sabık keçmiş "
    "ancien ancienne ehemaliger ehemalige "
    "президент премьер премьер-министр министр господин госпожа г-н г-жа товарищ глава мид "
    "спикер пресс-секретарь официальный "
    "представитель иностранных дел обороны рф россии армении "
    "азербайджана турции сша франции украины канцлер посол генерал бывший экс первый "
    "вице-премьер секретарь помощник депутат кремль кремля правительства парламента парламент "
    "архиепископ епископ лидер "
    # Armenian
    "պարոն տիկին նախագահ վարչապետ նախարար խոսնակ դեսպան արտգործնախարար արքեպիսկոպոս սրբազան "
    "srbazan ՀՀ հայաստանի ադրբեջանի ռուսաստանի արցախի "
    # Azerbaijani, Turkish
    "prezident prezidenti cənab xanım nazir naziri baş nazirin spiker səfir köməkçisi "
    "azərbaycan azərbaycanın ermənistan ermənistanın rusiya rusiyanın türkiyə türkiyənin "
    "cumhurbaşkanı başbakan başbakanı bakan bakanı dışişleri savunma sayın bey hanım sözcüsü "
    "büyükelçi paşa kremlin ermenistan rusya türkiye fransa "
    # Georgian
    "პრეზიდენტი პრემიერ მინისტრი "
)
"""Dropped wherever something else is left of the answer."""

PARTICLES = folded("von der den van de le la di da del della du fon af zu bin ibn al el dos das")
"""Left out of a surname freely: Leyen is von der Leyen."""

FATHERED = folded("oğlu oglu oghlu ogly oglı оглы qızı kizi kyzy гызы кызы")
"""Follows a father's name in Azerbaijani; as the end of a surname it is no word of its own."""

JOINERS = frozenset(("and", "et", "und", "и", "і", "և", "եւ", "ու", "ve", "və", "y", "with", "da"))
"""Words between two names; compared in small letters as typed."""

EITHER = frozenset(("or", "oder", "ou", "или", "либо", "կամ", "veya", "ya", "və-ya"))
"""Words of somebody who will not say which."""
