"""The admin of land prices: tables and their rows, and the uploads that fill them."""

from landprices.admin.batches import ImportBatchAdmin
from landprices.admin.tables import LandTypeAdmin, PriceRowAdmin, PriceTableAdmin

__all__ = ["ImportBatchAdmin", "LandTypeAdmin", "PriceRowAdmin", "PriceTableAdmin"]
