"""What land prices tell the report: the tables posted, by place and year."""

from django.urls import reverse

from landprices.models import PriceTable
from portal.places.models import Place
from portal.publishing.desks import admin_url
from portal.publishing.figures import BY_AUTHOR, BY_UNIT, columns_of, posted, section_of
from portal.reporting import Content, Figure, Group, names_in, names_of, offer
from portal.reporting import contents as watched
from portal.web.exports import Column


def contents() -> list[Content]:
    """Return what is watched."""
    return [
        section_of(PriceTable, "gia-dat", "Bảng giá đất", lambda: reverse("landprices:list")),
    ]


def register() -> None:
    """Offer the figure; called once when Django is ready."""
    watched.register("landprices", contents)
    offer(
        Figure(
            "bang-gia",
            "Bảng giá đất đã đăng",
            "gia-dat",
            "Bảng giá đất bắt đầu đăng trong kỳ, kể cả bảng đề xuất.",
            lambda scope: posted(PriceTable, scope).select_related("place", "unit", "field"),
            columns_of(
                Column("place", "Địa bàn", lambda row: str(row.place or row.place_printed)),
                Column("year", "Năm", lambda row: row.year),
                Column("decision", "Quyết định", lambda row: row.decision_number),
            ),
            (
                Group("dia-ban", "Địa bàn", "place", names_of(Place)),
                Group("nam", "Năm", "year"),
                Group("tinh-chat", "Tính chất", "nature", names_in(PriceTable.Nature.choices)),
                BY_UNIT,
                BY_AUTHOR,
            ),
            url=admin_url,
            is_contribution=True,
        )
    )
