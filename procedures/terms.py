"""Levels and applicants as the national database names them; what it does not know yet becomes a row of its own."""

import itertools

from portal.text import slugify, words
from procedures.models import ApplicantType, Level, Term

# (name, code, English name, order)
LEVELS = [
    ("Cấp bộ", "bo", "Ministry", 10),
    ("Cấp tỉnh", "tinh", "Province", 20),
    ("Cấp huyện", "huyen", "District (until 30 June 2025)", 30),
    ("Cấp xã", "xa", "Commune", 40),
    ("Cơ quan khác", "khac", "Other body", 50),
]
APPLICANTS = [
    ("Công dân Việt Nam", "cong-dan", "Vietnamese citizens", 10),
    ("Người Việt Nam định cư ở nước ngoài", "kieu-bao", "Vietnamese residing abroad", 20),
    ("Người nước ngoài", "nguoi-nuoc-ngoai", "Foreigners", 30),
    ("Cán bộ, công chức, viên chức", "can-bo", "Officials, civil servants and public employees", 40),
    ("Doanh nghiệp", "doanh-nghiep", "Enterprises", 50),
    ("Doanh nghiệp Việt Nam", "doanh-nghiep-viet-nam", "Vietnamese enterprises", 51),
    ("Doanh nghiệp có vốn đầu tư nước ngoài", "doanh-nghiep-fdi", "Foreign-invested enterprises", 52),
    ("Hợp tác xã", "hop-tac-xa", "Co-operatives", 60),
    (
        "Tổ chức (không bao gồm doanh nghiệp, HTX)",
        "to-chuc",
        "Organisations (other than enterprises and co-operatives)",
        70,
    ),
    ("Tổ chức nước ngoài", "to-chuc-nuoc-ngoai", "Foreign organisations", 80),
    ("Tổ chức Đảng", "to-chuc-dang", "Party organisations", 90),
    ("Đảng viên", "dang-vien", "Party members", 91),
]
_KNOWN = {Level: LEVELS, ApplicantType: APPLICANTS}


def _key(name: str) -> str:
    return " ".join(words(name))


class Terms:
    """The rows of one list by their names; asked of the database once, what is missing is made."""

    def __init__(self, model: type[Term]):
        self.model = model
        self.known = {_key(row[0]): row for row in _KNOWN[model]}
        self.present = {_key(term.name): term for term in model.objects.all()}

    def get(self, name: str) -> Term:
        """Return the row of a name, spelt with or without accents; a name that is new keeps its spelling."""
        key = _key(name)
        if key not in self.present:
            name, code, name_en, order = self.known.get(key, (name[:200], slugify(name, 34), "", 100))
            code = self._free_code(code)
            self.present[key] = self.model.objects.create(name=name, code=code, name_en=name_en, order=order)
        return self.present[key]

    def _free_code(self, code: str) -> str:
        taken = {term.code for term in self.present.values()}
        numbered = (f"{code}-{number}" for number in itertools.count(2))
        return next(free for free in itertools.chain([code], numbered) if free not in taken)
