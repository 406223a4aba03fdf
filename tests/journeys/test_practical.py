"""Life around it: a bed, the job, tomorrow, silence that is asked for, a moment away; and small misreadings beside."""

from __future__ import annotations

import pytest

from actions.base import Talk
from actions.scope import guesses
from tests.journeys.conftest import NOW, Person


@pytest.fixture
def english() -> Person:
    """Somebody new who writes English."""
    return Person("en")


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("in_danger_now", "wait i have to get off the bus"),
        ("nlu_fallback", "the bell just rang, sorry"),
        ("nlu_fallback", "brb"),
        ("nlu_fallback", "잠깐만요"),
        ("nlu_fallback", "종 쳤어요"),
    ],
)
def test_who_goes_away_for_a_moment_finds_the_same_question_again(english: Person, intent: str, words: str) -> None:
    english.says("report_threat", "someone threatens to post my pictures")
    assert english.says(intent, words) == ["utter_practical_away"]
    assert english.slots["awaiting"] == "threat__paid"
    assert english.says("deny", "no") != ["utter_practical_away"]
    assert english.slots["paid"] == "no"


@pytest.mark.parametrize(
    "words", ["wait, he has to get off me", "i have to get out of here", "잠깐만 혼자 있고 싶어요"]
)
def test_words_that_only_sound_like_a_moment_away_are_left_alone(english: Person, words: str) -> None:
    assert english.says("nlu_fallback", words) != ["utter_practical_away"]


@pytest.mark.parametrize(
    "words",
    [
        "Where can I sleep tonight",
        "i have nowhere to go",
        "I can't go back home",
        "오늘 밤엔 어디 가 있어야 해요?",
        "갈 곳이 없어요",
    ],
)
def test_no_bed_for_tonight_is_answered(person: Person, words: str) -> None:
    assert person.says("nlu_fallback", words) == ["utter_practical_bed"]
    assert "1366" in person.heard


@pytest.mark.parametrize("words", ["where can i go to report this", "where do i go now", "어디에 신고해요"])
def test_where_to_go_for_something_else_is_no_question_for_a_bed(person: Person, words: str) -> None:
    assert person.says("nlu_fallback", words) != ["utter_practical_bed"]


def test_danger_that_the_classifier_hears_keeps_its_card(english: Person) -> None:
    assert english.says("in_danger_now", "i can't go home") != ["utter_practical_bed"]


@pytest.mark.parametrize("words", ["what happens tomorrow", "what do i do tomorrow", "내일은 어떻게 해요"])
def test_tomorrow_is_never_answered_with_a_refusal(person: Person, words: str) -> None:
    assert person.says("out_of_scope", words) == ["utter_practical_tomorrow"]


def test_what_a_deadline_brings_is_not_tomorrow(english: Person) -> None:
    english.says("report_threat", "someone threatens to post my pictures")
    assert "utter_practical_tomorrow" not in english.says("report_threat", "what happens if he posts it tomorrow")


@pytest.mark.parametrize("words", ["do I have to quit", "can my boss fire me", "회사 그만둬야 하나요"])
def test_nobody_has_to_leave_a_job(person: Person, words: str) -> None:
    assert person.says("nlu_fallback", words) == ["utter_practical_job"]


def test_leaving_the_chat_is_no_question_of_the_job(english: Person) -> None:
    assert english.says("quick_exit", "do i have to quit the app") != ["utter_practical_job"]


@pytest.mark.parametrize("words", ["the teacher say just be quiet about it", "담임이 조용히 넘어가자고 해요"])
def test_nobody_needs_leave_to_report(person: Person, words: str) -> None:
    assert person.says("nlu_fallback", words) == ["utter_practical_hushed"]


def test_what_if_my_wife_sees_it_gets_words_to_say(english: Person) -> None:
    english.says("report_threat", "someone threatens to post my video")
    assert english.says("quick_exit", "what if my wife sees it", relation="partner")[0] == "utter_practical_close"
    assert english.slots.get("offender") is None


def test_a_phone_that_is_looked_at_every_day_is_no_wish_to_leave_now(english: Person) -> None:
    assert english.says("quick_exit", "he look my phone every day") == ["utter_watched"]
    assert english.slots["watched_by"] == "family"


def test_my_husband_checks_my_phone_sets_the_partner(english: Person) -> None:
    assert english.says("quick_exit", "my husband checks my phone all the time", relation="partner") == [
        "utter_watched_partner"
    ]


