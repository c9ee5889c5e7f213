"""The land types that a new portal starts with (Luật Đất đai 2024, Điều 9); an editable list afterwards.

(code, name, English name, group, spellings that tables use). Codes are those that price tables print.
"""

AGRICULTURAL, NON_AGRICULTURAL = "agricultural", "non_agricultural"

LAND_TYPES = [
    ("LUA", "Đất trồng lúa", "Paddy land", AGRICULTURAL, "LUC\nLUK\nđất chuyên trồng lúa"),
    ("CHN", "Đất trồng cây hằng năm", "Land for annual crops", AGRICULTURAL, "HNK\nđất trồng cây hàng năm"),
    ("CLN", "Đất trồng cây lâu năm", "Land for perennial crops", AGRICULTURAL, ""),
    ("RSX", "Đất rừng sản xuất", "Production forest land", AGRICULTURAL, ""),
    ("RPH", "Đất rừng phòng hộ", "Protection forest land", AGRICULTURAL, ""),
    ("RDD", "Đất rừng đặc dụng", "Special-use forest land", AGRICULTURAL, ""),
    ("NTS", "Đất nuôi trồng thuỷ sản", "Aquaculture land", AGRICULTURAL, "đất nuôi trồng thủy sản"),
    ("LMU", "Đất làm muối", "Salt-making land", AGRICULTURAL, ""),
    ("NKH", "Đất nông nghiệp khác", "Other agricultural land", AGRICULTURAL, ""),
    # Tables that price residential land of towns and villages alike.
    ("OTC", "Đất ở", "Residential land", NON_AGRICULTURAL, ""),
    ("ONT", "Đất ở tại nông thôn", "Rural residential land", NON_AGRICULTURAL, "đất ở nông thôn"),
    ("ODT", "Đất ở tại đô thị", "Urban residential land", NON_AGRICULTURAL, "đất ở đô thị"),
    (
        "TMDV",
        "Đất thương mại, dịch vụ",
        "Commercial and service land",
        NON_AGRICULTURAL,
        "TMD\nđất thương mại dịch vụ",
    ),
    (
        "SXKD",
        "Đất sản xuất, kinh doanh phi nông nghiệp",
        "Non-agricultural production and business land",
        NON_AGRICULTURAL,
        "SKC\nđất cơ sở sản xuất phi nông nghiệp\nđất sản xuất kinh doanh phi nông nghiệp\n"
        "đất sản xuất, kinh doanh phi nông nghiệp không phải là đất thương mại, dịch vụ",
    ),
    ("KCN", "Đất khu công nghiệp, cụm công nghiệp", "Industrial park land", NON_AGRICULTURAL, "SKK\nSKN"),
]
