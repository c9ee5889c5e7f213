"""The admin of land prices: tables and their rows, the uploads that fill them, the mistakes that readers report."""

from landprices.admin.batches import ImportBatchAdmin
from landprices.admin.mistakes import RowMistakeAdmin
from landprices.admin.tables import LandTypeAdmin, PriceRowAdmin, PriceTableAdmin

__all__ = ["ImportBatchAdmin", "LandTypeAdmin", "PriceRowAdmin", "PriceTableAdmin", "RowMistakeAdmin"]