def test_who_did_it_told_after_the_plan_is_taken_in_without_the_plan_again(english: Person) -> None:
    english.slots |= {"topic": "camera", "happened": "camera", "offender": "skipped"}
    said = english.says("ask_privacy", "I know who did it, it's my manager", relation="colleague")
    assert said == ["utter_practical_known"]
    assert english.slots["offender"] == "known"


def test_twice_is_another_payment_and_no_riddle(english: Person) -> None:
    english.says("report_threat", "someone threatens to post my video")
    english.says("affirm", "yes")
    assert english.slots["awaiting"] == "threat__payment_stop"
    assert english.says("nlu_fallback", "twice actually. 1m then 1m") == ["utter_threat_paid_more"]
    assert english.slots["awaiting"] == "threat__payment_stop"


def test_money_back_after_the_payment_stop_is_no_repetition(english: Person) -> None:
    english.says("report_threat", "someone threatens to post my video")
    english.says("affirm", "yes")
    assert english.says("ask_payment_removal", "can i get the money back") == ["utter_payment_back"]


@pytest.mark.parametrize("words", ["do i wipe the phone", "폰 초기화할까요"])
def test_a_phone_is_not_reset_before_the_police_have_seen_it(person: Person, words: str) -> None:
    person.says("report_threat", "someone threatens to post my video")
    assert person.says("nlu_fallback", words)[0] == "utter_threat_app"


def test_an_app_that_somebody_put_on_the_phone_is_heard(english: Person) -> None:
    english.says("report_threat", "someone threatens to post my video")
    assert (
        english.says("nlu_fallback", "he installed something on my phone i think, apk thing")[0] == "utter_threat_app"
    )


def test_a_man_of_30_is_not_told_about_his_parents(english: Person) -> None:
    assert english.says("inform_minor", "im 30 if that matters") == ["utter_minor_adult"]


def test_please_answer_in_english_is_no_question_for_people(english: Person) -> None:
    assert english.says("change_language", "can you answer in english") != ["utter_who_speaks"]


@pytest.mark.parametrize("words", ["다시는 못 오게 할 수 있어요?", "can they keep him away from me"])
def test_to_be_kept_from_coming_again_is_no_wish_to_start_over(person: Person, words: str) -> None:
    person.slots |= {"topic": "sharing", "happened": "sharing"}
    assert person.says("restart", words)[0].startswith("utter_legal")
    assert person.slots["happened"] == "sharing"


def test_forgetting_everything_is_never_a_guess(english: Person) -> None:
    english.slots |= {"topic": "sharing", "happened": "sharing"}
    english.says("restart", "he did that to me before")
    assert english.slots["happened"] == "sharing"
    assert english.says("restart", "start over") == ["utter_restarted"]


def test_an_exit_that_is_only_guessed_offers_no_exit_alone(english: Person) -> None:
    guessed = (("quick_exit", 0.45), ("report_hidden_camera", 0.3))
    assert english.says("quick_exit", "the boss put it I think", ranking=guessed) == ["utter_misunderstood"]
    assert english.says("quick_exit", "my mom walked in", ranking=guessed) == ["utter_exit_offer"]


def test_where_were_we_brings_the_question_back(english: Person) -> None:
    english.says("report_threat", "someone threatens to post my video")
    assert english.says("ask_case_status", "im back where were we") == ["utter_ask_paid"]


def test_i_want_to_die_is_no_guess_at_a_question_that_has_nothing_of_it() -> None:
    ranking = (("express_suicidal", 0.05), ("ask_legal_aid", 0.04), ("ask_hotline", 0.03))
    unsure = Talk(slots={}, intent="nlu_fallback", ranking=ranking, entities={}, text="is it free", now=NOW)
    assert "/express_suicidal" not in guesses(unsure)


@pytest.mark.parametrize("grave", ["express_suicidal", "in_danger_now"])
def test_neither_dying_nor_danger_is_a_guess_at_words_that_hardly_sound_like_it(grave: str) -> None:
    ranking = ((grave, 0.22), ("ask_legal", 0.2), ("ask_hotline", 0.1))
    unsure = Talk(slots={}, intent="nlu_fallback", ranking=ranking, entities={}, text="what about her", now=NOW)
    assert guesses(unsure)[0] == "/ask_legal"
    assert f"/{grave}" not in guesses(unsure)


