"""Names of countries and of Korea's regions, as people write where they are, with the codes of the directory."""

from __future__ import annotations

from collections.abc import Mapping

HOME = "KR"
ABROAD = "INT"
"""Abroad, and not said where: texts name roles ("the local police") instead of numbers."""

Names = Mapping[str, tuple[str, str]]
"""code -> Korean and English names, each divided by |; a large city stands for its country or region."""

COUNTRIES: Names = {
    "KR": ("한국|대한민국|국내", "korea|south korea|republic of korea|rok"),
    "US": (
        "미국|뉴욕|로스앤젤레스|엘에이|시카고|하와이|시애틀|텍사스|캘리포니아",
        "us|u.s|usa|u.s.a|united states|states|america|new york|los angeles|california|texas",
    ),
    "CA": ("캐나다|토론토|밴쿠버", "canada|toronto|vancouver|montreal"),
    "GB": ("영국|런던", "uk|u.k|united kingdom|england|britain|scotland|wales|london"),
    "IE": ("아일랜드", "ireland|dublin"),
    "AU": ("호주|시드니|멜버른|브리즈번", "australia|sydney|melbourne|brisbane"),
    "NZ": ("뉴질랜드|오클랜드", "new zealand|auckland"),
    "DE": ("독일|베를린|뮌헨|프랑크푸르트", "germany|berlin|munich|frankfurt|hamburg"),
    "AT": ("오스트리아|비엔나", "austria|vienna"),
    "CH": ("스위스", "switzerland|zurich"),
    "FR": ("프랑스|파리", "france|paris"),
    "NL": ("네덜란드", "netherlands|holland|amsterdam"),
    "BE": ("벨기에", "belgium|brussels"),
    "ES": ("스페인", "spain|madrid|barcelona"),
    "PT": ("포르투갈", "portugal|lisbon"),
    "IT": ("이탈리아|로마", "italy|rome|milan"),
    "PL": ("폴란드", "poland|warsaw"),
    "CZ": ("체코|프라하", "czech republic|czechia|prague"),
    "SE": ("스웨덴", "sweden|stockholm"),
    "NO": ("노르웨이", "norway|oslo"),
    "DK": ("덴마크", "denmark|copenhagen"),
    "FI": ("핀란드", "finland|helsinki"),
    "TR": ("터키|튀르키예", "turkey|türkiye|istanbul"),
    "RU": ("러시아|모스크바|블라디보스토크", "russia|moscow"),
    "UA": ("우크라이나", "ukraine|kyiv"),
    "JP": ("일본|도쿄|오사카|후쿠오카", "japan|tokyo|osaka|fukuoka"),
    "CN": ("중국|베이징|상하이|칭다오", "china|beijing|shanghai"),
    "TW": ("대만|타이완|타이베이", "taiwan|taipei"),
    "HK": ("홍콩", "hong kong"),
    "MN": ("몽골", "mongolia"),
    "VN": ("베트남|하노이|호치민|호찌민|다낭", "vietnam|hanoi|ho chi minh city|saigon"),
    "TH": ("태국|방콕", "thailand|bangkok"),
    "PH": ("필리핀|마닐라|세부", "philippines|manila|cebu"),
    "KH": ("캄보디아|프놈펜", "cambodia|phnom penh"),
    "LA": ("라오스", "laos"),
    "MM": ("미얀마", "myanmar"),
    "MY": ("말레이시아", "malaysia|kuala lumpur"),
    "SG": ("싱가포르", "singapore"),
    "ID": ("인도네시아|발리|자카르타", "indonesia|jakarta|bali"),
    "IN": ("인도", "india|delhi|mumbai"),
    "NP": ("네팔", "nepal"),
    "LK": ("스리랑카", "sri lanka"),
    "BD": ("방글라데시", "bangladesh"),
    "PK": ("파키스탄", "pakistan"),
    "UZ": ("우즈베키스탄", "uzbekistan"),
    "KZ": ("카자흐스탄", "kazakhstan"),
    "AE": ("두바이|아랍에미리트", "uae|united arab emirates|dubai"),
    "ZA": ("남아공|남아프리카공화국", "south africa"),
    "EG": ("이집트", "egypt"),
    "NG": ("나이지리아", "nigeria"),
    "KE": ("케냐", "kenya"),
    "BR": ("브라질|상파울루", "brazil|são paulo|sao paulo"),
    "AR": ("아르헨티나", "argentina"),
    "CL": ("칠레", "chile"),
    "CO": ("콜롬비아", "colombia"),
    "PE": ("페루", "peru"),
    "MX": ("멕시코", "mexico"),
}  # fmt: skip

