"""Documents of the demonstration: real acts as facts (number, name, dates), and papers of the invented department.

Facts are from the project's list of documents. `FILLED_DATES` names the dates that the list leaves blank and that
were added from general knowledge; every other unknown date is None. Summaries (`body`) are our own words.
"""

FILLED_DATES: dict[str, tuple[str, ...]] = {
    "31/2024/QH15": ("effective_date",),
    "43/2024/QH15": ("effective_date",),
    "71/2024/NĐ-CP": ("effective_date",),
    "102/2024/NĐ-CP": ("effective_date",),
    "123/2024/NĐ-CP": ("effective_date",),
    "151/2025/NĐ-CP": (
        "issue_date",
        "effective_date",
    ),
    "226/2025/NĐ-CP": (
        "issue_date",
        "effective_date",
    ),
    "254/2025/QH15": ("effective_date",),
    "28/2023/QH15": (
        "issue_date",
        "effective_date",
    ),
    "54/2024/QH15": (
        "issue_date",
        "effective_date",
    ),
    "08/2022/NĐ-CP": ("effective_date",),
    "02/2022/TT-BTNMT": ("effective_date",),
    "05/2025/NĐ-CP": ("effective_date",),
    "42/2022/NĐ-CP": ("effective_date",),
    "43/2011/NĐ-CP": ("expiry_date",),
}

