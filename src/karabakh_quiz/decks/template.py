"""The deck that `deck new` writes: every part of the language once, explained where it stands.

Its people, words and sources are made up, and say so.
"""

from karabakh_quiz.decks.writing import scalar


def template(deck_id: str, title: str) -> str:
    """A commented deck called `deck_id` that is sound and can be studied as it is."""
    return _TEMPLATE.replace("@ID@", deck_id).replace("@TITLE@", scalar(title))


_TEMPLATE = """\
# A deck tells who said what, when and where. This one is an example: its people, their words and
# its source are made up. Replace them entry by entry, and look at what becomes of it:
#
#     karabakh-quiz check THIS-FILE                 what is wrong, with line and column
#     karabakh-quiz deck show THIS-FILE --watch     the cards, drawn anew at each save
#     karabakh-quiz study THIS-FILE                 learn them

deck:
  id: @ID@                # stays the same for ever: what was learnt hangs on it
  title: @TITLE@
  subtitle: An example to replace        # one line below the title
  language: en
  about: Four councillors of a made-up town talk about its bridge.
  license: CC-BY-4.0
  facets: [who, when, key]               # what is asked of a statement, unless it says otherwise;
                                         # all there are: who, when, where, key, said, what

people:
  ada-alpha:                             # an id of your own: small letters, digits and hyphens
    name: Ada Alpha
    native: {hy: Ադա Ալֆա}               # the name in its own script; language code first
    also: [Ada Alfa]                     # further spellings that are as right
    offices:                             # held from .. to; the one of the day is shown
      - {title: Mayor of Exampleford, from: 2020-01-01}
    side: Exampleford
  ben-beta:
    name: Ben Beta
    offices:
      - {title: Deputy Mayor of Exampleford, from: 2020-01-01}
    side: Exampleford
  cleo-gamma:
    name: Cleo Gamma
    offices:
      - {title: Treasurer of Exampleford, from: 2020-01-01, to: 2024-12-31}
    side: Exampleford
  dan-delta:
    name: Dan Delta
    offices:
      - {title: Speaker of the council of Exampleford, from: 2020-01-01}
    side: Exampleford

sources:
  minutes:
    title: Minutes of the council (made up)
    publisher: Town of Exampleford
    date: 2023-05-10
    url: https://example.org/minutes

events:
  - id: bridge-debate
    what: The council debates the old bridge
    when: 2023-05-10                     # also 2023-05, 2023, 2023~ (about), 2023-05-10/2023-05-12
    where: Council hall
    who: [ada-alpha, cleo-gamma]
    source: minutes
    facets: [when]                       # asked once for all statements made at the event

statements:
  - id: older-than-the-road
    who: ada-alpha
    at: bridge-debate                    # takes date, place and source from the event
    said: The bridge is older than the road that leads to it
    key: older                           # the words to leave out for the question with a gap
    context: Ada Alpha opened the debate with this sentence.

  - id: accounts-come-first
    who: cleo-gamma
    at: bridge-debate
    said: the accounts come first
    gist: Before anybody speaks of stone, {said}.   # our words around theirs
    replies-to: older-than-the-road

  - id: toll
    who: ben-beta
    when: 2023-06-02
    where: interview with a local paper
    gist: A toll would pay for the repair within ten years.   # a paraphrase: no quotation marks
    source: minutes

  - id: wait-for-the-river
    who: dan-delta
    when: 2023-08
    where: letter to the council
    said: We should wait until the river is low
    source: minutes
    contested:                           # what others hold against it; shown, never judged
      - {who: ada-alpha, claims: "The river is never low, in no summer on record."}

questions:
  - id: who-decides
    ask: Who decides about the repair of a bridge in Exampleford?
    answer: The town council
    also: [the council]                  # as right as the answer
    wrong: [The mayor alone, The treasurer, A vote of all citizens]
    why: The town's statute says so in its fourth article.
    source: minutes

  - id: order-of-the-debate
    ask: Put these in order, earliest first
    order:
      - The council debates the bridge
      - A toll is proposed
      - The council is asked to wait for the river
    source: minutes
"""
