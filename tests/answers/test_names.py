"""Whom a typed name names."""

import pytest

from karabakh_quiz.answers import judge_name
from karabakh_quiz.decks.deck import Office, Person
from tests.support.answers import people

PEOPLE = people()


def kind(typed: str, expected: str, on: str | None = None) -> str:
    return judge_name(typed, PEOPLE[expected], register=PEOPLE, on=on).kind


@pytest.mark.parametrize("person", PEOPLE.values(), ids=lambda person: person.id)
def test_every_listed_spelling_is_exact(person: Person) -> None:
    for spelling in (person.name, *person.native.values(), *person.also):
        verdict = judge_name(spelling, person)
        assert verdict.kind == "exact", spelling
        assert verdict.score == 1
        assert verdict.proposed == 3


@pytest.mark.parametrize("person", PEOPLE.values(), ids=lambda person: person.id)
def test_the_whole_name_is_exact_whoever_else_there_is(person: Person) -> None:
    for spelling in (person.name, *person.native.values()):
        for typed in (spelling, spelling.upper(), f"  {spelling}. "):
            assert judge_name(typed, person, register=PEOPLE).kind == "exact", typed


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Akopyan", "anna-hakobyan"),
        ("Anna Hagopian", "anna-hakobyan"),
        ("Акопян", "anna-hakobyan"),
        ("Lavrov, Sergey", "sergey-lavrov"),
        ("Lavrov Sergey", "sergey-lavrov"),
        ("S. Lavrov", "sergey-lavrov"),
        ("Lavrov S.V.", "sergey-lavrov"),
        ("Sergey Viktorovich Lavrov", "sergey-lavrov"),
        ("Foreign Minister Lavrov", "sergey-lavrov"),
        ("Ter Petrosyan", "levon-ter-petrosyan"),
        ("Leyen", "ursula-von-der-leyen"),
        ("VON DER LEYEN", "ursula-von-der-leyen"),
        ("Paşinyan'ın", "nikol-pashinyan"),
        ("Pashinyan's", "nikol-pashinyan"),
        ("Nikol Pashniyan", "nikol-pashinyan"),
        ("nikolpashinyan", "nikol-pashinyan"),
    ],
)
def test_ways_to_write_a_name(typed: str, expected: str) -> None:
    assert kind(typed, expected) == "exact"


@pytest.mark.parametrize(
    ("typed", "expected", "named"),
    [
        ("Margarita Simonyan", "alen-simonyan", "margarita-simonyan"),
        ("Heydar Aliyev", "ilham-aliyev", "heydar-aliyev"),
        ("Гейдар Алиев", "ilham-aliyev", "heydar-aliyev"),
        ("Araik Arutyunyan", "vagharshak-harutyunyan", "arayik-harutyunyan"),
        ("Arayik Harutyunyan", "anna-hakobyan", "arayik-harutyunyan"),
        ("Mirzoyan", "nikol-pashinyan", "ararat-mirzoyan"),
        ("ICC", "icj", "icc"),
    ],
)
def test_somebody_else_is_wrong_and_told_by_name(typed: str, expected: str, named: str) -> None:
    verdict = judge_name(typed, PEOPLE[expected], register=PEOPLE)
    assert (verdict.kind, verdict.named, verdict.proposed) == ("wrong", named, 1)
    assert verdict.reason == f"Not {PEOPLE[named].name} but {PEOPLE[expected].name}."


def test_the_reason_says_what_the_named_one_did_say() -> None:
    verdict = judge_name(
        "Heydar Aliyev",
        PEOPLE["ilham-aliyev"],
        register=PEOPLE,
        said=lambda person: f"On that day {person} said something else.",
    )
    assert verdict.reason == (
        "Not Heydar Aliyev but Ilham Aliyev. On that day heydar-aliyev said something else."
    )


