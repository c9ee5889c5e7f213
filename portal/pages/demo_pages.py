"""Units, people, pages and links of the demonstration: an invented department with two member portals.

Nobody named here exists; telephone numbers and e-mail addresses lead nowhere.
"""

import datetime

UNITS: list[dict] = [
    {
        "key": "so",
        "name": "Sở Nông nghiệp và Môi trường tỉnh Khánh Hòa",
        "short_name": "Sở Nông nghiệp và Môi trường",
        "name_en": "Department of Agriculture and Environment of Khánh Hòa Province",
        "parent": None,
        "host": None,
        "address": "Số 01 đường Minh Hoạ, phường Nha Trang, tỉnh Khánh Hòa",
        "phone": "0258 3000 010",
        "fax": "0258 3000 019",
        "email": "so@example.gov.vn",
        "functions": """\
<p>Sở là cơ quan chuyên môn thuộc Uỷ ban nhân dân tỉnh, tham mưu quản lý nhà nước về nông nghiệp, đất đai, tài nguyên
nước, khoáng sản, môi trường, khí tượng thuỷ văn, đo đạc bản đồ, biển và hải đảo.</p>
<ul>
<li>Trình ban hành và tổ chức thực hiện văn bản, quy hoạch, kế hoạch trong phạm vi quản lý.</li>
<li>Giải quyết thủ tục hành chính được giao, hướng dẫn xã, phường về chuyên môn.</li>
<li>Kiểm tra việc chấp hành pháp luật, trả lời phản ánh, kiến nghị của người dân và doanh nghiệp.</li>
<li>Xây dựng, vận hành và công khai cơ sở dữ liệu của ngành.</li>
</ul>""",
    },
    {
        "key": "van-phong",
        "name": "Văn phòng Sở",
        "short_name": "Văn phòng",
        "name_en": "Office of the Department",
        "parent": "so",
        "host": None,
        "address": "Tầng 1, số 01 đường Minh Hoạ, phường Nha Trang, tỉnh Khánh Hòa",
        "phone": "0258 3000 011",
        "fax": "0258 3000 018",
        "email": "vanphong@example.gov.vn",
        "functions": """\
<p>Văn phòng Sở giúp Giám đốc điều phối công việc chung, là đầu mối cung cấp thông tin và tiếp công dân. Văn phòng
cũng là nơi thường trực của Ban biên tập cổng thông tin.</p>
<ul>
<li>Lập chương trình công tác, theo dõi việc thực hiện kết luận của lãnh đạo.</li>
<li>Quản lý văn thư, lưu trữ, tài chính, tài sản, tổ chức cán bộ.</li>
<li>Tiếp nhận hồ sơ tại bộ phận một cửa, kiểm soát thủ tục hành chính.</li>
<li>Tiếp công dân, tiếp nhận yêu cầu cung cấp thông tin.</li>
</ul>""",
    },
    {
        "key": "dat-dai",
        "name": "Phòng Quản lý đất đai",
        "short_name": "Quản lý đất đai",
        "name_en": "Land Administration Division",
        "parent": "so",
        "host": None,
        "address": "Tầng 2, số 01 đường Minh Hoạ, phường Nha Trang, tỉnh Khánh Hòa",
        "phone": "0258 3000 021",
        "fax": "",
        "email": "datdai@example.gov.vn",
        "functions": """\
<p>Phòng Quản lý đất đai tham mưu về quy hoạch, kế hoạch sử dụng đất, giá đất, giao đất, cho thuê đất và chính sách
đất đai trên địa bàn tỉnh.</p>
<ul>
<li>Xây dựng bảng giá đất, hệ số điều chỉnh giá đất và theo dõi biến động giá.</li>
<li>Thẩm định hồ sơ giao đất, cho thuê đất, chuyển mục đích sử dụng đất.</li>
<li>Hướng dẫn bồi thường, hỗ trợ, tái định cư.</li>
<li>Giúp Giám đốc Sở giải quyết tranh chấp, khiếu nại về đất đai theo thẩm quyền.</li>
</ul>""",
    },
    {
        "key": "nuoc-bien",
        "name": "Phòng Tài nguyên nước và Biển",
        "short_name": "Tài nguyên nước và Biển",
        "name_en": "Water Resources and Sea Division",
        "parent": "so",
        "host": None,
        "address": "Tầng 2, số 01 đường Minh Hoạ, phường Nha Trang, tỉnh Khánh Hòa",
        "phone": "0258 3000 031",
        "fax": "",
        "email": "nuocbien@example.gov.vn",
        "functions": """\
<p>Phòng tham mưu quản lý tài nguyên nước, biển và hải đảo, đồng thời được giao theo dõi lĩnh vực địa chất và khoáng
sản.</p>
<ul>
<li>Thẩm định hồ sơ cấp phép khai thác nước mặt, nước dưới đất và xả nước.</li>
<li>Quản lý hành lang bảo vệ bờ biển, giao khu vực biển, ứng phó sự cố tràn dầu.</li>
<li>Khoanh định khu vực khoáng sản, hướng dẫn đấu giá, đóng cửa mỏ.</li>
<li>Phối hợp bảo tồn rạn san hô, cỏ biển, đất ngập nước ven bờ.</li>
</ul>""",
    },
    {
        "key": "moi-truong",
        "name": "Phòng Bảo vệ môi trường",
        "short_name": "Bảo vệ môi trường",
        "name_en": "Environmental Protection Division",
        "parent": "so",
        "host": None,
        "address": "Tầng 3, số 01 đường Minh Hoạ, phường Nha Trang, tỉnh Khánh Hòa",
        "phone": "0258 3000 041",
        "fax": "",
        "email": "moitruong@example.gov.vn",
        "functions": """\
<p>Phòng Bảo vệ môi trường tham mưu về đánh giá tác động môi trường, giấy phép môi trường, quản lý chất thải và bảo
tồn đa dạng sinh học.</p>
<p>Phòng cũng hướng dẫn các xã, phường thực hiện phân loại rác tại nguồn và đăng ký môi trường cho cơ sở nhỏ.</p>
<ul>
<li>Thẩm định hồ sơ môi trường của dự án và cơ sở sản xuất.</li>
<li>Kiểm tra, xử lý điểm ô nhiễm; theo dõi ký quỹ phục hồi môi trường.</li>
<li>Quản lý chất thải nguy hại, tổ chức truyền thông về môi trường.</li>
</ul>""",
    },
    {
        "key": "thuy-loi",
        "name": "Chi cục Thuỷ lợi",
        "short_name": "Chi cục Thuỷ lợi",
        "name_en": "Sub-Department of Irrigation",
        "parent": "so",
        "host": None,
        "address": "Số 02 đường Minh Hoạ, phường Tây Nha Trang, tỉnh Khánh Hòa",
        "phone": "0258 3000 051",
        "fax": "0258 3000 059",
        "email": "thuyloi@example.gov.vn",
        "functions": """\
<p>Chi cục Thuỷ lợi quản lý hồ chứa, đập, kênh mương, đê kè và là đầu mối thường trực về phòng, chống thiên tai của
Sở.</p>
<ul>
<li>Theo dõi an toàn đập, phê duyệt và giám sát quy trình vận hành hồ chứa.</li>
<li>Lập kế hoạch tưới, chống hạn, ngăn mặn; hướng dẫn thuỷ lợi nội đồng.</li>
<li>Trực ban, tổng hợp thiệt hại và thông báo tình hình mưa lũ.</li>
<li>Quản lý cấp nước sạch nông thôn.</li>
</ul>""",
    },
    {
        "key": "dang-ky-dat-dai",
        "name": "Văn phòng Đăng ký đất đai",
        "short_name": "Đăng ký đất đai",
        "name_en": "Land Registration Office",
        "parent": "so",
        "host": None,
        "address": "Số 03 đường Minh Hoạ, phường Nha Trang, tỉnh Khánh Hòa",
        "phone": "0258 3000 061",
        "fax": "0258 3000 069",
        "email": "dangkydatdai@example.gov.vn",
        "functions": """\
<p>Văn phòng Đăng ký đất đai là đơn vị sự nghiệp thuộc Sở, có các chi nhánh tại từng khu vực. Đơn vị thực hiện đăng ký
đất đai, tài sản gắn liền với đất và quản lý hồ sơ địa chính.</p>
<ul>
<li>Đăng ký biến động, cấp đổi, cấp lại Giấy chứng nhận.</li>
<li>Đo đạc, chỉnh lý bản đồ địa chính, trích lục, trích đo.</li>
<li>Xây dựng, cập nhật cơ sở dữ liệu đất đai và cung cấp thông tin.</li>
<li>Lưu trữ hồ sơ địa chính.</li>
</ul>""",
    },
    {
        "key": "quan-trac",
        "name": "Trung tâm Quan trắc môi trường",
        "short_name": "Quan trắc môi trường",
        "name_en": "Environmental Monitoring Centre",
        "parent": "so",
        "host": None,
        "address": "Số 04 đường Minh Hoạ, phường Bắc Nha Trang, tỉnh Khánh Hòa",
        "phone": "0258 3000 071",
        "fax": "",
        "email": "quantrac@example.gov.vn",
        "functions": """\
<p>Trung tâm Quan trắc môi trường lấy mẫu, phân tích và công bố số liệu về nước, không khí, đất và nước biển ven
bờ.</p>
<ul>
<li>Vận hành trạm quan trắc tự động, phao quan trắc, trạm đo mưa.</li>
<li>Phân tích mẫu tại phòng thí nghiệm được công nhận.</li>
<li>Cảnh báo khi số liệu vượt ngưỡng và lập báo cáo định kỳ.</li>
<li>Cung cấp dịch vụ quan trắc cho doanh nghiệp theo hợp đồng.</li>
</ul>""",
    },
    {
        "key": "nha-trang",
        "name": "Uỷ ban nhân dân phường Nha Trang",
        "short_name": "Phường Nha Trang",
        "name_en": "People's Committee of Nha Trang Ward",
        "parent": "so",
        "host": "nha-trang.localhost",
        "address": "Số 05 đường Minh Hoạ, phường Nha Trang, tỉnh Khánh Hòa",
        "phone": "0258 3000 081",
        "fax": "0258 3000 089",
        "email": "nhatrang@example.gov.vn",
        "functions": """\
<p>Uỷ ban nhân dân phường quản lý hành chính, kinh tế, văn hoá, xã hội trên địa bàn phường Nha Trang. Phường được lập
từ các phường Vạn Thạnh, Lộc Thọ, Tân Tiến, Phước Hòa và Vĩnh Nguyên khi sắp xếp đơn vị hành chính từ ngày
01/7/2025.</p>
<ul>
<li>Tiếp nhận, giải quyết thủ tục hành chính cho người dân và doanh nghiệp.</li>
<li>Quản lý đất đai, xây dựng, trật tự đô thị, vệ sinh môi trường.</li>
<li>Chăm lo giáo dục, y tế cơ sở, an sinh xã hội.</li>
<li>Phòng, chống thiên tai, hỗ trợ người dân khi ngập lụt.</li>
</ul>""",
    },
    {
        "key": "dien-khanh",
        "name": "Uỷ ban nhân dân xã Diên Khánh",
        "short_name": "Xã Diên Khánh",
        "name_en": "People's Committee of Diên Khánh Commune",
        "parent": "so",
        "host": "dien-khanh.localhost",
        "address": "Số 06 đường Minh Hoạ, xã Diên Khánh, tỉnh Khánh Hòa",
        "phone": "0258 3000 091",
        "fax": "0258 3000 099",
        "email": "dienkhanh@example.gov.vn",
        "functions": """\
<p>Uỷ ban nhân dân xã Diên Khánh quản lý địa bàn được lập từ thị trấn Diên Khánh, xã Diên Toàn và xã Diên An từ ngày
01/7/2025, nơi có di tích thành cổ và nhiều cánh đồng lúa.</p>
<ul>
<li>Giải quyết thủ tục hành chính, chứng thực, hộ tịch.</li>
<li>Quản lý đất đai, cấp Giấy chứng nhận lần đầu, hoà giải tranh chấp.</li>
<li>Điều hành thuỷ lợi nội đồng, sản xuất nông nghiệp, nước sạch.</li>
<li>Giữ gìn di tích, xây dựng đời sống văn hoá ở các thôn.</li>
</ul>""",
    },
]

