"""The emergency card is that of the country where the person says they are, whatever the server's own is."""

import pytest

from tests.front.conftest import TEXTS

SUICIDAL = "죽고 싶어요"


def number(country):
    return TEXTS.directory.contact("suicide_line", country=country, language="ko")


async def test_card_of_somebody_who_said_they_live_abroad_names_the_numbers_there(rig):
    await rig.says("저 미국에 살아요")
    (card,) = await rig.says(SUICIDAL)
    assert number("US") in card
    assert number("KR") not in card


async def test_card_follows_the_country_named_in_the_same_message_and_a_move(rig):
    (card,) = await rig.says(f"저 미국에 살아요. {SUICIDAL}")
    assert number("US") in card
    (card,) = await rig.says(f"이제 서울에 살아요. {SUICIDAL}")
    assert number("KR") in card


@pytest.mark.parametrize("words", ["범인이 미국에 살아요", "서버가 미국에 있어요", "미국 남자가 협박해요"])
async def test_country_of_somebody_else_leaves_the_card_as_it_is(rig, words):
    await rig.says(words)
    (card,) = await rig.says(SUICIDAL)
    assert number("KR") in card


async def test_somebody_abroad_nobody_knows_where_hears_roles_not_korean_numbers(rig):
    await rig.says("저 해외에 살아요")
    (card,) = await rig.says(SUICIDAL)
    assert number("KR") not in card
    assert number("INT") in card


async def test_country_is_known_again_after_a_restart(rigs):
    rig = await rigs.make().start()
    await rig.says("저 미국에 살아요")
    await rig.idle()
    await rig.stop()
    again = await rigs.make().start()
    (card,) = await again.says(SUICIDAL)
    assert number("US") in card


async def test_leaving_forgets_the_country(rig):
    await rig.says("저 미국에 살아요")
    await rig.says("나가기")
    (card,) = await rig.says(SUICIDAL)
    assert number("KR") in card
