"""The order in which words are read before the action of the intent, in one place.

A reader (`Callable[[Talk], Optional[Says]]`) knows the words of one narrow thing, whatever the classifier made of them,
and gives None for all others. The first that gives an answer wins and the action of the intent is not run
(`actions/base.py`, outside a crisis only). A new reader lives in the module of its topic, has a test of words that it
must leave alone, and stands here as late as its words allow, with the reason when the place matters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from actions import (
    ages,
    answers,
    asides,
    besides,
    camera,
    case,
    corrections,
    crisis,
    evidence,
    feelings,
    follow_up,
    grooming,
    hotline,
    impersonation,
    journey,
    legal,
    minor,
    oneself,
    other,
    payment,
    perpetrator,
    phrases,
    platform,
    police,
    practical,
    privacy,
    scope,
    sharing,
    takedown,
    threat,
    worries,
)
from actions.base import READ_FIRST, Says, Talk

ORDER: tuple[Callable[[Talk], Optional[Says]], ...] = (
    # 1. Before the question that stands, which would take a word out of the sentence for its answer.
    scope.tears,  # before `unreadable`: tears are no unreadable signs
    perpetrator.fears_punishment,  # before a friend who is named makes the writer a helper
    perpetrator.orders_one,  # refused before "of her" can answer a question
    oneself.told_of_oneself,  # looks for itself whether the words answer the question that stands
    oneself.country_told,  # the answer to a question of `told_of_oneself`, which belongs to no journey
    oneself.age_by_the_way,  # "I'm 30, if that matters": an answer only where an age was asked for, left alone there
    impersonation.words_for_contacts,  # "what do I tell my friends": no answer "friend" to who did it
    privacy.asked_plainly,  # "do my parents find out": no answer "family" to who sees the phone
    ages.two_ages_told,  # before the question that stands, or "when I sent it", takes one of the two
    privacy.not_aware,  # "he does not know I know": no question, and no wish to hide this talk
    sharing.turned_real,  # before `told_anew`, which stays in the journey of the fake
    sharing.only_they_have_it,  # before an answer that takes the ex out of it, and before danger is heard in 밖에
    sharing.sent_myself,  # "I sent it to my boyfriend": no answer "partner" to who did it
    asides.paid_again,  # "twice, in fact": no answer to whether a stop was asked for
    besides.kin_in_korea_told,  # before "England" is taken for where help is needed
    besides.told_of_the_helped,  # before the question that stands takes "no" or "he said" out of it
    besides.paid_by_the_helped,
    payment.sum_demanded,  # "she wants 300" is no answer to whether money was sent
    besides.no_copy,
    besides.confronting,
    besides.is_a_man,  # "I am a man": no answer to anything, and no wish for "a person"
    besides.what_it_shows,  # "it was just a nude pic": no answer to the question that stands
    besides.of_the_threat,  # the same for what the person who threatens has or does
    camera.when_and_where,  # "Gangnam station, 8:40": the name of a place answers no question
    practical.stepping_away,  # leaves the question that stands where it is, and is no answer to it
    minor.parents_anger,  # "my dad will kill me": neither danger nor an answer "family"
    practical.somebody_close_sees,  # "what if my wife sees it": no answer "partner" to who did it
    practical.phone_is_looked_at,  # the same for "he looks at my phone", while another question stands
    worries.of_helpers,  # "the student who made it" is no answer to whom they help
    other.threat_to_a_grown_one,  # before the age is taken for the writer's, and the video for theirs
    other.how_they_are,  # "she is not talking": no "no" to whether she wants to die
    worries.of_soldiers,
    worries.of_ones_own,  # "his parents called": no answer "family"
    worries.in_a_hurry,
    practical.hiding_this_chat,  # before "can he see this", and before anybody takes it for a removal
    evidence.noting_here,  # no wish to keep a case, and no answer to where it is
    practical.not_to_look,  # "I can't look at it" answers no question
    practical.calls_from_them,
    threat.not_who_they_said,  # "I thought she was my age" tells no age
    # 2. The question that stands.
    journey.unreadable,  # no letter in it: neither an answer nor anything that follows
    journey.answer_in_words,  # short words, as what the question asks for
    journey.told_on_the_way,  # the same for a journey that was put aside
    ages.age_told,  # after `answer_in_words`, which takes plain ages; here bare numbers and birthdays
    answers.letters,  # "ㅇㅇ", "n": after the question's own words, before words of any length
    answers.nothing_chosen,  # "any" passes the question over
    answers.goes_on,  # "go on": after all that could be an answer
    # 3. What is told in a journey, before what is asked in any.
    threat.told_later,  # before the helpers: "he sent it to a friend" makes nobody one
    other.about_an_offender,  # before `told_by_helper`: a son who did it is no child who was harmed
    other.whom_they_can_talk_to,  # before the age in "who can she talk to, she is 14" is all that is heard
    other.age_of_the_helped,  # before anybody takes the age for the writer's
    other.asked_by_helper,  # a helper's questions; below, the same words are about oneself
    corrections.by_somebody_close,  # before `told_by_helper`, which would make a helper of the wife
    other.told_by_helper,
    # 4. Questions beside a journey where a wrong guess would hurt.
    asides.not_dying,  # first: it ends a false alarm
    asides.picture_here,
    asides.into_the_room,
    asides.own_device,
    asides.money,  # before `if_i_do_not_pay`: whoever asks about paying once more has paid
    asides.app,
    asides.wiping,
    asides.safe_unasked,
    camera.asked_about_it,  # before `about_originals`: the camera is not to be touched, no pictures are spoken of
    case.asked_for,
    # 5. Changed minds: longer words than an answer, so after the questions above.
    corrections.about_me,  # before `told_anew`, which needs a journey of one's own
    corrections.told_anew,
    corrections.answers_what_waits,
    corrections.back_again,
    corrections.telling_somebody,
    corrections.told_besides,  # last of these: the loosest, it takes any word of any question of the journey
    # 6. Questions of one topic, each narrow; among themselves in no order that matters.
    hotline.who_is_open,
    besides.seen_by_a_friend,
    besides.telling_parents,
    besides.who_speaks,
    police.in_my_language,
    besides.english_spoken,
    besides.right_place,
    besides.bedtime,
    practical.pictures_are_held,
    practical.is_it_free,
    practical.there_for_ever,
    practical.somewhere_to_sleep,
    practical.tomorrow,
    feelings.how_to_go_there,
    practical.keeping_the_job,
    practical.told_to_keep_quiet,
    practical.who_did_it,
    legal.kept_away,
    feelings.unsure_of_dying,
    crisis.unsure_of_guess,
    feelings.listening,
    feelings.more_pain,
    payment.if_i_do_not_pay,
    police.may_wait,  # before "not today" is heard as "not at all"
    police.will_not,
    police.where_to_report,
    platform.how_to_get_it_off,
    takedown.came_back,
    takedown.about_hashes,
    takedown.on_an_adult_site,
    # 7. A short question after an answer: only what none of the topics above claims by its own words.
    follow_up.follow_up,
    # 8. More of the kind of 6, which no short question after an answer looks like.
    grooming.told_in_grooming,
    grooming.asked_to_meet,
    impersonation.turned_synthetic,
    minor.birthday_told,
    minor.another_adult,
    perpetrator.told_in_words,
    phrases.what_next,
    phrases.about_visa,
    phrases.about_originals,
    phrases.about_blocking,
    # 9. Last, what is hardly a word, and the gravest thing in a long message that nobody understood.
    scope.hardly_words,
    scope.needed_most,
)

READ_FIRST.extend(ORDER)