DOCUMENTS: list[dict] = [
    {
        "number": "31/2024/QH15",
        "kind": "Luật",
        "title": "Luật Đất đai",
        "issuer": "Quốc hội",
        "issue_date": "2024-01-18",
        "effective_date": "2024-08-01",
        "expiry_date": None,
        "field": "land",
        "body": """\
<p>Bản tóm tắt này do Phòng Quản lý đất đai soạn để người dân dễ đọc, không thay cho toàn văn. Luật quy định quyền và
nghĩa vụ của người sử dụng đất, việc quy hoạch, thu hồi, bồi thường, giao đất, cho thuê đất, đăng ký, cấp Giấy chứng
nhận, giá đất và giải quyết tranh chấp.</p>
<p>Người đang sử dụng đất thường cần ba nhóm quy định: điều kiện cấp Giấy chứng nhận lần đầu, điều kiện thực hiện
quyền chuyển nhượng, thừa kế, tặng cho, và cách xác định nghĩa vụ tài chính. Luật đã được sửa đổi nhiều lần, vì vậy
hãy xem thêm phần quan hệ văn bản trước khi áp dụng một điều cụ thể.</p>""",
    },
    {
        "number": "43/2024/QH15",
        "kind": "Luật",
        "title": (
            "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15, Luật"
            " Kinh doanh bất động sản số 29/2023/QH15 và Luật Các tổ chức tín dụng số 32/2024/QH15"
        ),
        "issuer": "Quốc hội",
        "issue_date": "2024-06-29",
        "effective_date": "2024-08-01",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "71/2024/NĐ-CP",
        "kind": "Nghị định",
        "title": "Quy định về giá đất",
        "issuer": "Chính phủ",
        "issue_date": "2024-06-27",
        "effective_date": "2024-06-27",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "102/2024/NĐ-CP",
        "kind": "Nghị định",
        "title": "Quy định chi tiết thi hành một số điều của Luật Đất đai",
        "issuer": "Chính phủ",
        "issue_date": "2024-07-30",
        "effective_date": "2024-08-01",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "123/2024/NĐ-CP",
        "kind": "Nghị định",
        "title": "Xử phạt vi phạm hành chính trong lĩnh vực đất đai",
        "issuer": "Chính phủ",
        "issue_date": "2024-10-04",
        "effective_date": "2024-10-04",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "151/2025/NĐ-CP",
        "kind": "Nghị định",
        "title": "Phân định thẩm quyền của chính quyền địa phương 02 cấp, phân quyền, phân cấp trong lĩnh vực đất đai",
        "issuer": "Chính phủ",
        "issue_date": "2025-06-12",
        "effective_date": "2025-07-01",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "226/2025/NĐ-CP",
        "kind": "Nghị định",
        "title": "Sửa đổi, bổ sung một số điều của các nghị định quy định chi tiết thi hành Luật Đất đai",
        "issuer": "Chính phủ",
        "issue_date": "2025-08-15",
        "effective_date": "2025-08-15",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "254/2025/QH15",
        "kind": "Nghị quyết",
        "title": "Quy định một số cơ chế, chính sách tháo gỡ khó khăn, vướng mắc trong tổ chức thi hành Luật Đất đai",
        "issuer": "Quốc hội",
        "issue_date": "2025-12-11",
        "effective_date": "2026-01-01",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "49/2026/NĐ-CP",
        "kind": "Nghị định",
        "title": (
            "Quy định chi tiết và hướng dẫn một số điều của Nghị quyết số 254/2025/QH15 của Quốc hội quy định một"
            " số cơ chế, chính sách tháo gỡ khó khăn, vướng mắc trong tổ chức thi hành Luật Đất đai"
        ),
        "issuer": "Chính phủ",
        "issue_date": "2026-01-31",
        "effective_date": "2026-01-31",
        "expiry_date": None,
        "field": "land",
        "body": """\
<p>Tóm lược để tham khảo, không có giá trị pháp lý. Nghị định hướng dẫn nhiều nội dung của Nghị quyết số
254/2025/QH15: việc thu hồi phần đất còn lại khi nhà đầu tư chưa thoả thuận xong, các trường hợp không được bồi thường
về đất, căn cứ xây dựng bảng giá đất và hệ số điều chỉnh giá đất.</p>
<p>Với người dân, điểm đáng chú ý là giá để tính nhiều khoản phải nộp dựa vào bảng giá kết hợp hệ số điều chỉnh, thay
vì định giá riêng cho từng thửa. Nghị định cũng sửa một số điều về đăng ký đất đai, phân cấp thẩm quyền và có quy định
chuyển tiếp cho hồ sơ đang giải quyết.</p>""",
    },
    {
        "number": "50/2026/NĐ-CP",
        "kind": "Nghị định",
        "title": (
            "Quy định chi tiết một số điều của Nghị quyết số 254/2025/QH15 ngày 11 tháng 12 năm 2025 của Quốc hội"
            " quy định một số cơ chế, chính sách tháo gỡ khó khăn, vướng mắc trong tổ chức thi hành Luật Đất đai "
            "về tiền sử dụng đất, tiền thuê đất"
        ),
        "issuer": "Chính phủ",
        "issue_date": "2026-01-31",
        "effective_date": "2026-01-31",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "29/2026/QH16",
        "kind": "Nghị quyết",
        "title": (
            "Cơ chế, chính sách đặc thù xử lý vi phạm pháp luật về đất đai và tháo gỡ khó khăn cho các dự án tồn "
            "đọng, kéo dài"
        ),
        "issuer": "Quốc hội",
        "issue_date": "2026-04-24",
        "effective_date": "2026-06-01",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "147/2026/NĐ-CP",
        "kind": "Nghị định",
        "title": "Hướng dẫn cơ chế, chính sách đặc thù tháo gỡ dự án tồn đọng, kéo dài theo Nghị quyết 29/2026/QH16",
        "issuer": "Chính phủ",
        "issue_date": "2026-05-07",
        "effective_date": "2026-05-07",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "281/2026/NĐ-CP",
        "kind": "Nghị định",
        "title": (
            "Sửa đổi, bổ sung một số điều của Nghị định số 123/2024/NĐ-CP ngày 04 tháng 10 năm 2024 của Chính phủ"
            " quy định về xử phạt vi phạm hành chính trong lĩnh vực đất đai"
        ),
        "issuer": "Chính phủ",
        "issue_date": "2026-07-13",
        "effective_date": "2026-08-31",
        "expiry_date": None,
        "field": "land",
        "body": """\
<p>Phần này là tóm tắt bằng lời lẽ thông thường; khi áp dụng phải dùng toàn văn. Nghị định sửa đổi quy định xử phạt vi
phạm hành chính về đất đai: vợ chồng chung quyền sử dụng đất bị xử phạt như một cá nhân; bổ sung biện pháp buộc khôi
phục tình trạng ban đầu của đất, buộc làm lại thủ tục.</p>
<p>Chủ tịch Uỷ ban nhân dân cấp xã được phạt tiền đến 250 triệu đồng, Giám đốc Sở Nông nghiệp và Môi trường được phạt
đến 400 triệu đồng. Vụ việc xảy ra trước ngày 31/8/2026 được xử lý theo điều khoản chuyển tiếp, tuỳ đã lập biên bản
hay đã có quyết định xử phạt.</p>""",
    },
    {
        "number": "19/2026/TT-BNNMT",
        "kind": "Thông tư",
        "title": (
            "Quy định kỹ thuật thực hiện lồng ghép nội dung đo đạc lập bản đồ địa chính, đăng ký đất đai, lập hồ "
            "sơ địa chính và xây dựng cơ sở dữ liệu đất đai"
        ),
        "issuer": "Bộ Nông nghiệp và Môi trường",
        "issue_date": "2026-03-30",
        "effective_date": "2026-03-30",
        "expiry_date": None,
        "field": "land",
        "body": "",
    },
    {
        "number": "28/2023/QH15",
        "kind": "Luật",
        "title": "Luật Tài nguyên nước",
        "issuer": "Quốc hội",
        "issue_date": "2023-11-27",
        "effective_date": "2024-07-01",
        "expiry_date": None,
        "field": "water",
        "body": """\
<p>Đây là bản tóm tắt của Phòng Tài nguyên nước và Biển, chỉ giúp nắm ý chính. Luật quy định việc bảo vệ, điều hoà,
khai thác, sử dụng nước mặt và nước dưới đất; phòng, chống tác hại do nước gây ra và trách nhiệm của cơ quan nhà
nước.</p>
<p>Hộ gia đình cần nhớ: lấy nước dưới đất cho sinh hoạt thì kê khai; dùng cho sản xuất nhỏ hoặc ở vùng hạn chế thì
đăng ký; dùng nhiều thì phải có giấy phép. Đơn vị có hồ chứa phải bảo đảm dòng chảy tối thiểu và cung cấp số liệu vận
hành.</p>""",
    },
    {
        "number": "23/2026/NĐ-CP",
        "kind": "Nghị định",
        "title": "Sửa đổi, bổ sung một số điều của các Nghị định trong lĩnh vực tài nguyên nước",
        "issuer": "Chính phủ",
        "issue_date": "2026-01-17",
        "effective_date": None,
        "expiry_date": None,
        "field": "water",
        "body": "",
    },
    {
        "number": "325/QĐ-BNNMT",
        "kind": "Quyết định",
        "title": "Công bố giá trị dòng chảy tối thiểu ở hạ lưu các đập, hồ chứa",
        "issuer": "Bộ Nông nghiệp và Môi trường",
        "issue_date": "2026-01-27",
        "effective_date": None,
        "expiry_date": "2026-07-21",
        "field": "water",
        "body": "",
    },
    {
        "number": "2839/QĐ-BNNMT",
        "kind": "Quyết định",
        "title": "Công bố giá trị dòng chảy tối thiểu ở hạ lưu các đập, hồ chứa",
        "issuer": "Bộ Nông nghiệp và Môi trường",
        "issue_date": "2026-07-21",
        "effective_date": "2026-07-21",
        "expiry_date": None,
        "field": "water",
        "body": "",
    },
    {
        "number": "54/2024/QH15",
        "kind": "Luật",
        "title": "Luật Địa chất và khoáng sản",
        "issuer": "Quốc hội",
        "issue_date": "2024-11-29",
        "effective_date": "2025-07-01",
        "expiry_date": None,
        "field": "minerals",
        "body": "",
    },
    {
        "number": "147/2025/QH15",
        "kind": "Luật",
        "title": "Luật sửa đổi, bổ sung một số điều của Luật Địa chất và khoáng sản",
        "issuer": "Quốc hội",
        "issue_date": None,
        "effective_date": None,
        "expiry_date": None,
        "field": "minerals",
        "body": "",
    },
    {
        "number": "193/2025/NĐ-CP",
        "kind": "Nghị định",
        "title": "Quy định chi tiết một số điều của Luật Địa chất và khoáng sản",
        "issuer": "Chính phủ",
        "issue_date": None,
        "effective_date": None,
        "expiry_date": None,
        "field": "minerals",
        "body": "",
    },
    {
        "number": "39/2025/TT-BNNMT",
        "kind": "Thông tư",
        "title": (
            "Quy định về nội dung đề án đóng cửa mỏ khoáng sản, phương án đóng cửa mỏ khoáng sản và mẫu văn bản "
            "trong hồ sơ đóng cửa mỏ khoáng sản"
        ),
        "issuer": "Bộ Nông nghiệp và Môi trường",
        "issue_date": None,
        "effective_date": None,
        "expiry_date": None,
        "field": "minerals",
        "body": "",
    },
    {
        "number": "12/2013/TT-BTNMT",
        "kind": "Thông tư",
        "title": "Giao nộp, thu nhận, lưu giữ, bảo quản và cung cấp dữ liệu về địa chất, khoáng sản",
        "issuer": "Bộ Tài nguyên và Môi trường",
        "issue_date": "2013-06-05",
        "effective_date": None,
        "expiry_date": "2026-09-18",
        "field": "minerals",
        "body": "",
    },
    {
        "number": "72/2020/QH14",
        "kind": "Luật",
        "title": "Luật Bảo vệ môi trường",
        "issuer": "Quốc hội",
        "issue_date": "2020-11-17",
        "effective_date": "2022-01-01",
        "expiry_date": None,
        "field": "environment",
        "body": """\
<p>Nội dung dưới đây được viết gọn để phổ biến, không thay thế văn bản chính thức. Luật đặt ra yêu cầu bảo vệ đất,
nước, không khí; quy định đánh giá tác động môi trường, giấy phép môi trường, đăng ký môi trường, quản lý chất thải và
ứng phó sự cố.</p>
<p>Mỗi gia đình có trách nhiệm phân loại rác tại nguồn, không xả thải ra nơi công cộng. Cơ sở sản xuất cần xác định
mình thuộc loại hồ sơ nào trước khi xây dựng; các nghị định sửa đổi từ năm 2025 đến nay đã thay đổi nhiều ngưỡng, nên
cần xem bản mới nhất.</p>""",
    },
    {
        "number": "08/2022/NĐ-CP",
        "kind": "Nghị định",
        "title": "Quy định chi tiết một số điều của Luật Bảo vệ môi trường",
        "issuer": "Chính phủ",
        "issue_date": "2022-01-10",
        "effective_date": "2022-01-10",
        "expiry_date": None,
        "field": "environment",
        "body": "",
    },
    {
        "number": "05/2025/NĐ-CP",
        "kind": "Nghị định",
        "title": "Sửa đổi, bổ sung một số điều của Nghị định 08/2022/NĐ-CP",
        "issuer": "Chính phủ",
        "issue_date": "2025-01-06",
        "effective_date": "2025-01-06",
        "expiry_date": None,
        "field": "environment",
        "body": "",
    },
    {
        "number": "48/2026/NĐ-CP",
        "kind": "Nghị định",
        "title": "Sửa đổi, bổ sung một số điều của Nghị định 08/2022/NĐ-CP (được sửa đổi bởi Nghị định 05/2025/NĐ-CP)",
        "issuer": "Chính phủ",
        "issue_date": "2026-01-29",
        "effective_date": None,
        "expiry_date": None,
        "field": "environment",
        "body": "",
    },
    {
        "number": "02/2022/TT-BTNMT",
        "kind": "Thông tư",
        "title": "Quy định chi tiết thi hành một số điều của Luật Bảo vệ môi trường",
        "issuer": "Bộ Tài nguyên và Môi trường",
        "issue_date": "2022-01-10",
        "effective_date": "2022-01-10",
        "expiry_date": None,
        "field": "environment",
        "body": "",
    },
    {
        "number": "09/2026/TT-BNNMT",
        "kind": "Thông tư",
        "title": "Sửa đổi, bổ sung một số điều của Thông tư 02/2022/TT-BTNMT",
        "issuer": "Bộ Nông nghiệp và Môi trường",
        "issue_date": "2026-01-29",
        "effective_date": None,
        "expiry_date": None,
        "field": "environment",
        "body": "",
    },
    {
        "number": "90/2015/QH13",
        "kind": "Luật",
        "title": "Luật Khí tượng thủy văn",
        "issuer": "Quốc hội",
        "issue_date": "2015-11-23",
        "effective_date": "2016-07-01",
        "expiry_date": None,
        "field": "hydrometeorology",
        "body": "",
    },
    {
        "number": "38/2016/NĐ-CP",
        "kind": "Nghị định",
        "title": "Quy định chi tiết một số điều của Luật khí tượng thủy văn",
        "issuer": "Chính phủ",
        "issue_date": "2016-05-15",
        "effective_date": "2016-07-01",
        "expiry_date": None,
        "field": "hydrometeorology",
        "body": "",
    },
    {
        "number": "48/2020/NĐ-CP",
        "kind": "Nghị định",
        "title": (
            "Sửa đổi, bổ sung một số điều của Nghị định số 38/2016/NĐ-CP ngày 15 tháng 5 năm 2016 của Chính phủ "
            "quy định chi tiết một số điều của Luật Khí tượng thủy văn"
        ),
        "issuer": "Chính phủ",
        "issue_date": "2020-04-15",
        "effective_date": "2020-06-01",
        "expiry_date": None,
        "field": "hydrometeorology",
        "body": "",
    },
    {
        "number": "08/2022/TT-BTNMT",
        "kind": "Thông tư",
        "title": "Quy định về loại bản tin và thời hạn dự báo, cảnh báo khí tượng thủy văn",
        "issuer": "Bộ Tài nguyên và Môi trường",
        "issue_date": "2022-07-05",
        "effective_date": "2022-08-19",
        "expiry_date": None,
        "field": "hydrometeorology",
        "body": "",
    },
    {
        "number": "27/2018/QH14",
        "kind": "Luật",
        "title": "Luật Đo đạc và bản đồ",
        "issuer": "Quốc hội",
        "issue_date": "2018-06-14",
        "effective_date": "2019-01-01",
        "expiry_date": None,
        "field": "surveying",
        "body": "",
    },
    {
        "number": "27/2019/NĐ-CP",
        "kind": "Nghị định",
        "title": "Quy định chi tiết một số điều của Luật Đo đạc và bản đồ",
        "issuer": "Chính phủ",
        "issue_date": "2019-03-13",
        "effective_date": "2019-05-01",
        "expiry_date": None,
        "field": "surveying",
        "body": "",
    },
    {
        "number": "136/2021/NĐ-CP",
        "kind": "Nghị định",
        "title": (
            "Sửa đổi, bổ sung một số điều của Nghị định số 27/2019/NĐ-CP ngày 13 tháng 3 năm 2019 của Chính phủ "
            "quy định chi tiết một số điều của Luật Đo đạc và bản đồ"
        ),
        "issuer": "Chính phủ",
        "issue_date": "2021-12-31",
        "effective_date": "2022-02-15",
        "expiry_date": None,
        "field": "surveying",
        "body": "",
    },
    {
        "number": "228/2026/NĐ-CP",
        "kind": "Nghị định",
        "title": (
            "Sửa đổi, bổ sung Nghị định 18/2020/NĐ-CP về xử phạt vi phạm hành chính trong lĩnh vực đo đạc và bản đồ"
        ),
        "issuer": "Chính phủ",
        "issue_date": "2026-06-25",
        "effective_date": "2026-08-01",
        "expiry_date": None,
        "field": "surveying",
        "body": "",
    },
    {
        "number": "82/2015/QH13",
        "kind": "Luật",
        "title": "Luật Tài nguyên, môi trường biển và hải đảo",
        "issuer": "Quốc hội",
        "issue_date": "2015-06-25",
        "effective_date": "2016-07-01",
        "expiry_date": None,
        "field": "sea",
        "body": "",
    },
    {
        "number": "40/2016/NĐ-CP",
        "kind": "Nghị định",
        "title": "Quy định chi tiết thi hành một số điều của Luật Tài nguyên, môi trường biển và hải đảo",
        "issuer": "Chính phủ",
        "issue_date": "2016-05-15",
        "effective_date": "2016-07-01",
        "expiry_date": None,
        "field": "sea",
        "body": "",
    },
    {
        "number": "11/2021/NĐ-CP",
        "kind": "Nghị định",
        "title": "Giao các khu vực biển nhất định cho tổ chức, cá nhân khai thác, sử dụng tài nguyên biển",
        "issuer": "Chính phủ",
        "issue_date": "2021-02-10",
        "effective_date": "2021-03-30",
        "expiry_date": None,
        "field": "sea",
        "body": """\
<p>Bản tóm tắt giúp người nuôi trồng thuỷ sản và doanh nghiệp đọc nhanh; mọi quyết định căn cứ vào toàn văn. Nghị định
quy định việc giao, công nhận, trả lại, thu hồi khu vực biển, thời hạn sử dụng và tiền sử dụng khu vực biển.</p>
<p>Người được giao có quyền sử dụng đúng mục đích trong ranh giới đã cắm mốc và có nghĩa vụ nộp tiền, báo cáo, không
cản trở giao thông trên biển. Nhiều điều đã được sửa bởi Nghị định số 65/2025/NĐ-CP, nhất là về thẩm quyền.</p>""",
    },
    {
        "number": "65/2025/NĐ-CP",
        "kind": "Nghị định",
        "title": "Sửa đổi, bổ sung một số điều của Nghị định 40/2016/NĐ-CP và Nghị định 11/2021/NĐ-CP",
        "issuer": "Chính phủ",
        "issue_date": "2025-03-12",
        "effective_date": None,
        "expiry_date": None,
        "field": "sea",
        "body": "",
    },
    {
        "number": "41/2011/TT-BTNMT",
        "kind": "Thông tư",
        "title": (
            "Quy định về định mức kinh tế - kỹ thuật lập quy hoạch, điều chỉnh quy hoạch sử dụng tài nguyên và "
            "bảo vệ môi trường biển, hải đảo"
        ),
        "issuer": "Bộ Tài nguyên và Môi trường",
        "issue_date": "2011-11-30",
        "effective_date": "2012-01-16",
        "expiry_date": "2026-09-18",
        "field": "sea",
        "body": "",
    },
    {
        "number": "43/2011/NĐ-CP",
        "kind": "Nghị định",
        "title": (
            "Cung cấp thông tin và dịch vụ công trực tuyến trên trang thông tin điện tử hoặc cổng thông tin điện "
            "tử của cơ quan nhà nước"
        ),
        "issuer": "Chính phủ",
        "issue_date": "2011-06-13",
        "effective_date": "2011-10-01",
        "expiry_date": "2022-08-15",
        "field": "general",
        "body": "",
    },
    {
        "number": "42/2022/NĐ-CP",
        "kind": "Nghị định",
        "title": "Cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng",
        "issuer": "Chính phủ",
        "issue_date": "2022-06-24",
        "effective_date": "2022-08-15",
        "expiry_date": "2026-07-01",
        "field": "general",
        "body": "",
    },
    {
        "number": "224/2026/NĐ-CP",
        "kind": "Nghị định",
        "title": "Quy định chi tiết một số điều và biện pháp thi hành Luật Chuyển đổi số",
        "issuer": "Chính phủ",
        "issue_date": "2026-06-24",
        "effective_date": "2026-07-01",
        "expiry_date": None,
        "field": "general",
        "body": """\
<p>Văn phòng Sở viết tóm tắt này cho cán bộ và người dân, không dùng làm căn cứ pháp lý. Nghị định hướng dẫn Luật
Chuyển đổi số; một phần quan trọng nói về cổng thông tin điện tử: phải đăng những gì, cập nhật khi nào, phục vụ người
khuyết tật ra sao.</p>
<p>Cơ quan nhà nước phải công khai danh sách các kênh thông tin chính thức, cho phép người đọc đánh giá mức độ hài
lòng mà không lộ danh tính, và báo trước khi tạm dừng cổng để bảo trì. Nghị định thay thế Nghị định số 42/2022/NĐ-CP
từ ngày 01/7/2026.</p>""",
    },
    {
        "number": "66.19/2026/NQ-CP",
        "kind": "Nghị quyết",
        "title": (
            "Cắt giảm, phân quyền, đơn giản hóa thủ tục hành chính và cắt giảm, đơn giản hóa điều kiện kinh doanh"
            " thuộc phạm vi quản lý của Bộ Nông nghiệp và Môi trường"
        ),
        "issuer": "Chính phủ",
        "issue_date": "2026-05-18",
        "effective_date": "2026-05-18",
        "expiry_date": "2027-02-28",
        "field": "general",
        "body": "",
    },
    {
        "number": "32/2026/TT-BNNMT",
        "kind": "Thông tư",
        "title": (
            "Bãi bỏ toàn bộ hoặc một phần một số văn bản quy phạm pháp luật thuộc thẩm quyền ban hành của Bộ "
            "trưởng Bộ Nông nghiệp và Môi trường"
        ),
        "issuer": "Bộ Nông nghiệp và Môi trường",
        "issue_date": "2026-07-17",
        "effective_date": "2026-09-18",
        "expiry_date": None,
        "field": "general",
        "body": """\
<p>Tóm tắt dành cho người tra cứu văn bản, không phải bản hợp nhất. Thông tư bãi bỏ toàn bộ hoặc một phần nhiều văn
bản do các bộ trước đây ban hành trong lĩnh vực đất đai, khoáng sản, môi trường, khí tượng thuỷ văn, biển và hải
đảo.</p>
<p>Văn bản bị bãi bỏ không còn được dùng làm căn cứ từ ngày 18/9/2026. Khi gặp một thông tư cũ của Bộ Tài nguyên và
Môi trường, nên xem mục quan hệ văn bản trên trang này để biết có nằm trong danh sách bãi bỏ hay không.</p>""",
    },
    {
        "number": "1205/SNNMT-VP",
        "kind": "Công văn",
        "title": "Về việc rà soát, cập nhật thông tin trên cổng thông tin điện tử của Sở và các đơn vị trực thuộc",
        "issuer": "Sở Nông nghiệp và Môi trường tỉnh Khánh Hòa",
        "issue_date": "2026-07-06",
        "effective_date": "2026-07-06",
        "expiry_date": None,
        "field": "general",
        "body": """\
<p>Sở đề nghị các phòng, đơn vị rà lại toàn bộ thông tin đang đăng: tên đơn vị, người phụ trách, số điện thoại, thủ
tục và văn bản đã hết hiệu lực. Nội dung sai phải sửa ngay, nội dung thiếu phải bổ sung kèm người chịu trách
nhiệm.</p>
<p>Mỗi đơn vị cử một đầu mối gửi bài và trả lời câu hỏi của người dân. Công văn này được soạn để minh hoạ phần mềm,
không có giá trị hành chính.</p>""",
        "unit": "van-phong",
    },
    {
        "number": "87/KH-SNNMT",
        "kind": "Kế hoạch",
        "title": "Làm sạch cơ sở dữ liệu đất đai tại sáu xã, phường làm điểm năm 2026",
        "issuer": "Sở Nông nghiệp và Môi trường tỉnh Khánh Hòa",
        "issue_date": "2026-08-10",
        "effective_date": "2026-08-10",
        "expiry_date": None,
        "field": "land",
        "body": """\
<p>Kế hoạch nêu mục tiêu đối chiếu từng thửa đất với bản đồ, Giấy chứng nhận và dữ liệu dân cư; phân công Văn phòng
Đăng ký đất đai chủ trì, xã và phường mời người dân, công an cung cấp dữ liệu căn cước.</p>
<p>Tiến độ được công bố hằng tuần. Thửa đất có sai lệch được chia ba nhóm để xử lý dần. Văn bản minh hoạ của bản trình
diễn, số liệu không phải số thật.</p>""",
        "unit": "dang-ky-dat-dai",
    },
    {
        "number": "15/TB-SNNMT",
        "kind": "Thông báo",
        "title": "Lịch trực ban và số điện thoại tiếp nhận tin báo thiên tai mùa mưa lũ năm 2026",
        "issuer": "Sở Nông nghiệp và Môi trường tỉnh Khánh Hòa",
        "issue_date": "2026-09-21",
        "effective_date": "2026-09-21",
        "expiry_date": None,
        "field": "hydrometeorology",
        "body": """\
<p>Thông báo ghi giờ trực, người trực và số điện thoại của Chi cục Thuỷ lợi, Văn phòng Sở và từng đơn vị quản lý hồ.
Tin báo được ghi sổ, chuyển đến người xử lý trong vòng mười phút và báo lại cho người đã gọi.</p>
<p>Ca trực được đổi lúc 7 giờ và 19 giờ. Thông báo này chỉ dùng để trình diễn phần mềm.</p>""",
        "unit": "thuy-loi",
    },
    {
        "number": "2318/SNNMT-QLĐĐ",
        "kind": "Công văn",
        "title": "Hướng dẫn xác định vị trí thửa đất khi áp dụng bảng giá đất sau sắp xếp đơn vị hành chính",
        "issuer": "Sở Nông nghiệp và Môi trường tỉnh Khánh Hòa",
        "issue_date": "2026-05-19",
        "effective_date": "2026-05-19",
        "expiry_date": None,
        "field": "land",
        "body": """\
<p>Công văn hướng dẫn cán bộ xã, phường tra vị trí thửa đất theo tên đường và tên đơn vị hành chính ghi trong bảng
giá, dù xã, phường đó đã đổi tên hoặc đã nhập. Trường hợp một xã cũ được chia cho nhiều xã mới thì căn cứ vào thửa đất
trên bản đồ, không suy theo tên.</p>
<p>Vướng mắc gửi về Phòng Quản lý đất đai kèm trích lục. Nội dung công văn là ví dụ của bản dùng thử.</p>""",
        "unit": "dat-dai",
    },
    {
        "number": "142/KH-SNNMT",
        "kind": "Kế hoạch",
        "title": "Quan trắc môi trường nước, không khí và nước biển ven bờ quý IV năm 2026",
        "issuer": "Sở Nông nghiệp và Môi trường tỉnh Khánh Hòa",
        "issue_date": "2026-10-05",
        "effective_date": "2026-10-05",
        "expiry_date": None,
        "field": "environment",
        "body": """\
<p>Kế hoạch liệt kê điểm lấy mẫu, thông số, tần suất và cách bảo quản mẫu. Sau mỗi trận lũ, Trung tâm lấy thêm một đợt
mẫu tại các điểm gần khu dân cư để theo dõi nguồn nước sinh hoạt.</p>
<p>Kết quả được công bố trong vòng mười lăm ngày kể từ ngày lấy mẫu cuối cùng. Bản kế hoạch này do nhóm phát triển
soạn làm mẫu.</p>""",
        "unit": "quan-trac",
    },
    {
        "number": "41/TB-SNNMT",
        "kind": "Thông báo",
        "title": "Tạm dừng tiếp nhận hồ sơ trực tiếp để diễn tập phòng cháy, chữa cháy tại trụ sở",
        "issuer": "Sở Nông nghiệp và Môi trường tỉnh Khánh Hòa",
        "issue_date": "2026-11-12",
        "effective_date": "2026-11-12",
        "expiry_date": None,
        "field": "general",
        "body": """\
<p>Bộ phận tiếp nhận hồ sơ ngừng nhận hồ sơ trực tiếp trong một buổi sáng để toàn trụ sở diễn tập phòng cháy, chữa
cháy. Hồ sơ nộp qua mạng vẫn được nhận bình thường; hồ sơ có hẹn trả trong buổi sáng được trả vào buổi chiều cùng
ngày.</p>
<p>Người đã đến trụ sở vào giờ diễn tập xin đi theo hướng dẫn của bảo vệ ra khu tập kết. Thông báo minh hoạ, không
phải sự kiện có thật.</p>""",
        "unit": "van-phong",
    },
]

