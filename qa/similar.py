"""Questions answered before that are like the one somebody is about to ask."""

from collections import Counter

from portal.organisation.models import Unit
from portal.search.engine import Hit, parse, search
from portal.text import words

SHOWN = 5
PAIRS = 8  # of neighbouring words that are looked for, each in its own step of an index
# Folded words that a question is made of whatever it is about.
_COMMON_WORDS = """
    anh ba bao biet cac can chi cho co con cua dau de den di do duoc em gi gia hay hoi hom khi khong la lam lau loi mot
    muon nao nay nen ngay nhieu nhu nhung o ong phai qua ra roi sao se tai the thi toi trong tu va ve vi voi xin
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def similar_answers(portal: Unit, text: str, language: str = "vi") -> list[Hit]:
    """Return published answers of a portal that share pairs of telling words with ``text``, the likeliest first.

    All words of a whole sentence stand together in hardly any other, so pairs of neighbours are looked for.
    """
    telling = [word for word in words(text) if word not in _COMMON]
    pairs = [" ".join(pair) for pair in zip(telling, telling[1:], strict=False)] or telling[:1]
    score, hits = Counter(), {}
    for pair in dict.fromkeys(pairs[:PAIRS]):
        found = search(parse(pair, portal=portal, language=language, kind="answer"), length=4 * SHOWN)
        for hit in found.hits:
            hits.setdefault(hit.url, hit)
            # A pair in the title tells more than one somewhere in the text.
            score[hit.url] += 3 if pair in " ".join(words(hit.title)) else 1
    return [hits[url] for url, _points in score.most_common(SHOWN)]