# (unit, name, valid_from, valid_to): half-open, so the name held to the end of 28 February 2025.
FORMER_NAMES: list[tuple[str, str, datetime.date | None, datetime.date | None]] = [
    ("so", "Sở Tài nguyên và Môi trường tỉnh Khánh Hòa", None, datetime.date(2025, 3, 1)),
]

PEOPLE: list[dict] = [
    {
        "full_name": "Lâm Viễn Dương",
        "position": "Giám đốc",
        "position_en": "Director",
        "unit": "so",
        "phone": "0258 3000 001",
        "email": "giamdoc@example.gov.vn",
        "is_leader": True,
        "is_spokesperson": False,
        "is_access_contact": False,
        "order": 10,
        "biography": """\
<p>Ông Lâm Viễn Dương là kỹ sư thuỷ văn, có hơn hai mươi năm làm việc về tài nguyên nước ở miền Trung. Trước khi giữ
chức vụ hiện nay, ông phụ trách công tác phòng, chống thiên tai.</p>
<p>Ông thường đi thực địa cùng các xã vùng hạ lưu sau mỗi mùa lũ để nghe người dân nói về cách vận hành hồ chứa. Tiểu
sử này là hư cấu, dùng cho bản trình diễn.</p>""",
        "duties": """\
<ul>
<li>Chịu trách nhiệm chung trước Uỷ ban nhân dân tỉnh về mọi hoạt động của Sở.</li>
<li>Trực tiếp phụ trách tổ chức cán bộ, tài chính, quy hoạch.</li>
<li>Trưởng Ban biên tập cổng thông tin điện tử.</li>
</ul>""",
    },
    {
        "full_name": "Thạch Bích Nguyên",
        "position": "Phó Giám đốc",
        "position_en": "Deputy Director",
        "unit": "so",
        "phone": "0258 3000 002",
        "email": "phogiamdoc1@example.gov.vn",
        "is_leader": True,
        "is_spokesperson": True,
        "is_access_contact": False,
        "order": 20,
        "biography": """\
<p>Bà Thạch Bích Nguyên tốt nghiệp ngành quản lý đất đai, từng làm địa chính xã, rồi chuyên viên và lãnh đạo phòng. Bà
am hiểu việc cấp Giấy chứng nhận ở vùng nông thôn.</p>
<p>Bà chủ trì tổ công tác đưa thủ tục đất đai về gần dân sau khi không còn cấp huyện. Nhân vật và tiểu sử đều do nhóm
soạn nội dung đặt ra.</p>""",
        "duties": """\
<ul>
<li>Phụ trách đất đai, đăng ký đất đai, đo đạc bản đồ, môi trường và khoáng sản.</li>
<li>Người phát ngôn của Sở.</li>
<li>Thay mặt Giám đốc điều hành khi được uỷ quyền.</li>
</ul>""",
    },
    {
        "full_name": "Đoàn Khê Minh",
        "position": "Phó Giám đốc",
        "position_en": "Deputy Director",
        "unit": "so",
        "phone": "0258 3000 003",
        "email": "phogiamdoc2@example.gov.vn",
        "is_leader": True,
        "is_spokesperson": False,
        "is_access_contact": False,
        "order": 30,
        "biography": """\
<p>Ông Đoàn Khê Minh xuất thân từ đơn vị quản lý công trình thuỷ lợi. Ông đã tham gia xây dựng quy trình vận hành của
nhiều hồ chứa nhỏ và vừa.</p>
<p>Trong các đợt hạn, ông đề xuất cách chia nước luân phiên theo tuyến kênh được nhiều xã áp dụng. Thông tin chỉ có
tính minh hoạ.</p>""",
        "duties": """\
<ul>
<li>Phụ trách tài nguyên nước, thuỷ lợi, biển và hải đảo, khí tượng thuỷ văn.</li>
<li>Chỉ đạo công tác phòng, chống thiên tai và tìm kiếm cứu nạn của ngành.</li>
<li>Theo dõi các xã phía nam tỉnh.</li>
</ul>""",
    },
    {
        "full_name": "Hứa Thảo Điền",
        "position": "Chánh Văn phòng Sở",
        "position_en": "Chief of Office",
        "unit": "van-phong",
        "phone": "0258 3000 012",
        "email": "chanhvanphong@example.gov.vn",
        "is_leader": False,
        "is_spokesperson": False,
        "is_access_contact": True,
        "order": 40,
        "biography": """\
<p>Bà Hứa Thảo Điền học luật hành chính, nhiều năm làm công tác văn thư và tiếp công dân. Bà là người soạn quy chế
cung cấp thông tin của Sở.</p>
<p>Dưới sự điều hành của bà, bộ phận một cửa đã bỏ việc yêu cầu nộp lại giấy tờ mà cơ quan nhà nước đã có. Đây là nhân
vật hư cấu.</p>""",
        "duties": """\
<ul>
<li>Điều hành công việc của Văn phòng, bộ phận một cửa và tiếp công dân.</li>
<li>Đầu mối cung cấp thông tin theo yêu cầu của công dân.</li>
<li>Phó Trưởng Ban biên tập thường trực.</li>
</ul>""",
    },
    {
        "full_name": "Lương Thục Bình",
        "position": "Trưởng phòng Quản lý đất đai",
        "position_en": "Head of the Land Administration Division",
        "unit": "dat-dai",
        "phone": "0258 3000 022",
        "email": "truongphongdatdai@example.gov.vn",
        "is_leader": False,
        "is_spokesperson": False,
        "is_access_contact": False,
        "order": 50,
        "biography": """\
<p>Bà Lương Thục Bình là thạc sĩ kinh tế đất, đã tham gia xây dựng bảng giá đất qua ba kỳ. Bà quan tâm việc trình bày
bảng giá sao cho người không chuyên cũng tra được.</p>
<p>Bà thường xuyên trả lời câu hỏi ở mục Hỏi đáp về giá đất và chuyển mục đích sử dụng. Tên và tiểu sử không phải của
người có thật.</p>""",
        "duties": """\
<ul>
<li>Phụ trách chung công việc của Phòng.</li>
<li>Trực tiếp theo dõi giá đất, hệ số điều chỉnh và nghĩa vụ tài chính.</li>
<li>Ký văn bản hướng dẫn nghiệp vụ cho xã, phường.</li>
</ul>""",
    },
    {
        "full_name": "Mạc Thuỷ Triều",
        "position": "Trưởng phòng Tài nguyên nước và Biển",
        "position_en": "Head of the Water Resources and Sea Division",
        "unit": "nuoc-bien",
        "phone": "0258 3000 032",
        "email": "truongphongnuocbien@example.gov.vn",
        "is_leader": False,
        "is_spokesperson": False,
        "is_access_contact": False,
        "order": 60,
        "biography": """\
<p>Ông Mạc Thuỷ Triều là kỹ sư hải dương học, từng tham gia nhiều chuyến khảo sát ven bờ. Ông đã đi hết các đảo có
người ở của tỉnh.</p>
<p>Ông khởi xướng việc thay neo bằng phao buộc cố định ở các điểm lặn ngắm san hô. Nội dung giới thiệu này được viết
để minh hoạ.</p>""",
        "duties": """\
<ul>
<li>Phụ trách tài nguyên nước, biển, hải đảo và khoáng sản.</li>
<li>Điều phối ứng phó sự cố tràn dầu, sạt lở bờ biển.</li>
<li>Tham gia hội đồng thẩm định hồ sơ giao khu vực biển.</li>
</ul>""",
    },
    {
        "full_name": "Cao Thanh Khí",
        "position": "Trưởng phòng Bảo vệ môi trường",
        "position_en": "Head of the Environmental Protection Division",
        "unit": "moi-truong",
        "phone": "0258 3000 042",
        "email": "truongphongmoitruong@example.gov.vn",
        "is_leader": False,
        "is_spokesperson": False,
        "is_access_contact": False,
        "order": 70,
        "biography": """\
<p>Ông Cao Thanh Khí là kỹ sư công nghệ môi trường, có kinh nghiệm vận hành nhà máy xử lý nước thải trước khi vào cơ
quan nhà nước.</p>
<p>Ông chủ trương hướng dẫn trước, kiểm tra sau với cơ sở nhỏ, nhưng xử lý nghiêm khi tái phạm. Nhân vật chỉ tồn tại
trong dữ liệu mẫu.</p>""",
        "duties": """\
<ul>
<li>Phụ trách thẩm định hồ sơ môi trường, quản lý chất thải.</li>
<li>Chỉ đạo kiểm tra, xử lý điểm ô nhiễm.</li>
<li>Theo dõi chương trình phân loại rác tại nguồn.</li>
</ul>""",
    },
    {
        "full_name": "Kiều Nguyệt Sa",
        "position": "Chủ tịch Uỷ ban nhân dân phường Nha Trang",
        "position_en": "Chairwoman of the People's Committee of Nha Trang Ward",
        "unit": "nha-trang",
        "phone": "0258 3000 082",
        "email": "chutichnhatrang@example.gov.vn",
        "is_leader": True,
        "is_spokesperson": False,
        "is_access_contact": False,
        "order": 80,
        "biography": """\
<p>Bà Kiều Nguyệt Sa từng công tác ở đoàn thể, sau đó làm quản lý đô thị. Bà tiếp công dân vào sáng thứ Năm hằng tuần
tại trụ sở phường.</p>
<p>Bà vận động các tổ dân phố mở điểm hỗ trợ nộp hồ sơ buổi tối cho người đi làm ca. Tiểu sử do người viết nội dung
mẫu nghĩ ra.</p>""",
        "duties": """\
<ul>
<li>Lãnh đạo, điều hành công việc chung của Uỷ ban nhân dân phường.</li>
<li>Phụ trách đất đai, trật tự đô thị, ngân sách.</li>
<li>Trưởng ban phòng, chống thiên tai của phường.</li>
</ul>""",
    },
    {
        "full_name": "Phan Mộc Thổ",
        "position": "Chủ tịch Uỷ ban nhân dân xã Diên Khánh",
        "position_en": "Chairman of the People's Committee of Diên Khánh Commune",
        "unit": "dien-khanh",
        "phone": "0258 3000 092",
        "email": "chutichdienkhanh@example.gov.vn",
        "is_leader": True,
        "is_spokesperson": False,
        "is_access_contact": False,
        "order": 90,
        "biography": """\
<p>Ông Phan Mộc Thổ là kỹ sư nông học, gắn bó với phong trào nông dân trước khi làm công tác chính quyền. Ông tiếp
công dân vào sáng thứ Ba hằng tuần.</p>
<p>Ông tổ chức các buổi nhận hồ sơ đất đai lưu động ở thôn và cùng dân nạo vét kênh đầu vụ. Người và việc nêu ở đây
chỉ để minh hoạ.</p>""",
        "duties": """\
<ul>
<li>Lãnh đạo, điều hành công việc chung của Uỷ ban nhân dân xã.</li>
<li>Phụ trách nông nghiệp, đất đai, xây dựng nông thôn.</li>
<li>Chỉ đạo giữ gìn di tích và cảnh quan.</li>
</ul>""",
    },
]

