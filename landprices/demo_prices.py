"""Land prices of the demonstration: an excerpt of a real table, as facts, and a made-up proposal.

Roads, segments and figures of Quyết định 79/2024/QĐ-UBND are read off its workbook (Bảng 8), not checked against the
gazette. `FILLED_DATES` names the days that the workbook does not print and that were added from general knowledge.
"""

FILLED_DATES = {"79/2024/QĐ-UBND": "2024-10-31", "02/2020/QĐ-UBND": "2020-01-26"}

EXCERPT_NOTE = (
    "Bản trích để dùng thử: chỉ một phần các dòng của Bảng 8, chưa đối chiếu với bản đăng công báo. "
    "Nguồn lưu không ghi ngày hết hiệu lực nên ngày này để trống; không dùng để tính nghĩa vụ tài chính."
)
FIRST_POSITION = "Thửa đất ở mặt tiền đường (nhãn của nguồn số liệu, chưa đối chiếu với văn bản)."
OLDER_NOTE = "Bảng giá cũ, chưa nhập dòng giá; tệp kèm theo là tệp minh hoạ, không thay cho văn bản gốc."
PROPOSED_NOTE = "Số liệu minh hoạ của bản dùng thử, do cổng tự đặt để giới thiệu trang lấy ý kiến về bảng giá."

# (STT, road, from, to, thousand đồng per square metre); "TRỌN ĐƯỜNG" as printed.
DISTRICT_3 = [
    ("1", "BÀ HUYỆN THANH QUAN", "TRỌN ĐƯỜNG", "", 194400),
    ("2", "BÀN CỜ", "TRỌN ĐƯỜNG", "", 178200),
    ("3", "CÁC ĐƯỜNG TRONG CƯ XÁ ĐÔ THÀNH", "TRỌN ĐƯỜNG", "", 170100),
    ("4", "CÁCH MẠNG THÁNG 8", "RANH QUẬN TÂN BÌNH", "VÕ THỊ SÁU", 183900),
    ("4", "CÁCH MẠNG THÁNG 8", "VÕ THỊ SÁU", "NGUYỄN THỊ MINH KHAI", 204600),
    ("5", "CAO THẮNG", "TRỌN ĐƯỜNG", "", 262100),
    ("6", "CÔNG TRƯỜNG QUỐC TẾ", "TRỌN ĐƯỜNG", "", 340200),
    ("7", "ĐIỆN BIÊN PHỦ", "NGÃ BẢY", "CÁCH MẠNG THÁNG 8", 190600),
    ("7", "ĐIỆN BIÊN PHỦ", "CÁCH MẠNG THÁNG 8", "HAI BÀ TRƯNG", 225800),
    ("8", "ĐOÀN CÔNG BỬU", "TRỌN ĐƯỜNG", "", 153900),
    ("9", "HAI BÀ TRƯNG", "NGUYỄN THỊ MINH KHAI", "VÕ THỊ SÁU", 266500),
    ("9", "HAI BÀ TRƯNG", "VÕ THỊ SÁU", "LÝ CHÍNH THẮNG", 305200),
    ("9", "HAI BÀ TRƯNG", "LÝ CHÍNH THẮNG", "CẦU KIỆU", 243500),
    ("10", "HOÀNG SA", "TRỌN ĐƯỜNG", "", 138500),
    ("11", "HỒ XUÂN HƯƠNG", "TRỌN ĐƯỜNG", "", 226800),
    ("12", "HUỲNH TỊNH CỦA", "TRỌN ĐƯỜNG", "", 210600),
    ("13", "KỲ ĐỒNG", "TRỌN ĐƯỜNG", "", 234900),
    ("14", "LÊ NGÔ CÁT", "TRỌN ĐƯỜNG", "", 202500),
    ("15", "LÊ QUÝ ĐÔN", "TRỌN ĐƯỜNG", "", 218700),
    ("16", "LÊ VĂN SỸ", "CẦU LÊ VĂN SỸ", "TRẦN QUANG DIỆU", 247100),
    ("16", "LÊ VĂN SỸ", "TRẦN QUANG DIỆU", "RANH QUẬN PHÚ NHUẬN", 210600),
    ("17", "LÝ CHÍNH THẮNG", "RANH QUẬN 10", "NAM KỲ KHỞI NGHĨA", 226800),
    ("17", "LÝ CHÍNH THẮNG", "NAM KỲ KHỞI NGHĨA", "RANH QUẬN 1", 226800),
    ("18", "LÝ THÁI TỔ", "TRỌN ĐƯỜNG", "", 186300),
    ("19", "NAM KỲ KHỞI NGHĨA", "TRỌN ĐƯỜNG", "", 323200),
    ("20", "NGÔ THỜI NHIỆM", "TRỌN ĐƯỜNG", "", 226800),
    ("21", "NGUYỄN ĐÌNH CHIỂU", "TRỌN ĐƯỜNG", "", 267300),
    ("22", "NGUYỄN GIA THIỀU", "TRỌN ĐƯỜNG", "", 178200),
    ("23", "NGUYỄN HIỀN", "TRỌN ĐƯỜNG", "", 170100),
    ("24", "NGUYỄN PHÚC NGUYÊN", "TRỌN ĐƯỜNG", "", 175800),
    ("25", "NGUYỄN SƠN HÀ", "TRỌN ĐƯỜNG", "", 178200),
    ("26", "NGUYỄN THỊ DIỆU", "TRỌN ĐƯỜNG", "", 218700),
    ("27", "NGUYỄN THỊ MINH KHAI", "HAI BÀ TRƯNG", "CAO THẮNG", 305800),
    ("27", "NGUYỄN THỊ MINH KHAI", "CAO THẮNG", "NGÃ 6 NGUYỄN VĂN CỪ", 267300),
    ("28", "NGUYỄN THIỆN THUẬT", "NGUYỄN THỊ MINH KHAI", "NGUYỄN ĐÌNH CHIỂU", 226800),
    ("28", "NGUYỄN THIỆN THUẬT", "NGUYỄN ĐÌNH CHIỂU", "ĐIỆN BIÊN PHỦ", 226800),
    ("29", "NGUYỄN THÔNG", "HỒ XUÂN HƯƠNG", "KỲ ĐỒNG", 234900),
    ("29", "NGUYỄN THÔNG", "KỲ ĐỒNG", "TRẦN VĂN ĐANG", 210600),
    ("30", "NGUYỄN THƯỢNG HIỀN", "TRỌN ĐƯỜNG", "", 179100),
    ("31", "NGUYỄN VĂN MAI", "TRỌN ĐƯỜNG", "", 186300),
    ("32", "PASTEUR", "TRẦN QUỐC TOẢN", "VÕ THỊ SÁU", 243000),
    ("32", "PASTEUR", "VÕ THỊ SÁU", "RANH QUẬN 1", 272900),
    ("33", "PHẠM ĐÌNH TOÁI", "TRỌN ĐƯỜNG", "", 162000),
    ("34", "PHẠM NGỌC THẠCH", "TRỌN ĐƯỜNG", "", 285600),
    ("35", "RẠCH BÙNG BINH", "TRỌN ĐƯỜNG", "", 178200),
    ("36", "SƯ THIỆN CHIẾU", "TRỌN ĐƯỜNG", "", 162000),
]