def test_i_want_to_die_stays_a_guess_where_the_words_sound_like_it() -> None:
    ranking = (("express_distress", 0.4), ("express_suicidal", 0.3))
    unsure = Talk(slots={}, intent="nlu_fallback", ranking=ranking, entities={}, text="i cant anymore", now=NOW)
    assert "/express_suicidal" in guesses(unsure)


@pytest.mark.parametrize("text", ["누가 설치했는지 알 것 같아요 팀장이에요", "우리반애가 한거같은데 학교에 말해야하나"])
def test_who_it_probably_was_is_taken_in(korean: Person, text: str) -> None:
    korean.slots |= {"happened": "camera", "topic": "camera"}
    assert korean.says("nlu_fallback", text) == ["utter_practical_known"]
    assert korean.slots["offender"] == "known"


def test_a_girl_who_has_my_pictures_makes_me_no_helper(english: Person) -> None:
    assert english.says("report_for_other", "this girl has my pics") == ["utter_practical_held"]
    assert english.says("report_threat", "says shes gonna send to everyone") == ["utter_threat_first"]


def test_a_friend_whose_pictures_somebody_has_is_helped(english: Person) -> None:
    assert english.says("report_for_other", "someone has my friend's pics") != ["utter_practical_held"]


@pytest.mark.parametrize(("intent", "words"), [("ask_hotline", "shes calling me rn"), ("affirm", "do i pick up")])
def test_nobody_has_to_pick_up(english: Person, intent: str, words: str) -> None:
    english.says("report_threat", "someone threatens to post my pictures")
    assert english.says(intent, words)[0] == "utter_practical_calls"


@pytest.mark.parametrize("words", ["does this cost money", "Is it free", "무료예요?", "돈 들어요?"])
def test_what_it_costs_is_answered(person: Person, words: str) -> None:
    assert person.says("ask_payment_removal", words) == ["utter_practical_free"]


def test_the_cost_of_a_lawyer_has_its_own_answer(english: Person) -> None:
    english.slots["subject"] = "legal_aid"
    assert english.says("nlu_fallback", "is it free") != ["utter_practical_free"]


@pytest.mark.parametrize("words", ["is it gonna be on the internet forever", "will it ever go away", "평생 남아요?"])
def test_online_for_ever_is_a_question_about_removal(person: Person, words: str) -> None:
    assert person.says("express_suicidal", words) == ["utter_takedown_all"]


@pytest.mark.parametrize("words", ["i dont want to look at it again", "영상 다시 못 보겠어요"])
def test_who_does_not_want_to_look_again_is_not_asked_about_dying(person: Person, words: str) -> None:
    assert person.says("express_suicidal", words) == ["utter_practical_no_look"]


@pytest.mark.parametrize(
    "words", ["i want to sleep forever", "i dont want to see tomorrow", "i dont want to be here forever"]
)
def test_words_of_dying_stay_with_the_crisis(english: Person, words: str) -> None:
    said = english.says("express_suicidal", words)
    assert said[0].startswith(("utter_card", "utter_crisis"))


def test_deleting_this_afterwards_means_this_chat(english: Person) -> None:
    assert english.says("ask_takedown", "how do i delete this after") == ["utter_exit_offer"]
    assert english.says("ask_takedown", "how do i delete this chat with him") != ["utter_exit_offer"]


@pytest.mark.parametrize("words", ["hes got my passwords", "i think theres an app on my phone"])
def test_passwords_and_apps_of_somebody_close_are_left_alone(english: Person, words: str) -> None:
    english.slots["offender"] = "partner"
    assert english.says("nlu_fallback", words) == ["utter_device_first"]


def test_an_age_of_then_is_no_childs(english: Person) -> None:
    assert english.says("inform_minor", "i was 23") == ["utter_minor_adult"]


def test_a_porn_site_without_a_name_is_not_searched_for(english: Person) -> None:
    said = english.says("nlu_fallback", "its a porn site i dont know the name", platform="adult_sites")
    assert said == ["utter_takedown_overseas"]


def test_he_checks_my_phone_sets_that_it_is_watched(english: Person) -> None:
    assert english.says("quick_exit", "hi, he checks my phone so i have to be fast") == ["utter_watched"]


def test_calls_after_a_number_was_posted_need_not_be_taken(korean: Person) -> None:
    korean.slots |= {"happened": "impersonation", "topic": "impersonation"}
    assert korean.says("ask_hotline", "전화가 계속 와요") == ["utter_practical_calls"]
    assert "utter_practical_calls" not in korean.says("ask_hotline", "전화할 곳 알려 주세요")


