"""Where a line of the assistant's behaviour belongs.

What a message leads to is decided in this order; the first that answers ends it:

1. a crisis in hand (`base.py`, then `crisis.py`; what is said there is chosen in `bot/safety/crisis.py`),
2. the readers of words, one list in `read_first.py`,
3. the action of the intent (`data/rules/<topic>.yml` names it), which lives in `<topic>.py`.

A topic has one word for all its files: `<topic>.py` here, `data/responses/<topic>.yml` for all it says,
`tests/journeys/test_<topic>.py` (decisions, in seconds) and `tests/conversations/journeys/test_<topic>.py` (the real
model). A concrete action is thin; beside it stand plain functions from a `Talk` to one or more `Say`.

Shared by the topics:

- `base.py`: `Talk`, `Say`, the action that never falls silent
- `journey.py`: questions in an order that slots decide, each skippable; where a digression leaves the one that stands
- `questions.py`: the questions that several journeys ask
- `aspects.py`: tables of (step, words): which page of a topic a button or a sentence asks for
- `helping.py`: what every journey says to somebody who helps; `other.py` is the helpers' own journey
- `places.py`: all that is told from the directory; `values.py`: the short words put around it

Readers that belong to no topic:

- of an answer: `answers.py` (yes, no, go on, do not know), `ages.py` (an age, a birthday), `oneself.py` (who or where
  the writer is), `corrections.py` (another answer than before, an answer to what was put aside)
- of a question: `asides.py` (where a wrong guess would hurt), `phrases.py` (means one thing in every journey),
  `practical.py` (daily life), `worries.py` (of soldiers, parents, teachers and the young), `follow_up.py` (a short
  question about the last answer)
- of what is told besides: `besides.py`. Only what has no topic belongs there; a fact of a threat goes to `threat.py`

To add

- what a topic says to one more wording: a row in its table, a response, a test;
- a question of a journey: a `Question` in its tuple and a slot in `domain.yml`;
- words that are heard wrongly: a reader in the module of its topic, listed in `read_first.py`, with a test of words
  that it leaves alone. Facts about the writer that any journey may need are no reader: `bot/dialogue/writer.py` sets
  their slots.
"""