PHU_NHUAN = [
    ("1", "CẦM BÁ THƯỚC", "TRỌN ĐƯỜNG", "", 87900),
    ("2", "CAO THẮNG", "PHAN ĐÌNH PHÙNG", "NGUYỄN VĂN TRỖI", 116800),
    ("3", "CHIẾN THẮNG", "TRỌN ĐƯỜNG", "", 74300),
    ("4", "CÔ BẮC", "TRỌN ĐƯỜNG", "", 110600),
    ("5", "CÔ GIANG", "TRỌN ĐƯỜNG", "", 110600),
    ("6", "CÙ LAO", "TRỌN ĐƯỜNG", "", 155500),
    ("7", "DUY TÂN", "TRỌN ĐƯỜNG", "", 117400),
    ("8", "ĐẶNG THAI MAI", "TRỌN ĐƯỜNG", "", 71500),
    ("9", "ĐẶNG VĂN NGỮ", "NGUYỄN TRỌNG TUYỂN", "KÊNH NHIÊU LỘC", 124200),
    ("10", "ĐÀO DUY ANH", "TRỌN ĐƯỜNG", "", 133300),
    ("11", "ĐÀO DUY TỪ", "TRỌN ĐƯỜNG", "", 105500),
    ("12", "ĐỖ TẤN PHONG", "TRỌN ĐƯỜNG", "", 87300),
    ("13", "ĐOÀN THỊ ĐIỂM", "TRỌN ĐƯỜNG", "", 127000),
    ("15", "HỒ BIỂU CHÁNH", "NGUYỄN VĂN TRỖI", "HUỲNH VĂN BÁNH", 136100),
    ("15", "HỒ BIỂU CHÁNH", "HUỲNH VĂN BÁNH", "GIÁP QUẬN 3", 104800),
    ("16", "HOÀNG HOA THÁM", "TRỌN ĐƯỜNG", "", 78200),
    ("17", "HỒ VĂN HUÊ", "TRỌN ĐƯỜNG", "", 158200),
]

# Made up: (STT, road, from, to, three positions in thousand đồng per square metre).
PROPOSED = [
    ("1", "Trần Phú", "Yersin", "Lê Thánh Tôn", (95000, 47500, 28500)),
    ("", "Trần Phú", "Lê Thánh Tôn", "Tuệ Tĩnh", (90000, 45000, 27000)),
    ("2", "Nguyễn Thiện Thuật", "Trọn đường", "", (60000, 30000, 18000)),
    ("3", "Thống Nhất", "Trọn đường", "", (48000, 24000, 14400)),
    ("4", "Hai Tháng Tư", "Tháp Bà", "Ba Làng", (36000, 18000, 10800)),
    ("5", "Đặng Tất", "Trọn đường", "", (30000, 15000, 9000)),
]
