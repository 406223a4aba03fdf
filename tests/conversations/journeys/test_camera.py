"""Filmed in secret: the find stays as it is, the place decides whom to tell, spread or not decides the plan."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_a_camera_found_in_a_motel(chat: Chat) -> None:
    await chat.says("모텔 방에서 불법촬영 카메라를 찾았어요")
    chat.heard("utter_camera_first")
    await chat.presses("안전해요")
    chat.heard("utter_camera_found")
    chat.heard("utter_ask_camera_by")
    await chat.says("주인한테 말해야 하나요?")
    chat.heard("utter_camera_owner")
    await chat.presses("모르는 사람")
    chat.heard("utter_camera_place_lodging")
    chat.heard("utter_camera_next", buttons=["ask_evidence", "ask_police_report", "ask_takedown", "request_human"])
    assert "112" in chat.texts[-1]


async def test_english_footage_on_a_partners_phone(chat: Chat) -> None:
    await chat.says("someone secretly filmed me with a hidden camera")
    chat.heard("utter_camera_first")
    await chat.presses("I am safe")
    chat.heard("utter_ask_camera_stage")
    await chat.presses("I saw the footage")
    chat.heard("utter_camera_footage")
    chat.heard("utter_ask_camera_place")
    await chat.presses("Home")
    chat.heard("utter_ask_camera_by")
    await chat.says("my husband")
    chat.heard("utter_partner_safety")
    chat.heard("utter_ask_watched_by")
    await chat.presses("Only me")
    chat.heard("utter_ask_camera_spread")
    await chat.presses("On their phone or computer")
    chat.heard("utter_camera_plan_device_partner")
    assert chat.texts[-1].index("1366") < chat.texts[-1].index("112")


async def test_korean_everything_skipped(chat: Chat) -> None:
    await chat.says("누가 저를 불법촬영했어요")
    for _ in range(4):
        await chat.says("건너뛰기")
    chat.heard("utter_camera_next")
