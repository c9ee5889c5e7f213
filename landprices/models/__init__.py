"""The records of land prices: types of land (``land``), names as printed (``names``), tables with their rows
(``tables``), what else tables say (``terms``), uploads on their way (``batches``).
"""

from landprices.models.batches import JUMP_PERCENT, UPLOADING, ImportBatch
from landprices.models.land import LandGroup, LandType
from landprices.models.names import (
    BEFORE_ROADS,
    PLACE_LENGTH,
    ROAD_LENGTH,
    PrintedName,
    PrintedWord,
    folded_road,
    folded_words,
    initials_of,
)
from landprices.models.tables import (
    CHILD_ACTIONS,
    Annex,
    Price,
    PriceRow,
    PriceTable,
    link_decisions,
)
from landprices.models.terms import Coefficient, PositionRule, RowMistake

__all__ = [
    "BEFORE_ROADS",
    "JUMP_PERCENT",
    "CHILD_ACTIONS",
    "PLACE_LENGTH",
    "ROAD_LENGTH",
    "UPLOADING",
    "Annex",
    "Coefficient",
    "ImportBatch",
    "LandGroup",
    "LandType",
    "PositionRule",
    "Price",
    "PriceRow",
    "PriceTable",
    "PrintedName",
    "PrintedWord",
    "RowMistake",
    "folded_road",
    "folded_words",
    "initials_of",
    "link_decisions",
]
