"""Comments on rows of a proposed table: the consultation is that of ``documents``, the row is ours."""

from django.urls import reverse

from documents.consultation import Subject
from documents.models import Draft, Phase
from landprices.models import PriceRow, PriceTable
from portal.organisation.addresses import absolute_url
from portal.text import whole_number

WORD = "gia"  # ?gia=12 names the row


def row_of_draft(draft: Draft, value: str) -> Subject | None:
    """Return the row of that key if it is one of a public proposed table on which the draft consults."""
    if (key := whole_number(value)) is None:
        return None
    tables = PriceTable.objects.published().filter(consultation=draft, nature=PriceTable.Nature.PROPOSED)
    row = PriceRow.objects.filter(pk=key, table__in=tables).select_related("table", "annex", "place").first()
    return Subject(row, printed(row)) if row else None


def printed(row: PriceRow) -> str:
    """Return a row as it stands in its table, in one line: road, segment, place and every price."""
    prices = [
        f"{price.land_type} {price.position_label}: {price.amount_vnd_m2:,} đồng/m²".replace(",", ".")
        for price in row.prices.in_order()
    ]
    return "; ".join([f"{row}, {row.place_shown}", *prices])


def comment_url(row: PriceRow) -> str:
    """Return where one comments on the row; nothing while its table is in no open public consultation."""
    draft = row.table.consultation
    if row.table.nature != PriceTable.Nature.PROPOSED or draft is None:
        return ""
    if not draft.is_published() or draft.phase_on() != Phase.OPEN:
        return ""
    # The draft may be that of a unit above, which takes comments on its own portal.
    page = absolute_url(draft).removesuffix(draft.get_absolute_url())
    return f"{page}{reverse('documents:comment', args=[draft.pk])}?{WORD}={row.pk}"