REGIONS: Names = {
    "seoul": ("서울", "seoul"),
    "busan": ("부산", "busan"),
    "daegu": ("대구", "daegu"),
    "incheon": ("인천", "incheon|songdo"),
    "gwangju": ("광주", "gwangju"),
    "daejeon": ("대전", "daejeon"),
    "ulsan": ("울산", "ulsan"),
    "sejong": ("세종", "sejong"),
    "gyeonggi": (
        "경기|경기 광주|경기도 광주|수원|성남|분당|고양|일산|용인|부천|안산|안양|남양주|화성|평택|의정부|시흥"
        "|파주|김포|광명|군포|이천|오산|하남|양주|구리|안성|포천|의왕|여주|동두천|과천|가평|양평|연천|동탄",
        "gyeonggi|gyeonggi-do|suwon|seongnam|bundang|ilsan|goyang|yongin|bucheon|ansan|anyang|pyeongtaek|osan"
        "|uijeongbu|dongducheon|paju|gimpo",
    ),
    "gangwon": (
        "강원|춘천|원주|강릉|속초|태백|삼척|홍천|철원|화천|양구|인제|횡성",
        "gangwon|gangwon-do|chuncheon|wonju|gangneung|sokcho",
    ),
    "chungbuk": ("충북|충청북도|청주|충주|제천|음성|진천", "chungbuk|cheongju|chungju"),
    "chungnam": ("충남|충청남도|천안|아산|공주|서산|당진|논산|계룡|보령|홍성", "chungnam|cheonan|asan|nonsan"),
    "jeonbuk": ("전북|전라북도|전주|군산|익산|정읍|남원|김제", "jeonbuk|jeonju|gunsan|iksan"),
    "jeonnam": ("전남|전라남도|목포|여수|순천|나주|광양", "jeonnam|mokpo|yeosu|suncheon"),
    "gyeongbuk": (
        "경북|경상북도|포항|경주|구미|김천|안동|영주|영천|상주|문경|경산",
        "gyeongbuk|pohang|gyeongju|gumi|andong",
    ),
    "gyeongnam": (
        "경남|경상남도|창원|진주|통영|사천|김해|밀양|거제|양산|마산|진해",
        "gyeongnam|changwon|jinju|gimhae|geoje|masan",
    ),
    "jeju": ("제주|제주도|서귀포", "jeju|jeju island"),
}  # fmt: skip

# (Korean name of the country, English adjective) of those who come to Korea to work, marry or study most.
NATIONALITIES = (
    ("베트남", "vietnamese"), ("중국", "chinese"), ("태국", "thai"), ("필리핀", "filipin[oa]"),
    ("캄보디아", "cambodian"), ("몽골", "mongolian"), ("네팔", "nepali|nepalese"),
    ("우즈베키스탄|우즈벡", "uzbek"), ("러시아", "russian"), ("인도네시아", "indonesian"),
    ("미얀마", "burmese"), ("스리랑카", "sri lankan"), ("방글라데시", "bangladeshi"), ("파키스탄", "pakistani"),
    ("일본", "japanese"), ("미국", "american"), ("영국", "british|english"), ("캐나다", "canadian"),
    ("호주", "australian"), ("프랑스", "french"), ("독일", "german"), ("인도", "indian"), ("대만", "taiwanese"),
    ("카자흐스탄", "kazakh"), ("남아공", "south african"), ("브라질", "brazilian"),
)  # fmt: skip