def test_namesakes_outside_the_register_are_wrong_too() -> None:
    verdict = judge_name("Vazgen Sargsyan", PEOPLE["serzh-sargsyan"], register=PEOPLE)
    assert (verdict.kind, verdict.named) == ("wrong", None)
    assert verdict.reason == "Not Vazgen Sargsyan but Serzh Sargsyan."


def test_a_surname_that_several_bear_is_asked_again() -> None:
    verdict = judge_name("Simonyan", PEOPLE["alen-simonyan"], register=PEOPLE)
    assert (verdict.kind, verdict.proposed) == ("which-one", None)
    assert verdict.asks_again
    assert verdict.reason == "Which one: Alen Simonyan or Margarita Simonyan?"


def test_a_surname_that_several_bear_is_wrong_where_none_of_them_is_expected() -> None:
    assert kind("Simonyan", "vladimir-putin") == "wrong"


def test_a_surname_counts_for_who_was_in_public_life_on_the_day() -> None:
    assert kind("Aliyev", "ilham-aliyev") == "which-one"
    assert kind("Aliyev", "ilham-aliyev", on="2023-09-06") == "exact"
    assert kind("Aliyev", "heydar-aliyev", on="1994-05-12") == "exact"
    assert kind("Aliyev", "ilham-aliyev", on="2003-10-31") == "which-one"
    assert kind("Harutyunyan", "arayik-harutyunyan", on="2020-11-10") == "which-one"


def test_who_holds_no_dated_office_always_is_in_public_life() -> None:
    first = Person(id="a", name="Ada Alpha", offices=(Office("Mayor", "2000", "2001"),))
    other = Person(id="b", name="Ben Alpha")
    assert judge_name("Alpha", first, register=[first, other], on="2000-06").kind == "which-one"
    assert judge_name("Alpha", other, register=[first, other], on="2010").kind == "exact"


def test_a_given_name_alone_is_asked_again() -> None:
    assert kind("Nikol", "nikol-pashinyan") == "which-one"
    assert kind("Nikol", "vladimir-putin") == "which-one"


def test_part_of_a_surname_is_asked_again() -> None:
    assert kind("Petrosyan", "levon-ter-petrosyan") == "which-one"
    assert kind("Tigran Petrosyan", "levon-ter-petrosyan") == "wrong"


def test_two_names_where_one_is_meant() -> None:
    assert kind("Putin or Lavrov", "vladimir-putin") == "which-one"
    assert kind("Putin and Lavrov", "vladimir-putin") == "wrong"
    assert kind("Nikol Pashinyan, Prime Minister of Armenia", "nikol-pashinyan") == "exact"


def test_an_office_is_no_name() -> None:
    verdict = judge_name("the Prime Minister of Armenia", PEOPLE["nikol-pashinyan"])
    assert verdict.kind == "which-one"
    assert verdict.reason == "That is an office or a country: type a name."


def test_a_plain_name_is_judged_like_a_person() -> None:
    assert judge_name("Зарех Бета", "Zareh Beta").kind == "exact"
    assert judge_name("Beta", "Zareh Beta").kind == "exact"
    assert judge_name("Ada Beta", "Zareh Beta").kind == "wrong"


def test_a_plain_name_is_that_of_the_register() -> None:
    for typed in ("Putin", "Poutine", "Владимир Путин"):
        assert judge_name(typed, "Vladimir Putin", register=PEOPLE).kind == "exact"
    assert judge_name("Simonyan", "Alen Simonyan", register=PEOPLE).kind == "which-one"


def test_whose_given_name_is_not_known_may_have_any() -> None:
    assert judge_name("Ada Beta", "Beta").kind == "exact"


def test_a_title_may_be_a_surname() -> None:
    assert judge_name("Ada King", "Ada King").kind == "exact"
    assert judge_name("A. King", "Ada King").kind == "exact"