# (slug, title, English title, body, English body)
PAGES: list[tuple[str, str, str | None, str, str | None]] = [
    (
        "gioi-thieu-chung",
        "Giới thiệu chung",
        "About the Department",
        """\
<p>Sở Nông nghiệp và Môi trường tỉnh Khánh Hòa là cơ quan chuyên môn thuộc Uỷ ban nhân dân tỉnh. Sở quản lý những việc
gần gũi với đời sống hằng ngày: mảnh đất, nguồn nước, không khí, dòng sông, cánh đồng và vùng biển.</p>
<p>Trên cổng này, người dân tra được giá đất, văn bản, thủ tục; gửi câu hỏi và theo dõi câu trả lời; xem cảnh báo
thiên tai và số liệu quan trắc. Không việc nào trong số đó đòi hỏi tài khoản.</p>
<h2>Tổ chức</h2>
<p>Giúp việc cho Giám đốc có các Phó Giám đốc, Văn phòng Sở, các phòng chuyên môn, chi cục và đơn vị sự nghiệp. Danh
sách đơn vị, số điện thoại và người phụ trách có ở trang Các đơn vị.</p>
<h2>Địa bàn</h2>
<p>Từ ngày 01/7/2025, tỉnh Khánh Hòa gồm địa bàn của tỉnh Khánh Hòa và tỉnh Ninh Thuận trước đây, chính quyền địa
phương có hai cấp là tỉnh và xã, phường, đặc khu. Khi tra cứu, cổng hiểu cả tên cũ lẫn tên mới.</p>
<h2>Lưu ý</h2>
<p>Đây là nội dung trình diễn của phần mềm mã nguồn mở Cổng Mở. Tên người, số điện thoại và số liệu không có thật; văn
bản quy phạm pháp luật được dẫn là văn bản đã ban hành.</p>""",
        """\
<p>The Department of Agriculture and Environment of Khánh Hòa Province is a specialised agency under the provincial
People's Committee. It looks after matters close to daily life: land, water, air, rivers, fields and the sea.</p>
<p>On this portal you can look up land prices, legal documents and procedures, send a question and follow the answer,
and read disaster warnings and monitoring data. None of this requires an account.</p>
<h2>Organisation</h2>
<p>The Director is assisted by Deputy Directors, the Office, specialised divisions, a sub-department and public
service units. Names, telephone numbers and persons in charge are on the page of units.</p>
<h2>Area</h2>
<p>Since 1 July 2025 Khánh Hòa covers the former provinces of Khánh Hòa and Ninh Thuận. Local government has two
levels: the province, and its wards, communes and the special zone. The search understands former names too.</p>
<h2>Please note</h2>
<p>This is demonstration content of the open-source software Cổng Mở. Names of persons, telephone numbers and figures
are invented; the laws and decrees that are cited exist.</p>""",
    ),
    (
        "chuc-nang-nhiem-vu",
        "Chức năng, nhiệm vụ",
        "Functions and duties",
        """\
<p>Sở tham mưu, giúp Uỷ ban nhân dân tỉnh quản lý nhà nước về nông nghiệp, lâm nghiệp, thuỷ sản, thuỷ lợi, phát triển
nông thôn, đất đai, tài nguyên nước, địa chất và khoáng sản, môi trường, khí tượng thuỷ văn, đo đạc và bản đồ, biển và
hải đảo.</p>
<h2>Nhiệm vụ chính</h2>
<ul>
<li>Dự thảo quyết định, quy hoạch, kế hoạch của tỉnh trong các lĩnh vực trên và lấy ý kiến rộng rãi trước khi
trình.</li>
<li>Tổ chức thực hiện, hướng dẫn xã, phường, đặc khu về chuyên môn.</li>
<li>Thẩm định hồ sơ, trình cấp hoặc cấp giấy phép theo phân công.</li>
<li>Quản lý cơ sở dữ liệu về đất đai, môi trường, tài nguyên nước và cung cấp thông tin.</li>
<li>Thường trực về phòng, chống thiên tai của ngành.</li>
<li>Kiểm tra, xử lý vi phạm, giải quyết khiếu nại, tố cáo theo thẩm quyền.</li>
</ul>
<h2>Quyền hạn</h2>
<p>Sở được yêu cầu tổ chức, cá nhân cung cấp thông tin phục vụ quản lý; được kiến nghị đình chỉ hoạt động gây ô nhiễm
nghiêm trọng; được kiểm tra việc thực hiện giấy phép đã cấp.</p>
<p>Những việc thuộc thẩm quyền của xã, phường được ghi rõ ở từng thủ tục. Hồ sơ nộp nhầm nơi sẽ được chuyển đến đúng
nơi, người nộp không phải làm lại từ đầu.</p>""",
        """\
<p>The Department advises and assists the provincial People's Committee in the state management of agriculture,
forestry, fisheries, irrigation, rural development, land, water resources, geology and minerals, environment,
hydrometeorology, surveying and mapping, sea and islands.</p>
<h2>Main duties</h2>
<ul>
<li>Draft decisions, plans and programmes of the province in these fields and consult the public before they are
submitted.</li>
<li>Carry them out and guide wards, communes and the special zone.</li>
<li>Assess files, and grant permits or submit them for approval.</li>
<li>Keep the databases on land, environment and water, and supply information.</li>
<li>Serve as the standing body of the sector for disaster prevention.</li>
<li>Inspect, deal with violations, and settle complaints within its competence.</li>
</ul>
<h2>Powers</h2>
<p>The Department may ask organisations and individuals for information that it needs, propose to suspend activities
that cause serious pollution, and check how permits are complied with.</p>
<p>Matters decided by wards and communes are marked in each procedure. A file handed in at the wrong office is passed
on to the right one.</p>""",
    ),
    (
        "lich-su-hinh-thanh",
        "Lịch sử hình thành",
        None,
        """\
<p>Cơ quan quản lý tài nguyên và môi trường của tỉnh được lập từ đầu những năm 2000, khi công tác địa chính, khoáng
sản, môi trường và khí tượng thuỷ văn được gom về một mối. Cơ quan mang tên Sở Tài nguyên và Môi trường đến hết ngày
28/02/2025.</p>
<h2>Hợp nhất hai sở</h2>
<p>Từ ngày 01/3/2025, Sở Nông nghiệp và Môi trường được thành lập trên cơ sở hợp nhất Sở Nông nghiệp và Phát triển
nông thôn với Sở Tài nguyên và Môi trường. Văn bản do hai sở cũ ban hành vẫn được lưu và tra cứu bình thường, ghi đúng
tên cơ quan tại thời điểm ban hành.</p>
<h2>Hợp nhất tỉnh và bỏ cấp huyện</h2>
<p>Từ ngày 01/7/2025, tỉnh Khánh Hòa và tỉnh Ninh Thuận hợp nhất thành tỉnh Khánh Hòa; chính quyền địa phương còn hai
cấp. Nhiều thủ tục trước đây do cấp huyện giải quyết được chuyển về xã, phường hoặc lên Sở.</p>
<p>Hồ sơ, bản đồ và số liệu của hai tỉnh cũ đang được chuyển đổi dần. Trong thời gian đó, cổng giữ nguyên tên gọi in
trên tài liệu và chỉ dẫn đến tên gọi hiện nay.</p>
<p>Niên biểu trên được soạn gọn cho bản trình diễn; các mốc nhỏ về tổ chức nội bộ không nêu ở đây.</p>""",
        None,
    ),
    (
        "kenh-thong-tin-chinh-thuc",
        "Kênh thông tin chính thức",
        None,
        """\
<p>Sở chỉ phát thông tin chính thức qua các kênh dưới đây. Tài khoản, số điện thoại hoặc trang nào không có trong bảng
này thì không phải của Sở.</p>
<table>
<caption>Các kênh thông tin chính thức (địa chỉ minh hoạ)</caption>
<thead><tr><th scope="col">Kênh</th><th scope="col">Địa chỉ</th><th scope="col">Dùng để</th></tr></thead>
<tbody>
<tr><th scope="row">Cổng thông tin điện tử</th><td>Trang này</td><td>Tin tức, văn bản, tra cứu, hỏi đáp</td></tr>
<tr><th scope="row">Cổng Dịch vụ công quốc gia</th><td>dichvucong.gov.vn</td><td>Nộp hồ sơ, theo dõi, thanh
toán</td></tr>
<tr><th scope="row">Ứng dụng định danh quốc gia</th><td>VNeID</td><td>Đăng nhập dịch vụ công, nhận thông báo</td></tr>
<tr><th scope="row">Điện thoại chung</th><td>0258 3000 010</td><td>Hỏi thông tin trong giờ làm việc</td></tr>
<tr><th scope="row">Trực thiên tai</th><td>0258 3000 051</td><td>Báo tin ngày đêm trong mùa mưa lũ</td></tr>
<tr><th scope="row">Thư điện tử</th><td>so@example.gov.vn</td><td>Văn bản, yêu cầu cung cấp thông tin</td></tr>
</tbody>
</table>
<p>Sở không lập nhóm trò chuyện để thu tiền, không nhận hồ sơ qua mạng xã hội và không gửi đường dẫn cài phần mềm qua
tin nhắn.</p>
<p>Khi mở thêm hoặc đóng một kênh, Sở cập nhật bảng này ngay trong ngày. Nếu thấy trang giả mạo, xin báo về số điện
thoại chung, kèm ảnh chụp màn hình.</p>""",
        None,
    ),
    (
        "tiep-can-thong-tin",
        "Tiếp cận thông tin",
        None,
        """\
<p>Công dân có quyền được cung cấp thông tin do Sở tạo ra. Nhiều thông tin đã có sẵn ở các mục Văn bản, Công khai, Giá
đất, Thống kê; nên tìm ở đó trước để có ngay kết quả.</p>
<h2>Thông tin được công khai</h2>
<ul>
<li>Văn bản quy phạm pháp luật, thủ tục hành chính, dự thảo lấy ý kiến.</li>
<li>Quy hoạch, kế hoạch sử dụng đất, giá đất, phương án bồi thường.</li>
<li>Ngân sách, mua sắm, đấu thầu, kết luận kiểm tra.</li>
<li>Chức năng, nhiệm vụ, người phụ trách, số liệu thống kê, báo cáo định kỳ.</li>
</ul>
<h2>Cách yêu cầu cung cấp thông tin</h2>
<ol>
<li>Ghi rõ tên thông tin cần biết, càng cụ thể càng nhanh.</li>
<li>Gửi trực tiếp tại Văn phòng Sở, qua bưu điện hoặc thư điện tử so@example.gov.vn.</li>
<li>Nhận phiếu tiếp nhận có số; số này dùng để hỏi tiến độ.</li>
<li>Nhận thông tin, hoặc văn bản từ chối có nêu lý do.</li>
</ol>
<p>Đầu mối cung cấp thông tin là Chánh Văn phòng Sở, điện thoại 0258 3000 012. Người không tự viết được, người khuyết
tật được giúp điền phiếu.</p>
<p>Không cung cấp bí mật nhà nước, tài liệu nội bộ đang soạn thảo; bí mật kinh doanh, đời sống riêng tư chỉ được cung
cấp khi chủ thể đồng ý hoặc pháp luật cho phép. Khi thấy thông tin đã công khai chưa đúng, công dân có quyền đề nghị
đính chính; Sở sửa và ghi chú lại bằng chính hình thức đã công khai.</p>""",
        None,
    ),
    (
        "tuyen-bo-kha-nang-truy-cap",
        "Tuyên bố về khả năng truy cập",
        "Accessibility statement",
        """\
<p>Cổng được làm để mọi người dùng được, kể cả người khiếm thị, người khó cử động tay, người khó nghe, người đọc chậm
và người chỉ có điện thoại cũ. Mục tiêu là đáp ứng mức AA của Hướng dẫn về khả năng truy cập nội dung mạng, phiên bản
2.1.</p>
<h2>Những gì đã làm</h2>
<ul>
<li>Mọi chức năng dùng được bằng bàn phím; vị trí đang chọn luôn nhìn thấy.</li>
<li>Hình ảnh có mô tả bằng chữ; đồ hoạ được ghi lại đầy đủ trong bài.</li>
<li>Bảng số liệu có tên bảng và ô tiêu đề gắn với từng cột, từng hàng.</li>
<li>Có thể phóng to chữ, tăng độ tương phản; không dùng màu sắc làm dấu hiệu duy nhất.</li>
<li>Không có chữ chạy, không có hình nhấp nháy.</li>
<li>Phim có bản ghi lời.</li>
</ul>
<h2>Những chỗ chưa đạt</h2>
<ul>
<li>Một số tệp văn bản cũ là ảnh quét, phần mềm đọc màn hình chưa đọc được.</li>
<li>Bản đồ kèm quy hoạch mới có bản mô tả ngắn.</li>
</ul>
<p>Ai gặp khó khăn khi dùng cổng, xin báo qua mục "Báo lỗi trang này" hoặc số 0258 3000 012. Văn phòng Sở trả lời
trong năm ngày làm việc và, khi cần, cung cấp thông tin bằng hình thức khác như đọc qua điện thoại hoặc in chữ
lớn.</p>""",
        """\
<p>This portal is made to be usable by everyone: by blind people, people who cannot use a mouse, people who do not
hear well, slow readers and people with an old telephone. The aim is level AA of the Web Content Accessibility
Guidelines, version 2.1.</p>
<h2>What has been done</h2>
<ul>
<li>Every function can be used with a keyboard; the selected place is always visible.</li>
<li>Pictures have a text description; what an infographic shows is repeated as text.</li>
<li>Tables have a caption, and header cells tied to their columns and rows.</li>
<li>Text can be enlarged and contrast increased; colour is never the only sign.</li>
<li>Nothing moves or blinks by itself.</li>
<li>Videos have a transcript.</li>
</ul>
<h2>What is still missing</h2>
<ul>
<li>Some older files are scanned images that a screen reader cannot read.</li>
<li>Planning maps have only a short description so far.</li>
</ul>
<p>If something on the portal is hard for you to use, please tell us through "Report a mistake" or on 0258 3000 012.
The Office answers within five working days and, where needed, supplies the information in another form, such as by
telephone or in large print.</p>""",
    ),
    (
        "chinh-sach-bao-ve-du-lieu-ca-nhan",
        "Chính sách bảo vệ dữ liệu cá nhân",
        None,
        """\
<p>Trang này cho biết cổng xử lý dữ liệu cá nhân ra sao, theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15. Nguyên tắc
chung: không cần thì không hỏi, hỏi rồi thì giữ kín, xong việc thì xoá theo thời hạn.</p>
<h2>Khi chỉ đọc</h2>
<p>Người đọc không phải đăng nhập. Cổng không đặt dấu vết theo dõi trên máy, không dùng quảng cáo, không gửi dữ liệu
cho bên thứ ba. Lượt xem được đếm gộp, không gắn với một người.</p>
<h2>Khi gửi câu hỏi, góp ý</h2>
<ul>
<li>Cổng hỏi họ tên và một cách liên lạc để trả lời; ngoài ra không bắt buộc.</li>
<li>Họ tên, số điện thoại, thư điện tử được mã hoá và không hiện trên trang công khai.</li>
<li>Câu hỏi chỉ được đăng sau khi đã bỏ chi tiết riêng tư.</li>
<li>Việc đăng tên là lựa chọn riêng, mặc định không chọn.</li>
</ul>
<h2>Quyền của người gửi</h2>
<p>Người gửi có thể xem, sửa, rút lại đồng ý hoặc yêu cầu xoá dữ liệu của mình bằng mã theo dõi. Nếu có dữ liệu phải
giữ theo luật lưu trữ, Sở nói rõ giữ gì, giữ đến khi nào.</p>
<p>Yêu cầu gửi về Văn phòng Sở, thư điện tử vanphong@example.gov.vn. Mỗi yêu cầu được ghi sổ và trả lời bằng văn bản.
Khi xảy ra lộ, mất dữ liệu, Sở báo cho cơ quan có thẩm quyền và người bị ảnh hưởng theo quy định.</p>""",
        None,
    ),
    (
        "huong-dan-su-dung",
        "Hướng dẫn sử dụng cổng",
        None,
        """\
<p>Trang này chỉ cách tìm nhanh những thứ hay cần nhất.</p>
<h2>Tìm kiếm</h2>
<ul>
<li>Gõ có dấu hay không dấu đều được: "dat dai" cũng ra "đất đai".</li>
<li>Gõ số văn bản theo cách nào cũng được: 49/2026/NĐ-CP, nd 49 2026, nghị định 49.</li>
<li>Gõ tên xã, phường cũ; cổng chỉ ra tên hiện nay.</li>
</ul>
<h2>Tra giá đất</h2>
<ol>
<li>Vào mục Giá đất.</li>
<li>Gõ tên đường hoặc tên xã, phường.</li>
<li>Chọn đoạn đường, loại đất, vị trí và ngày cần tra.</li>
</ol>
<h2>Gửi câu hỏi</h2>
<p>Vào mục Hỏi đáp, chọn Gửi câu hỏi. Sau khi gửi, ghi lại mã theo dõi hiện trên màn hình. Nhập mã này bất cứ lúc nào
để xem câu hỏi đang ở đâu và bao giờ có trả lời.</p>
<h2>Lấy dữ liệu</h2>
<p>Mỗi danh sách đều tải về được dưới dạng bảng tính để in hoặc tính toán tiếp. Bài viết có nút in và bản để lưu.</p>
<h2>Đọc dễ hơn</h2>
<p>Ở đầu trang có chỗ phóng to chữ và đổi độ tương phản. Lựa chọn được nhớ trên chính máy đang dùng.</p>
<p>Nếu vẫn chưa tìm thấy, xin gọi 0258 3000 010 trong giờ làm việc; người trực sẽ tìm giúp và chỉ lại cách tìm.</p>""",
        None,
    ),
]