# (source, what it does, target): the active direction. The last five targets are not among DOCUMENTS.
RELATIONS: list[tuple[str, str, str]] = [
    ("224/2026/NĐ-CP", "replaces", "42/2022/NĐ-CP"),
    ("42/2022/NĐ-CP", "replaces", "43/2011/NĐ-CP"),
    ("2839/QĐ-BNNMT", "replaces", "325/QĐ-BNNMT"),
    ("43/2024/QH15", "amends", "31/2024/QH15"),
    ("151/2025/NĐ-CP", "amends", "71/2024/NĐ-CP"),
    ("226/2025/NĐ-CP", "amends", "71/2024/NĐ-CP"),
    ("226/2025/NĐ-CP", "amends", "102/2024/NĐ-CP"),
    ("49/2026/NĐ-CP", "amends", "71/2024/NĐ-CP"),
    ("281/2026/NĐ-CP", "amends", "123/2024/NĐ-CP"),
    ("147/2025/QH15", "amends", "54/2024/QH15"),
    ("05/2025/NĐ-CP", "amends", "08/2022/NĐ-CP"),
    ("48/2026/NĐ-CP", "amends", "08/2022/NĐ-CP"),
    ("09/2026/TT-BNNMT", "amends", "02/2022/TT-BTNMT"),
    ("48/2020/NĐ-CP", "amends", "38/2016/NĐ-CP"),
    ("136/2021/NĐ-CP", "amends", "27/2019/NĐ-CP"),
    ("65/2025/NĐ-CP", "amends", "40/2016/NĐ-CP"),
    ("65/2025/NĐ-CP", "amends", "11/2021/NĐ-CP"),
    ("32/2026/TT-BNNMT", "repeals", "12/2013/TT-BTNMT"),
    ("32/2026/TT-BNNMT", "repeals", "41/2011/TT-BTNMT"),
    ("71/2024/NĐ-CP", "details", "31/2024/QH15"),
    ("102/2024/NĐ-CP", "details", "31/2024/QH15"),
    ("49/2026/NĐ-CP", "details", "254/2025/QH15"),
    ("50/2026/NĐ-CP", "details", "254/2025/QH15"),
    ("147/2026/NĐ-CP", "details", "29/2026/QH16"),
    ("193/2025/NĐ-CP", "details", "54/2024/QH15"),
    ("08/2022/NĐ-CP", "details", "72/2020/QH14"),
    ("02/2022/TT-BTNMT", "details", "72/2020/QH14"),
    ("49/2026/NĐ-CP", "based_on", "31/2024/QH15"),
    ("50/2026/NĐ-CP", "based_on", "31/2024/QH15"),
    ("281/2026/NĐ-CP", "based_on", "31/2024/QH15"),
    ("281/2026/NĐ-CP", "based_on", "254/2025/QH15"),
    ("228/2026/NĐ-CP", "based_on", "27/2018/QH14"),
    ("224/2026/NĐ-CP", "replaces", "64/2007/NĐ-CP"),
    ("224/2026/NĐ-CP", "details", "148/2025/QH15"),
    ("228/2026/NĐ-CP", "amends", "18/2020/NĐ-CP"),
    ("49/2026/NĐ-CP", "based_on", "190/2025/QH15"),
    ("32/2026/TT-BNNMT", "based_on", "64/2025/QH15"),
]
