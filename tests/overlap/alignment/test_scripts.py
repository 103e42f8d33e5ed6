"""Languages and scripts other than English in Latin letters."""

import pytest

from tui.articles.model import Article
from tui.overlap.comparison import Comparer
from tui.overlap.model import Kind, Standing

TEXTS = {
    "chinese": (
        "港口管理局将在十月渡轮恢复之前疏浚北部航道。工程师上周测量了旧海关码头旁的淤泥。",
        "山上的果园种着一种古老的梨树。",
        "广场上最后一家电影院每晚放映一部影片。",
    ),
    "thai": (
        "การท่าเรือจะขุดลอกร่องน้ำทางเหนือก่อนที่เรือข้ามฟากจะกลับมาในเดือนตุลาคม",
        "สวนผลไม้บนเนินเขามีต้นสาลี่พันธุ์เก่าแก่",
        "โรงหนังแห่งสุดท้ายฉายหนังคืนละเรื่อง",
    ),
    "arabic": (
        "ستقوم إدارة الميناء بتعميق القناة الشمالية قبل عودة العبارات في شهر تشرين الأول المقبل.",
        "يحتفظ البستان فوق القرية بنوع قديم من الكمثرى.",
        "تعرض آخر دار سينما في الساحة فيلما واحدا كل ليلة.",
    ),
    "russian": (
        "Управление порта углубит северный канал до возвращения паромов в октябре этого года.",
        "Сад над деревней хранит свой старый сорт груш.",
        "Последний кинотеатр на площади показывает один фильм за вечер.",
    ),
    "japanese": (
        "港湾局は十月にフェリーが戻る前に北の航路を浚渫する予定だ。技師たちは先週、古い税関の桟橋の脇で泥の深さを測った。",
        "村の上の果樹園には古い梨の木が残っている。",
        "広場の最後の映画館は毎晩一本の映画を上映する。",
    ),
    "lithuanian": (
        "Uosto valdyba iki spalio mėnesio pagilins šiaurinį kanalą, kol keltai vėl plaukios "
        "tarp abiejų krantų.",
        "Sodas virš kaimo išsaugojo savo seną kriaušių rūšį.",
        "Paskutinis kino teatras aikštėje kas vakarą rodo vieną filmą.",
    ),
    "hindi": (
        "बंदरगाह बोर्ड अक्टूबर में नौकाओं के लौटने से पहले जलमार्ग की खुदाई करेगा।",
        "गाँव के ऊपर का बाग अपनी पुरानी नाशपाती बचाए हुए है।",
        "चौक का आख़िरी सिनेमाघर हर रात एक फ़िल्म दिखाता है।",
    ),
    "german": (
        "Die Hafenverwaltung lässt die nördliche Fahrrinne ausbaggern, bevor die Fähren im "
        "Oktober zurückkehren.",
        "Ein Obstgarten über dem Dorf hat seine eigene Birnensorte bewahrt.",
        "Das letzte Kino am Platz zeigt einen Film am Abend.",
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_what_is_copied_is_found_and_the_rest_is_not(language: str) -> None:
    copied, left_host, right_host = TEXTS[language]
    left = Article("left", f"{left_host}\n\n{copied}", "")
    right = Article("right", f"{copied}\n\n{right_host}", "")
    (overlap,) = Comparer([left, right]).pair(left, right).passages
    assert overlap.kind is Kind.VERBATIM
    assert left.slice(overlap.left) == right.slice(overlap.right) == copied


@pytest.mark.parametrize("language", TEXTS)
def test_other_matters_in_the_same_language_share_nothing(language: str) -> None:
    _, left_host, right_host = TEXTS[language]
    left, right = Article("left", left_host, ""), Article("right", right_host, "")
    found = Comparer([left, right]).pair(left, right)
    assert found.passages == ()
    assert all(similar.standing is Standing.WEAK for similar in found.similar)


@pytest.mark.parametrize("language", TEXTS)
def test_a_copy_with_something_put_in_is_one_edited_passage(language: str) -> None:
    copied, left_host, right_host = TEXTS[language]
    middle = len(copied) // 2
    cut = copied.find(" ", middle) + 1 or middle
    put_in = right_host[: right_host.find(" ") + 1] or right_host[:3]
    edited = f"{copied[:cut]}{put_in}{copied[cut:]}"
    left, right = Article("left", f"{left_host}\n\n{edited}", ""), Article("right", copied, "")
    (overlap,) = Comparer([left, right]).pair(left, right).passages
    assert overlap.kind is Kind.EDITED
    assert (left.slice(overlap.left), right.slice(overlap.right)) == (edited, copied)


def test_inflected_words_are_alike_in_a_language_that_is_known() -> None:
    first = "Die Behörde schließt die alte Brücke über den Fluss, weil Prüfer darin Risse fanden."
    second = "Weil ein Prüfer Risse in den alten Brücken fand, schließen die Behörden sie ab Mai."
    hosts = TEXTS["german"][1:]
    left = Article("left", f"{hosts[0]} {first}", "")
    right = Article("right", f"{second} {hosts[1]}", "")
    (overlap,) = Comparer([left, right]).pair(left, right).passages
    assert (left.slice(overlap.left), right.slice(overlap.right)) == (first, second)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "लड़की बाज़ार से घर लौटी और दरवाज़ा खुला मिला।",
            "लड़का बाज़ार से घर लौटा और दरवाज़ा खुला मिला।",
        ),
        ("ชาวบ้านหลายคนเห็นเสือเดินอยู่ริมแม่น้ำเมื่อเช้านี้", "ชาวบ้านหลายคนเห็นเสื้อเดินอยู่ริมแม่น้ำเมื่อเช้านี้"),
        ("গতকাল রাতে গ্রামের লোকেরা দিন গুনছিল নদীর ধারে", "গতকাল রাতে গ্রামের লোকেরা দান গুনছিল নদীর ধারে"),
    ],
)
def test_words_that_differ_in_a_vowel_sign_or_tone_are_not_the_same(left: str, right: str) -> None:
    one, other = Article("l", left, ""), Article("r", right, "")
    (overlap,) = Comparer([one, other]).pair(one, other).passages
    assert overlap.kind is Kind.EDITED


def test_letters_that_all_texts_of_a_script_have_are_no_passage() -> None:
    bridge = (
        "เทศบาลจะซ่อมสะพานข้ามแม่น้ำในเดือนหน้า วิศวกรพบรอยร้าวที่เสาสองต้น "
        "รถบรรทุกต้องใช้ถนนอีกสายหนึ่งจนถึงฤดูหนาว ชาวบ้านหวังว่างานจะเสร็จก่อนน้ำท่วม"
    )
    roses = (
        "การตัดแต่งกุหลาบควรทำในช่วงอากาศเย็น ใช้กรรไกรที่คมและสะอาดเสมอ "
        "รดน้ำตอนเช้าเพื่อให้ใบแห้งเร็ว ดอกแรกจะบานภายในหกสัปดาห์หลังจากนั้น"
    )
    one, other = Article("l", bridge, ""), Article("r", roses, "")
    assert Comparer([one, other]).pair(one, other).passages == ()
