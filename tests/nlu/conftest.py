"""A small understanding, trained once in seconds on invented sentences of our own: independent of `data/nlu`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.entities import Extractor
from bot.nlu.examples import read_names
from bot.nlu.train import train
from bot.nlu.understand import Understander

ROOT = Path(__file__).resolve().parents[2]

SENTENCES = {
    "ko": {
        "greet": "안녕하세요|안녕|반가워요|처음 뵙겠습니다|하이|여보세요",
        "report_threat": "돈 안 주면 영상을 뿌린대요"
        "|사진을 퍼뜨리겠다고 협박해요|협박당하고 있어요|돈을 요구하면서 협박해요"
        "|부모님께 영상을 보낸다고 협박해요|사진을 더 보내라고 협박해요",
        "report_deepfake": "제 얼굴로 딥페이크를 만들었어요|합성 사진이 돌아요"
        "|누가 제 사진을 합성했어요|딥페이크 피해예요"
        "|제 얼굴을 음란물에 합성했어요|AI로 만든 가짜 사진이 있어요",
        "request_human": "상담사와 이야기하고 싶어요|사람이랑 말하고 싶어요"
        "|상담원 연결해 주세요|직원 불러 주세요"
        "|진짜 사람과 얘기할래요|상담사 연결이요",
        "out_of_scope": "오늘 날씨 어때요|축구 누가 이겼어요|점심 뭐 먹지"
        "|수학 숙제 도와줘|비트코인 시세 알려줘|노래 추천해줘",
    },
    "en": {
        "greet": "hello|hi there|good morning|hey|hi|hello again",
        "report_threat": "he will post my video if i do not pay|they threaten to share my pictures"
        "|i am being blackmailed|someone demands money or he leaks my photo|sextortion"
        "|he threatens to send it to my parents",
        "report_deepfake": "someone made a deepfake of me|a fake nude with my face|they photoshopped my face on porn"
        "|an AI made sexual picture of me|my face was put on a naked body|deepfake video of me",
        "request_human": "i want to talk to a person|connect me to a counsellor|can i speak to a human"
        "|get me a real person|i need a counsellor|let me talk to staff",
        "out_of_scope": "what is the weather today|who won the match|help with my homework|recommend a song"
        "|what should i eat|bitcoin price",
    },
}


def write_data(root: Path) -> Path:
    """`root/data` with the sentences above and the real names of entities."""
    for language, intents in SENTENCES.items():
        for intent, sentences in intents.items():
            path = root / "data" / "nlu" / language / f"{intent}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            lines = "".join(f"    - {sentence}\n" for sentence in sentences.split("|"))
            path.write_text(f'version: "3.1"\nnlu:\n- intent: {intent}\n  examples: |\n{lines}', encoding="utf-8")
    names = root / "data" / "nlu" / "entities"
    names.mkdir()
    for path in (ROOT / "data" / "nlu" / "entities").glob("*.yml"):
        (names / path.name).write_bytes(path.read_bytes())
    return root / "data"


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trained folder. Read only: tests that break files copy it."""
    root = tmp_path_factory.mktemp("understanding")
    train(write_data(root), root / "model", lambda line: None)
    return root / "model"


@pytest.fixture(scope="session")
def understander(model: Path) -> Understander:
    return Understander.load(model)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor(read_names(ROOT / "data" / "nlu"))