# (name, English name, links)
LINK_GROUPS: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "Chính phủ",
        "Government",
        [
            ("Cổng Thông tin điện tử Chính phủ", "https://chinhphu.vn"),
            ("Cổng Dịch vụ công quốc gia", "https://dichvucong.gov.vn"),
            ("Hệ thống văn bản Chính phủ", "https://vanban.chinhphu.vn"),
            ("Quốc hội", "https://quochoi.vn"),
            ("Báo Điện tử Chính phủ", "https://baochinhphu.vn"),
        ],
    ),
    (
        "Bộ ngành",
        "Ministries",
        [
            ("Bộ Nông nghiệp và Môi trường", "https://mae.gov.vn"),
            ("Cơ sở dữ liệu quốc gia về văn bản pháp luật", "https://vbpl.vn"),
            ("Bộ Tư pháp", "https://moj.gov.vn"),
            ("Bộ Tài chính", "https://mof.gov.vn"),
            ("Bộ Khoa học và Công nghệ", "https://mst.gov.vn"),
            ("Trung tâm Dự báo khí tượng thuỷ văn quốc gia", "https://nchmf.gov.vn"),
        ],
    ),
    (
        "Tỉnh",
        "Province",
        [
            ("Cổng thông tin điện tử tỉnh Khánh Hòa", "https://khanhhoa.gov.vn"),
        ],
    ),
    (
        "Sở ngành",
        "Departments",
        [
            ("Sở Tư pháp", "https://stp.khanhhoa.gov.vn"),
            ("Sở Xây dựng", "https://sxd.khanhhoa.gov.vn"),
            ("Sở Tài chính", "https://stc.khanhhoa.gov.vn"),
            ("Sở Khoa học và Công nghệ", "https://skhcn.khanhhoa.gov.vn"),
        ],
    ),
    (
        "Phường xã",
        "Wards and communes",
        [
            ("Phường Nha Trang (cổng thành phần minh hoạ)", "nha-trang.localhost"),
            ("Xã Diên Khánh (cổng thành phần minh hoạ)", "dien-khanh.localhost"),
        ],
    ),
]

# (title, text, address)
BANNERS: list[tuple[str, str, str]] = [
    (
        "Tìm văn bản, tin về giá đất",
        "Gõ không cần dấu; tìm trong mọi tin, bài và văn bản của cổng.",
        "/tim-kiem/?q=gia+dat",
    ),
    (
        "Hỏi và phản ánh",
        "Gọi điện, gửi thư hoặc đến tận nơi: ai trả lời việc gì.",
        "/lien-he/",
    ),
]