def test_a_girl_who_was_not_who_she_said_tells_no_age_of_mine(english: Person) -> None:
    english.says("report_threat", "someone threatens to post my pictures")
    assert english.says("inform_minor", "i thought she was my age") == ["utter_threat_pretended", "utter_ask_paid"]
    english.says("nlu_fallback", "i dont have 300")
    assert english.slots["paid"] == "no"


def test_pictures_sent_by_oneself_keep_the_threat_in_hand(person: Person) -> None:
    person.says("report_threat", "someone threatens to post my pictures")
    words = "제가 직접 보냈어요" if person.slots["language"] == "ko" else "i sent them myself"
    assert person.says("report_nonconsensual_sharing", words) == ["utter_threat_sent_self", "utter_ask_paid"]
    assert person.slots["topic"] == "threat"


def test_money_sent_by_oneself_is_money_sent(english: Person) -> None:
    english.says("report_threat", "someone threatens to post my pictures")
    english.says("nlu_fallback", "i already sent 200 dollars")
    assert english.slots["paid"] == "yes"


def test_can_you_take_it_down_asks_for_removal_and_not_for_a_hash_service(english: Person) -> None:
    assert english.says("ask_takedown", "can you take it down for me") != ["utter_ask_has_file"]
    assert english.says("ask_takedown", "how does the take it down site work") == ["utter_ask_shown_age_then"]


def test_he_will_know_it_was_me_is_answered_before_a_report(english: Person) -> None:
    english.slots["offender"] = "partner"
    said = english.says("ask_police_report", "i want to report but he will know it was me")
    assert said == ["utter_police_offender_knows"]


def test_should_i_change_them_with_a_partner_near(english: Person) -> None:
    english.slots["offender"] = "partner"
    assert english.says("nlu_fallback", "should i change them") == ["utter_device_first"]


def test_resetting_after_their_app_was_told_is_no_repetition(english: Person) -> None:
    english.slots |= {"topic": "threat", "happened": "threat", "threat_app": "yes"}
    assert english.says("nlu_fallback", "do i wipe the phone") == ["utter_evidence_reset"]


_NO_MONEY = [
    "I have no money",
    "how much does all this cost",
    "i can't afford this",
    "저 돈이 없어요",
    "이거 다 하면 돈 얼마나 들어요?",
]


@pytest.mark.parametrize("words", _NO_MONEY)
@pytest.mark.parametrize("intent", ["ask_payment_removal", "nlu_fallback"])
def test_who_has_no_money_hears_what_is_free_and_no_threat(person: Person, intent: str, words: str) -> None:
    assert person.says(intent, words) == ["utter_practical_free"]
    assert person.slots.get("happened") is None
    assert person.slots.get("awaiting") is None


def test_no_money_told_in_the_middle_leaves_the_question_to_come_back_to(english: Person) -> None:
    english.says("report_nonconsensual_sharing", "someone posted my pictures")
    assert english.says("ask_payment_removal", "i have no money") == ["utter_practical_free", "utter_resume"]
    assert english.slots["paused"] == "sharing__safe_place"
    assert english.slots["happened"] == "sharing"


@pytest.mark.parametrize("words", ["i have no money", "돈이 없어요"])
def test_no_money_in_a_threat_answers_whether_any_was_sent(person: Person, words: str) -> None:
    person.says("report_threat", "they threaten me")
    person.says("ask_payment_removal", words)
    assert person.slots["paid"] == "no"


@pytest.mark.parametrize("words", ["money", "돈 문제로 고민이에요", "my rent is due"])
def test_talk_of_money_in_which_nobody_pays_starts_no_threat(person: Person, words: str) -> None:
    person.says("ask_payment_removal", words)
    assert person.slots.get("happened") is None
    assert person.says("deny", "no") != ["utter_ask_offender"]


@pytest.mark.parametrize("words", ["should i just pay him", "돈을 보내면 끝날까요", "she wants 500 dollars from me"])
def test_whether_to_pay_still_begins_with_not_paying(person: Person, words: str) -> None:
    assert person.says("ask_payment_removal", words) == ["utter_payment_do_not"]


@pytest.mark.parametrize("words", ["i have no money for a lawyer", "변호사 살 돈이 없어요"])
def test_no_money_for_a_lawyer_is_about_the_lawyer(person: Person, words: str) -> None:
    assert person.says("ask_legal_aid", words) != ["utter_practical_free"]