class TestJoint:
    """Several who spoke together."""

    THREE = tuple(PEOPLE[one] for one in ("vladimir-putin", "ilham-aliyev", "nikol-pashinyan"))

    @pytest.mark.parametrize(
        "typed",
        [
            "Putin, Ilham Aliyev, Pashinyan",
            "Pashinyan and Putin and Ilham Aliyev",
            "Пашинян, Путин и Ильхам Алиев",
            "Nikol Pashinyan; Ilham Aliyev; Vladimir Putin",
            "Putin + I. Aliyev + Pashinyan",
            "Pashinyan Putin Ilham Aliyev",
            "Putin, Vladimir; Aliyev, Ilham; Pashinyan, Nikol",
        ],
    )
    def test_all_in_any_order_are_exact(self, typed: str) -> None:
        assert judge_name(typed, self.THREE, register=PEOPLE).kind == "exact"

    def test_some_are_partly(self) -> None:
        verdict = judge_name("Putin, Pashinyan", self.THREE, register=PEOPLE)
        assert (verdict.kind, verdict.score, verdict.proposed) == (
            "partly",
            pytest.approx(2 / 3),
            1,
        )
        assert verdict.reason == (
            "2 of 3: Ilham Aliyev is missing. Read as Vladimir Putin, Nikol Pashinyan."
        )

    def test_naming_one_twice_is_naming_one(self) -> None:
        assert judge_name("Putin, Putin, Путин", self.THREE, register=PEOPLE).kind == "partly"

    def test_an_outsider_makes_it_wrong(self) -> None:
        verdict = judge_name("Putin, Ilham Aliyev, Lavrov", self.THREE, register=PEOPLE)
        assert (verdict.kind, verdict.named) == ("wrong", "sergey-lavrov")
        assert verdict.reason == (
            "Not Sergey Lavrov but Vladimir Putin, Ilham Aliyev and Nikol Pashinyan."
        )

    def test_an_unclear_one_is_asked_again(self) -> None:
        assert judge_name("Putin, Aliyev", self.THREE, register=PEOPLE).kind == "which-one"
        verdict = judge_name("Putin, Aliyev", self.THREE, register=PEOPLE, on="2020-11-10")
        assert verdict.kind == "partly"

    def test_plain_names_will_do(self) -> None:
        assert judge_name("beta, ada alpha", ["Ada Alpha", "Ben Beta"]).kind == "exact"


class TestBodies:
    """Ministries, courts, parliaments."""

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("МИД России", "russian-mfa"),
            ("Ռուսաստանի ԱԳՆ", "russian-mfa"),
            ("Rusiya XİN", "russian-mfa"),
            ("the Armenian foreign ministry", "armenia-mfa"),
            ("Ministry of Defense of Armenia", "armenian-mod"),
            ("Azərbaycan Müdafiə Nazirliyi", "azerbaijan-mod"),
            ("Совет Безопасности ООН", "un-security-council"),
            ("Armenian parliament", "armenia-national-assembly"),
            ("Europarliament", "european-parliament"),
            ("World Court", "icj"),
            ("ПАСЕ", "pace"),
            ("Minsk Group co-chairs", "minsk-cochairs"),
            ("Government of Armenia", "armenia-government"),
        ],
    )
    def test_name_abbreviation_and_language(self, typed: str, expected: str) -> None:
        assert kind(typed, expected) == "exact"

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("Foreign Ministry of Azerbaijan", "armenia-mfa"),
            ("Armenian Ministry of Defence", "armenia-mfa"),
            ("Supreme Council of Azerbaijan", "armenia-supreme-council"),
            ("UN General Assembly", "un-security-council"),
            ("European Commission", "european-parliament"),
            ("Nikol Pashinyan", "armenia-government"),
        ],
    )
    def test_another_body_is_wrong(self, typed: str, expected: str) -> None:
        assert kind(typed, expected) == "wrong"

    def test_without_its_country_it_is_asked_again(self) -> None:
        assert kind("foreign ministry", "russian-mfa") == "which-one"
        assert judge_name("foreign ministry", PEOPLE["russian-mfa"]).kind == "which-one"
