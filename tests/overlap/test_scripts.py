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
