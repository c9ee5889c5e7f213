"""Articles, albums and videos of the demonstration: invented news of an invented department, in the order of age.

Decrees and circulars that the texts cite are real. Figures, persons and telephone numbers are not.
A picture is drawn by `portal.media.drawing.draw_scene(scene, seed)`.
"""

CATEGORIES = [
    {"slug": "tin-hoat-dong", "name": "Tin hoạt động", "name_en": "Activities", "parent": None},
    {
        "slug": "chi-dao-dieu-hanh",
        "name": "Chỉ đạo, điều hành",
        "name_en": "Direction and management",
        "parent": "tin-hoat-dong",
    },
    {"slug": "tin-don-vi", "name": "Tin từ các đơn vị", "name_en": "News from the units", "parent": "tin-hoat-dong"},
    {"slug": "pho-bien-phap-luat", "name": "Phổ biến pháp luật", "name_en": "The law explained", "parent": None},
    {"slug": "thong-bao", "name": "Thông báo", "name_en": "Notices", "parent": None},
    {"slug": "canh-bao-thien-tai", "name": "Cảnh báo thiên tai", "name_en": "Disaster warnings", "parent": None},
    {"slug": "huong-dan", "name": "Hướng dẫn người dân", "name_en": "Guides for citizens", "parent": None},
    {"slug": "khoa-hoc-cong-nghe", "name": "Khoa học, công nghệ", "name_en": "Science and technology", "parent": None},
]

TOPICS = [
    {
        "slug": "phong-chong-thien-tai",
        "title": "Chủ động ứng phó mùa mưa lũ",
        "title_en": "Ready for the rainy season",
        "summary": (
            "Cảnh báo, chỉ đạo, mực nước hồ chứa và những việc gia đình, thôn xóm cần làm trước, trong và sau mưa lũ."
        ),
    },
    {
        "slug": "lam-sach-du-lieu-dat-dai",
        "title": "Làm sạch dữ liệu đất đai",
        "title_en": "Cleaning up land data",
        "summary": (
            "Tiến độ đối chiếu thửa đất tại các xã, phường và cách để người dân kiểm tra, sửa thông tin của mình."
        ),
    },
]

ARTICLES: list[dict] = [
    {
        "key": "canh-bao-mua-lon",
        "language": "vi",
        "title": "Cảnh báo mưa lớn: đề phòng ngập ở vùng trũng, lũ quét và sạt lở ở vùng núi",
        "summary": (
            "Mưa có khả năng dồn vào chiều tối và đêm. Các xã miền núi cần kiểm tra ngay những hộ ở sát taluy, "
            "ven suối."
        ),
        "body": """\
<p>Theo bản tin của cơ quan khí tượng thuỷ văn, từ chiều nay đến hết ngày mai, khu vực tỉnh có mưa vừa, mưa to, có nơi
mưa rất to kèm dông. Mưa tập trung ở các xã phía tây và phía bắc, thường mạnh nhất từ chập tối đến nửa đêm.</p>
<h2>Nơi có nguy cơ cao</h2>
<ul>
<li>Lũ quét, sạt lở: Khánh Vĩnh, Tây Khánh Vĩnh, Khánh Sơn, Đông Khánh Sơn, Bác Ái, Bác Ái Tây.</li>
<li>Ngập ở vùng trũng: ven sông Cái, ven sông Dinh, khu dân cư thấp của các phường.</li>
<li>Đường bị chia cắt: các ngầm tràn, đoạn đường đèo có taluy đất.</li>
</ul>
<h2>Việc cần làm trước khi trời tối</h2>
<ol>
<li>Sạc đầy điện thoại, đèn pin; cất giấy tờ vào túi chống nước.</li>
<li>Nhà ở chân taluy, sát bờ suối chuyển sang nơi ở tạm theo hướng dẫn của thôn.</li>
<li>Đưa gia súc, máy móc lên chỗ cao; cắt điện nếu nước vào nhà.</li>
<li>Không đi qua ngầm tràn khi thấy nước chảy, kể cả khi nước còn nông.</li>
</ol>
<p>Các xã giữ liên lạc với đơn vị quản lý hồ và báo về Chi cục Thuỷ lợi trước 19 giờ số hộ đã di dời. Số trực suốt
đêm: 0258 3000 051.</p>
<p>Bản tin tiếp theo được đăng lúc 20 giờ hoặc sớm hơn nếu có thay đổi. Khi bản tin này hết hạn, đề nghị không chia sẻ
lại để tránh nhầm lẫn.</p>""",
        "field": "hydrometeorology",
        "category": "canh-bao-thien-tai",
        "tags": ["mưa lớn", "lũ quét"],
        "topic": "phong-chong-thien-tai",
        "unit": "thuy-loi",
        "byline": "Đồng Trường Giang",
        "source": "",
        "scene": "rain_clouds",
        "alt": "Tranh vẽ mây đen và màn mưa trên dãy nhà ven nước, phía sau là núi mờ",
        "caption": "Mưa dồn về đêm là tình huống nguy hiểm nhất.",
        "days_ago": 0,
        "genre": "news",
    },
    {
        "key": "canh-bao-mua-lon-en",
        "language": "en",
        "translation_of": "canh-bao-mua-lon",
        "title": "Heavy rain warning: flooding in low areas, flash floods and landslides in the hills",
        "summary": (
            "Rain is likely to be heaviest in the evening and at night. Visitors should not cross flooded roads "
            "or walk near streams."
        ),
        "body": """\
<p>According to the weather service, moderate to heavy rain with thunderstorms is expected from this afternoon until
the end of tomorrow, very heavy in places. The communes in the west and north will receive most of it, usually between
nightfall and midnight.</p>
<h2>Places at high risk</h2>
<ul>
<li>Flash floods and landslides: Khánh Vĩnh, Tây Khánh Vĩnh, Khánh Sơn, Đông Khánh Sơn, Bác Ái, Bác Ái Tây.</li>
<li>Flooding: along the Cái and Dinh rivers and in low-lying quarters of the wards.</li>
<li>Roads that may be cut: fords, and mountain passes with earth slopes.</li>
</ul>
<h2>Before dark</h2>
<ol>
<li>Charge telephones and torches; keep documents in a waterproof bag.</li>
<li>If you live below a slope or beside a stream, move to the shelter named by your village.</li>
<li>Move animals and machines to high ground; switch off the power if water enters the house.</li>
<li>Never cross a ford when water is running over it, however shallow it looks.</li>
</ol>
<p>Communes keep in touch with the operators of the reservoirs and report by 19:00 how many households have moved. The
Sub-Department of Irrigation is on duty all night: 0258 3000 051.</p>
<p>The next bulletin follows at 20:00, or earlier if the situation changes. Please do not share this one after it has
expired.</p>""",
        "field": "hydrometeorology",
        "category": "canh-bao-thien-tai",
        "tags": ["mưa lớn", "lũ quét"],
        "topic": "phong-chong-thien-tai",
        "unit": "thuy-loi",
        "byline": "Đồng Trường Giang",
        "source": "",
        "scene": "rain_clouds",
        "alt": "Drawing of dark clouds and rain over a row of houses by the water, with misty hills behind",
        "caption": "Rain that falls mostly at night is the most dangerous.",
        "days_ago": 0,
        "genre": "news",
    },
    {
        "key": "chat-luong-khong-khi-theo-gio-en",
        "language": "en",
        "translation_of": "chat-luong-khong-khi-theo-gio",
        "title": "Hourly air quality figures are now open to everyone",
        "summary": (
            "The Environmental Monitoring Centre publishes the readings of three automatic stations on the "
            "portal, with health advice for every level."
        ),
        "body": """\
<p>Since the start of the week the readings of three automatic air stations, in the wards of Nha Trang, Cam Ranh and
Phan Rang, appear on the portal after each hour. Until now residents could only read a quarterly report.</p>
<p>Each station measures fine dust (PM2.5), dust (PM10), polluting gases, temperature and wind. The result is turned
into one index, shown by a colour and by a word, so that people who do not tell colours apart can read it too.</p>
<h2>How to read the index</h2>
<ul>
<li><strong>Good:</strong> normal outdoor activity.</li>
<li><strong>Moderate:</strong> very sensitive people should avoid heavy effort.</li>
<li><strong>Poor:</strong> children, elderly people and people with lung disease should not stay outside for
long.</li>
<li><strong>Bad or worse:</strong> keep windows closed and wear a mask in the street.</li>
</ul>
<p>Hourly readings have not been checked and may be withdrawn if an instrument fails. Checked data are published on
the fifth day of the next month and serve for reports and research.</p>
<p>The Centre plans a further station near the industrial zone in the north of the province. Proposals for its place
may be sent through the Questions and answers section.</p>""",
        "field": "environment",
        "category": "tin-don-vi",
        "tags": ["quan trắc", "chất lượng không khí"],
        "topic": None,
        "unit": "quan-trac",
        "byline": "Tiêu Vân Phong",
        "source": "",
        "scene": "line_chart",
        "alt": (
            "Drawing of two curves rising and falling through the day above a row of small bars, on a dark green ground"
        ),
        "caption": "New readings appear about ten minutes past each hour.",
        "days_ago": 1,
        "genre": "news",
    },
    {
        "key": "chi-dao-ung-pho-mua-lu",
        "language": "vi",
        "title": "Sở yêu cầu trực ban 24 giờ, kiểm tra hồ chứa và điểm sạt lở trước đợt mưa mới",
        "summary": (
            "Các đơn vị phải phân công người trực có tên, có số điện thoại và báo cáo hai lần mỗi ngày cho đến "
            "khi hết mưa."
        ),
        "body": """\
<p>Trước dự báo mưa lớn trong những ngày tới, Giám đốc Sở Lâm Viễn Dương yêu cầu các đơn vị trực thuộc chuyển sang chế
độ trực ban 24 giờ. Danh sách trực gửi về Văn phòng Sở phải ghi rõ họ tên, số điện thoại, không ghi chung là "bộ phận
trực".</p>
<h2>Nhiệm vụ của từng đơn vị</h2>
<ul>
<li>Chi cục Thuỷ lợi kiểm tra cửa van, máy phát dự phòng và đường vào các hồ; đối chiếu mực nước với quy trình vận
hành sáu giờ một lần.</li>
<li>Phòng Tài nguyên nước và Biển rà soát các mỏ, bãi thải có nguy cơ trượt; yêu cầu ngừng khai thác khi mưa to.</li>
<li>Phòng Bảo vệ môi trường nhắc các bãi rác, hồ chứa nước thải hạ mực nước, gia cố bờ.</li>
<li>Trung tâm Quan trắc môi trường bảo đảm các trạm đo mưa tự động truyền số liệu liên tục.</li>
<li>Văn phòng Sở cập nhật tin cảnh báo trên cổng, gỡ tin đã hết hạn.</li>
</ul>
<p>Mỗi đơn vị báo cáo lúc 7 giờ và 17 giờ. Nếu có sự cố, báo ngay bằng điện thoại trước, văn bản gửi sau.</p>
<p>Giám đốc Sở lưu ý người đứng đầu đơn vị phải có mặt tại địa bàn được phân công, không điều hành từ xa qua tin nhắn.
Cán bộ có nhà ở vùng nguy hiểm được bố trí thời gian lo cho gia đình trước khi nhận ca trực.</p>""",
        "field": "hydrometeorology",
        "category": "chi-dao-dieu-hanh",
        "tags": ["ứng phó mưa lũ", "chỉ đạo điều hành"],
        "topic": "phong-chong-thien-tai",
        "unit": "so",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "meeting_room",
        "alt": "Tranh vẽ phòng họp với bàn gỗ dài, giấy tờ đặt trước từng ghế và màn hình biểu đồ trên tường",
        "caption": "Lãnh đạo Sở họp trực tuyến với các đơn vị ngay trong ngày nghỉ.",
        "days_ago": 1,
        "genre": "news",
    },
    {
        "key": "lam-sach-du-lieu-dat-dai-en",
        "language": "en",
        "translation_of": "lam-sach-du-lieu-dat-dai",
        "title": "More than half of the parcels checked in the land data clean-up",
        "summary": (
            "The Land Registration Office publishes the progress of six pilot wards and communes and asks "
            "residents to check what is recorded about their land."
        ),
        "body": """\
<p>By the end of this week the team of the Land Registration Office had checked more than half of the parcels in six
pilot wards and communes. The aim is that the database agrees with the cadastral map, with the Certificates people
hold and with the population data.</p>
<table>
<caption>Parcels checked in six pilot wards and communes (illustrative figures)</caption>
<thead><tr><th scope="col">Ward or commune</th><th scope="col">Parcels to check</th><th scope="col">Parcels
checked</th><th scope="col">Share</th></tr></thead>
<tbody>
<tr><th scope="row">Nha Trang Ward</th><td>18,400</td><td>12,144</td><td>66%</td></tr>
<tr><th scope="row">Tây Nha Trang Ward</th><td>21,250</td><td>11,900</td><td>56%</td></tr>
<tr><th scope="row">Diên Khánh Commune</th><td>14,800</td><td>9,176</td><td>62%</td></tr>
<tr><th scope="row">Cam Lâm Commune</th><td>16,300</td><td>7,661</td><td>47%</td></tr>
<tr><th scope="row">Khánh Vĩnh Commune</th><td>9,700</td><td>4,365</td><td>45%</td></tr>
<tr><th scope="row">Ninh Phước Commune</th><td>15,900</td><td>7,950</td><td>50%</td></tr>
</tbody>
</table>
<p>Three kinds of mismatch are most common: the holder is recorded under an old identity card number, the area on
paper differs from a newer survey, or a parcel was divided but the map was not updated. The first can be corrected on
the spot; the other two need a survey or a registration of change.</p>
<h2>What should residents do?</h2>
<ul>
<li>Prepare a copy of the Certificate and of the identity card of the person named on it.</li>
<li>Hand them in at the village or neighbourhood hall on the day announced by the ward or commune.</li>
<li>Pay nothing: the check is free of charge.</li>
</ul>
<p>Officers who carry out the check wear a badge and come with the head of the village or neighbourhood. If a stranger
asks to borrow the original Certificate, please refuse and call 0258 3000 061.</p>""",
        "field": "land",
        "category": "tin-don-vi",
        "tags": ["dữ liệu đất đai", "chuyển đổi số"],
        "topic": "lam-sach-du-lieu-dat-dai",
        "unit": "dang-ky-dat-dai",
        "byline": "Mai Thanh Điền",
        "source": "",
        "scene": "line_chart",
        "alt": "Drawing of line and bar charts on a dark ground, with small icons of a house, a drop and a leaf above",
        "caption": "Progress is updated on the last working day of each week.",
        "days_ago": 2,
        "genre": "news",
    },
    {
        "key": "chat-luong-khong-khi-theo-gio",
        "language": "vi",
        "title": "Người dân đã có thể xem chất lượng không khí theo từng giờ",
        "summary": (
            "Trung tâm Quan trắc môi trường đưa số liệu của ba trạm tự động lên cổng, kèm lời khuyên sức khoẻ cho"
            " từng mức."
        ),
        "body": """\
<p>Từ đầu tuần, số liệu của ba trạm quan trắc không khí tự động đặt tại phường Nha Trang, phường Cam Ranh và phường
Phan Rang được đưa lên cổng thông tin sau mỗi giờ đo. Trước đây, người dân chỉ đọc được báo cáo theo quý.</p>
<p>Mỗi trạm đo bụi mịn PM2.5, bụi PM10, các khí gây ô nhiễm cùng nhiệt độ và hướng gió. Kết quả được quy về một chỉ số
chung, thể hiện bằng màu và bằng chữ, nên người không phân biệt được màu vẫn đọc được mức hiện tại.</p>
<h2>Đọc chỉ số thế nào?</h2>
<ul>
<li><strong>Tốt:</strong> sinh hoạt ngoài trời bình thường.</li>
<li><strong>Trung bình:</strong> người rất nhạy cảm nên giảm hoạt động gắng sức.</li>
<li><strong>Kém:</strong> trẻ em, người già, người bệnh hô hấp hạn chế ở ngoài lâu.</li>
<li><strong>Xấu trở lên:</strong> nên đóng cửa sổ, đeo khẩu trang khi ra đường.</li>
</ul>
<p>Số liệu theo giờ là số liệu chưa kiểm tra, có thể bị loại nếu máy đo gặp sự cố. Số liệu đã kiểm tra được công bố
vào ngày mùng năm tháng sau, dùng cho báo cáo và nghiên cứu.</p>
<p>Trung tâm đang tính đặt thêm một trạm gần khu công nghiệp phía bắc tỉnh. Ý kiến về vị trí đặt trạm có thể gửi qua
mục Hỏi đáp, lĩnh vực môi trường.</p>""",
        "field": "environment",
        "category": "tin-don-vi",
        "tags": ["quan trắc", "chất lượng không khí"],
        "topic": None,
        "unit": "quan-trac",
        "byline": "Tiêu Vân Phong",
        "source": "",
        "scene": "line_chart",
        "alt": "Tranh vẽ hai đường số liệu lên xuống trong ngày và hàng cột nhỏ phía dưới, trên nền xanh sẫm",
        "caption": "Số liệu mới hiện sau mỗi giờ, khoảng phút thứ mười.",
        "days_ago": 2,
        "genre": "news",
    },
    {
        "key": "lam-sach-du-lieu-dat-dai",
        "language": "vi",
        "title": "Hơn một nửa số thửa đất đã được đối chiếu trong chiến dịch làm sạch dữ liệu",
        "summary": (
            "Văn phòng Đăng ký đất đai công bố tiến độ đối chiếu dữ liệu của sáu xã, phường làm điểm và đề nghị "
            "người dân kiểm tra lại thông tin thửa đất của mình."
        ),
        "body": """\
<p>Đến cuối tuần này, tổ công tác của Văn phòng Đăng ký đất đai đã đối chiếu hơn một nửa số thửa đất tại sáu xã,
phường làm điểm. Việc đối chiếu nhằm bảo đảm thông tin trong cơ sở dữ liệu khớp với bản đồ địa chính, với Giấy chứng
nhận người dân đang giữ và với dữ liệu dân cư.</p>
<table>
<caption>Tiến độ đối chiếu thửa đất tại sáu xã, phường làm điểm (số liệu minh hoạ)</caption>
<thead><tr><th scope="col">Xã, phường</th><th scope="col">Số thửa phải đối chiếu</th><th scope="col">Số thửa đã đối
chiếu</th><th scope="col">Tỷ lệ</th></tr></thead>
<tbody>
<tr><th scope="row">Phường Nha Trang</th><td>18.400</td><td>12.144</td><td>66%</td></tr>
<tr><th scope="row">Phường Tây Nha Trang</th><td>21.250</td><td>11.900</td><td>56%</td></tr>
<tr><th scope="row">Xã Diên Khánh</th><td>14.800</td><td>9.176</td><td>62%</td></tr>
<tr><th scope="row">Xã Cam Lâm</th><td>16.300</td><td>7.661</td><td>47%</td></tr>
<tr><th scope="row">Xã Khánh Vĩnh</th><td>9.700</td><td>4.365</td><td>45%</td></tr>
<tr><th scope="row">Xã Ninh Phước</th><td>15.900</td><td>7.950</td><td>50%</td></tr>
</tbody>
</table>
<p>Ba loại sai lệch gặp nhiều nhất là tên chủ sử dụng còn ghi theo số chứng minh nhân dân cũ, diện tích trên giấy khác
diện tích đo mới và thửa đất đã tách nhưng chưa cập nhật bản đồ. Loại thứ nhất có thể sửa ngay khi người dân mang giấy
tờ đến; hai loại sau cần đo đạc lại hoặc làm thủ tục đăng ký biến động.</p>
<h2>Người dân cần làm gì?</h2>
<ul>
<li>Chuẩn bị bản chụp Giấy chứng nhận và thẻ căn cước của người đứng tên.</li>
<li>Nộp tại điểm tiếp nhận ở nhà văn hoá thôn, tổ dân phố theo lịch do xã, phường thông báo.</li>
<li>Không trả bất kỳ khoản tiền nào; việc đối chiếu dữ liệu là miễn phí.</li>
</ul>
<p>Văn phòng Đăng ký đất đai lưu ý: cán bộ đi đối chiếu luôn đeo thẻ và đi cùng trưởng thôn hoặc tổ trưởng dân phố.
Nếu có người lạ hỏi mượn bản gốc Giấy chứng nhận, đề nghị từ chối và báo ngay số 0258 3000 061.</p>""",
        "field": "land",
        "category": "tin-don-vi",
        "tags": ["dữ liệu đất đai", "chuyển đổi số"],
        "topic": "lam-sach-du-lieu-dat-dai",
        "unit": "dang-ky-dat-dai",
        "byline": "Mai Thanh Điền",
        "source": "",
        "scene": "line_chart",
        "alt": "Tranh vẽ biểu đồ đường và cột trên nền sẫm, phía trên là các biểu tượng ngôi nhà, giọt nước, chiếc lá",
        "caption": "Tiến độ được cập nhật vào ngày làm việc cuối cùng của mỗi tuần.",
        "days_ago": 3,
        "genre": "news",
    },
    {
        "key": "lich-tiep-cong-dan-thang-12",
        "language": "vi",
        "title": "Lịch tiếp công dân tháng 12 của lãnh đạo Sở",
        "summary": (
            "Lãnh đạo Sở tiếp công dân vào các ngày thứ Năm. Người đến đăng ký tại bàn hướng dẫn, không cần hẹn trước."
        ),
        "body": """\
<p>Văn phòng Sở thông báo lịch tiếp công dân tháng 12 của lãnh đạo Sở. Địa điểm: Phòng tiếp công dân, tầng trệt, có
lối lên cho xe lăn và chỗ ngồi ưu tiên.</p>
<table>
<caption>Lịch tiếp công dân của lãnh đạo Sở, tháng 12/2026</caption>
<thead><tr><th scope="col">Ngày</th><th scope="col">Buổi</th><th scope="col">Người tiếp</th><th scope="col">Nội dung
chính</th></tr></thead>
<tbody>
<tr><th scope="row">Thứ Năm 03/12/2026</th><td>Sáng</td><td>Giám đốc Lâm Viễn Dương</td><td>Mọi lĩnh vực</td></tr>
<tr><th scope="row">Thứ Năm 10/12/2026</th><td>Sáng</td><td>Phó Giám đốc Thạch Bích Nguyên</td><td>Đất đai, đăng ký
đất đai</td></tr>
<tr><th scope="row">Thứ Năm 17/12/2026</th><td>Chiều</td><td>Phó Giám đốc Đoàn Khê Minh</td><td>Tài nguyên nước, thuỷ
lợi, biển</td></tr>
<tr><th scope="row">Thứ Năm 24/12/2026</th><td>Sáng</td><td>Phó Giám đốc Thạch Bích Nguyên</td><td>Môi trường, khoáng
sản</td></tr>
</tbody>
</table>
<p>Ngoài các buổi trên, cán bộ tiếp công dân làm việc vào tất cả các ngày trong tuần, từ thứ Hai đến thứ Sáu. Sáng từ
7 giờ 30 đến 11 giờ 30, chiều từ 13 giờ 30 đến 16 giờ 30.</p>
<h2>Khi đến, xin mang theo</h2>
<ul>
<li>Giấy tờ tuỳ thân.</li>
<li>Đơn (nếu có) ghi rõ nội dung, một nội dung một đơn.</li>
<li>Các văn bản trả lời trước đây của cơ quan nhà nước.</li>
</ul>
<p>Nếu lịch thay đổi, Văn phòng Sở đăng thông báo ngay tại trang này và dán tại cửa phòng tiếp công dân, kèm ngày tiếp
mới. Người ở xa có thể hỏi trước qua số 0258 3000 012.</p>""",
        "field": "general",
        "category": "thong-bao",
        "tags": ["tiếp công dân", "lịch làm việc"],
        "topic": None,
        "unit": "van-phong",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "office_building",
        "alt": "Tranh vẽ toà nhà công sở ba tầng với cửa kính rộng, bậc thềm và hai hàng cau trước sân",
        "caption": "Phòng tiếp công dân ở tầng trệt, có lối lên cho xe lăn.",
        "days_ago": 4,
        "genre": "news",
    },
    {
        "key": "phao-quan-trac-nuoc-bien",
        "language": "vi",
        "title": "Thả hai phao quan trắc nước biển, báo sớm hiện tượng thiếu ôxy cho vùng nuôi",
        "summary": (
            "Phao đo nhiệt độ, độ mặn, ôxy và độ đục ở ba độ sâu, gửi số liệu nửa giờ một lần cho cả cơ quan quản"
            " lý lẫn người nuôi."
        ),
        "body": """\
<p>Trung tâm Quan trắc môi trường vừa thả hai phao quan trắc tự động tại vùng nuôi tôm hùm lồng ở Vạn Ninh và Cam
Ranh. Mỗi phao đo nhiệt độ, độ mặn, lượng ôxy hoà tan, độ pH và độ đục ở ba độ sâu.</p>
<p>Hằng năm, vào lúc giao mùa, tầng nước đáy đôi khi bị thiếu ôxy. Tôm nổi lên mặt vào sáng sớm, đến khi người nuôi
phát hiện thì đã muộn. Phao có thể báo trước vài giờ, đủ để chạy máy sục khí hoặc nâng lồng.</p>
<p>Khi lượng ôxy xuống dưới ngưỡng, hệ thống gửi tin nhắn cho người nuôi đã đăng ký, đồng thời hiện cảnh báo trên
cổng. Đăng ký miễn phí tại xã, phường hoặc gọi số 0258 3000 072.</p>
<p>Số liệu từ phao được kiểm tra mỗi tháng bằng máy đo cầm tay theo Quy chuẩn kỹ thuật quốc gia về quan trắc hải văn
ban hành kèm Thông tư số 08/2021/TT-BTNMT. Nếu chênh lệch quá mức cho phép, đầu đo được làm sạch hà bám và hiệu chuẩn
lại.</p>
<p>Trung tâm đề nghị tàu thuyền không buộc dây vào phao, không thả lưới trong vòng năm mươi mét. Phao có đèn chớp vàng
ban đêm.</p>""",
        "field": "sea",
        "category": "khoa-hoc-cong-nghe",
        "tags": ["phao quan trắc", "nước biển"],
        "topic": None,
        "unit": "quan-trac",
        "byline": "Tiêu Vân Phong",
        "source": "",
        "scene": "monitoring_buoy",
        "alt": "Tranh vẽ chiếc phao màu vàng cam có hai tấm pin mặt trời và đèn báo nổi trên mặt biển, phía xa là đảo",
        "caption": "Phao được neo bằng ba dây, chịu được sóng lớn.",
        "days_ago": 5,
        "genre": "news",
    },
    {
        "key": "canh-bao-gio-manh-song-lon",
        "language": "vi",
        "title": "Gió mạnh, sóng lớn trên vùng biển của tỉnh: tàu nhỏ không nên ra khơi",
        "summary": (
            "Không khí lạnh tăng cường gây gió giật mạnh ngoài khơi. Lồng bè nuôi ở vịnh hở cần được gia cố trước"
            " khi gió đổi hướng."
        ),
        "body": """\
<p>Theo cơ quan khí tượng thuỷ văn, không khí lạnh tăng cường làm gió đông bắc trên vùng biển của tỉnh mạnh lên, sóng
cao, biển động mạnh. Tình trạng này có thể kéo dài hai đến ba ngày.</p>
<p>Phòng Tài nguyên nước và Biển đề nghị các phường, xã ven biển thông báo ngay cho chủ tàu, chủ bè và các cơ sở đưa
khách ra đảo.</p>
<h2>Đối với tàu cá</h2>
<ul>
<li>Tàu nhỏ ở lại bờ, neo đúng sơ đồ, không buộc nhiều tàu vào một cọc.</li>
<li>Tàu đang ở ngoài khơi giữ liên lạc với bờ bốn giờ một lần, tìm nơi trú gần nhất.</li>
</ul>
<h2>Đối với lồng bè</h2>
<ul>
<li>Hạ thấp lồng, tăng dây neo, thu gom phao rời.</li>
<li>Đưa người trông bè vào bờ trước khi trời tối; không ai ở lại bè qua đêm.</li>
</ul>
<h2>Đối với tàu chở khách</h2>
<p>Việc ngừng hay cho tàu rời bến do cảng vụ quyết định. Khách đã mua vé nên hỏi lại nhà tàu trước khi ra bến, không
nài nỉ tàu chạy thêm chuyến cuối.</p>
<p>Khi phát hiện người gặp nạn, gọi ngay số cấp cứu quốc gia rồi báo về số 0258 3000 033 để điều tàu gần nhất.</p>""",
        "field": "hydrometeorology",
        "category": "canh-bao-thien-tai",
        "tags": ["gió mạnh", "an toàn tàu cá"],
        "topic": "phong-chong-thien-tai",
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "stormy_sea",
        "alt": "Tranh vẽ biển động với nhiều lớp sóng, mây đen và ngọn hải đăng sáng đèn trên mỏm đá",
        "caption": "Hải đăng vẫn là điểm tựa khi thiết bị định vị gặp trục trặc.",
        "days_ago": 6,
        "genre": "news",
    },
    {
        "key": "lich-tuoi-dong-xuan-dien-khanh",
        "language": "vi",
        "title": "Xã Diên Khánh thống nhất lịch tưới và lịch gieo sạ vụ đông xuân",
        "summary": "Các thôn gieo sạ tập trung theo ba đợt để kênh nội đồng đủ nước và dễ phòng trừ sâu bệnh.",
        "body": """\
<p>Uỷ ban nhân dân xã Diên Khánh vừa họp với các tổ thuỷ nông và đại diện nông dân để chốt lịch gieo sạ vụ đông xuân.
Năm nay, đồng ruộng được chia thành ba vùng theo tuyến kênh, mỗi vùng gieo trong bảy ngày, vùng sau cách vùng trước
năm ngày.</p>
<p>Cách chia này xuất phát từ kinh nghiệm vụ trước: khi các thôn cùng lấy nước một lúc, đầu kênh tràn mà cuối kênh
khô. Gieo theo đợt còn giúp lúa trổ đồng loạt trong từng vùng, thuận cho việc theo dõi rầy và thuê máy gặt.</p>
<ul>
<li>Vùng một: các xứ đồng đầu kênh, lấy nước ngay sau khi nạo vét xong.</li>
<li>Vùng hai: các xứ đồng giữa kênh.</li>
<li>Vùng ba: các xứ đồng cuối kênh, được bơm bổ sung nếu mực nước thấp.</li>
</ul>
<p>Nếu mưa lớn còn kéo dài, vùng một sẽ lùi ngày gieo để tránh ngập giống. Quyết định lùi ngày được báo trên loa
truyền thanh trước ít nhất hai ngày.</p>
<p>Hộ có nhu cầu chuyển sang trồng rau, trồng hoa trên đất lúa cần báo thôn trước khi làm đất để xã hướng dẫn thủ tục
chuyển đổi cơ cấu cây trồng. Thắc mắc gửi về số 0258 3000 092.</p>""",
        "field": "water",
        "category": "tin-don-vi",
        "tags": ["lịch tưới", "vụ đông xuân"],
        "topic": None,
        "unit": "dien-khanh",
        "byline": "Sầm Mộc Miên",
        "source": "",
        "scene": "rice_fields",
        "alt": "Tranh vẽ cánh đồng chia thửa xanh và vàng, một xóm nhỏ có hàng dừa, phía sau là núi",
        "caption": "Cánh đồng sẽ được gieo theo từng vùng kênh.",
        "days_ago": 8,
        "genre": "news",
    },
    {
        "key": "doc-hieu-ban-tin-du-bao",
        "language": "vi",
        "title": "Đọc bản tin dự báo, cảnh báo thế nào cho đúng?",
        "summary": (
            '"Có nơi", "khả năng", "cấp độ rủi ro" là những từ có nghĩa rõ ràng. Hiểu đúng giúp chuẩn bị vừa đủ, '
            "không chủ quan mà cũng không hoảng hốt."
        ),
        "body": """\
<p>Thông tư số 08/2022/TT-BTNMT quy định các loại bản tin và thời hạn dự báo, cảnh báo khí tượng thuỷ văn. Mỗi bản tin
đều có giờ phát hành, thời gian hiệu lực và giờ phát bản tin tiếp theo. Đây là ba mốc cần xem đầu tiên.</p>
<h2>Những từ hay bị hiểu nhầm</h2>
<ul>
<li>"Có nơi mưa rất to": một vài điểm trong vùng, không phải cả vùng.</li>
<li>"Khả năng cao": nhiều dấu hiệu cùng chỉ về một hướng, nhưng chưa chắc chắn.</li>
<li>"Cấp độ rủi ro thiên tai": số càng lớn, hậu quả có thể xảy ra càng nặng; cấp này nói về hậu quả chứ không nói về
lượng mưa.</li>
<li>"Vùng ảnh hưởng": tính theo ranh giới xã, phường hiện nay.</li>
</ul>
<h2>Ba câu hỏi nên tự đặt ra</h2>
<ol>
<li>Bản tin còn hiệu lực không?</li>
<li>Nơi mình ở có nằm trong vùng nêu tên không?</li>
<li>Nếu điều xấu nhất trong bản tin xảy ra vào ban đêm, nhà mình đã sẵn sàng chưa?</li>
</ol>
<p>Câu trả lời nên được viết lại trong sổ của thôn, nhất là nơi sơ tán và người gọi từng nhà, để khi mất điện vẫn biết
phải làm gì.</p>
<p>Ảnh chụp màn hình bản tin thường bị cắt mất giờ phát hành và được chuyển đi nhiều ngày sau. Chi cục Thuỷ lợi đề
nghị chỉ chia sẻ đường dẫn đến bản tin gốc, để người nhận luôn thấy bản mới nhất.</p>""",
        "field": "hydrometeorology",
        "category": "huong-dan",
        "tags": ["bản tin dự báo", "cấp độ rủi ro"],
        "topic": "phong-chong-thien-tai",
        "unit": "thuy-loi",
        "byline": "Đồng Trường Giang",
        "source": "",
        "scene": "weather_station",
        "alt": "Tranh vẽ trạm khí tượng trên đồi cỏ với cột đo gió, lều khí tượng màu trắng và thùng đo mưa",
        "caption": "Số liệu của trạm là đầu vào của mọi bản tin.",
        "days_ago": 9,
        "genre": "news",
    },
    {
        "key": "nha-trang-ho-tro-nop-ho-so",
        "language": "vi",
        "title": "Phường Nha Trang mở bốn điểm hỗ trợ nộp hồ sơ ngay tại tổ dân phố",
        "summary": (
            "Thanh niên tình nguyện giúp người lớn tuổi chụp giấy tờ, nộp hồ sơ và theo dõi kết quả vào hai buổi "
            "tối mỗi tuần."
        ),
        "body": """\
<p>Không phải ai cũng rảnh giờ hành chính, cũng không phải ai cũng quen dùng điện thoại để nộp hồ sơ. Vì vậy phường
Nha Trang mở bốn điểm hỗ trợ tại nhà sinh hoạt cộng đồng, hoạt động tối thứ Ba và tối thứ Năm, từ 18 giờ đến 20 giờ
30.</p>
<p>Mỗi điểm có một cán bộ phường và hai thanh niên tình nguyện. Người dân mang giấy tờ gốc, được giúp chụp, điền mẫu
và nộp ngay trên tài khoản định danh của chính mình. Tình nguyện viên không giữ giấy tờ, không biết mật khẩu; bước
nhập mật khẩu do người dân tự làm.</p>
<h2>Những việc làm được tại điểm hỗ trợ</h2>
<ul>
<li>Nộp hồ sơ đất đai, hộ tịch, xây dựng thuộc thẩm quyền của phường.</li>
<li>Tra tình trạng hồ sơ đã nộp ở nơi khác.</li>
<li>In giấy tiếp nhận, in thông báo nộp tiền.</li>
<li>Hướng dẫn gửi phản ánh, câu hỏi trên cổng.</li>
</ul>
<p>Trong tuần đầu, các điểm đón hơn một trăm sáu mươi lượt người. Việc được hỏi nhiều nhất là đăng ký biến động khi
đổi từ chứng minh nhân dân sang căn cước.</p>
<p>Cuối mỗi tháng, phường họp với các tổ để xem có cần đổi giờ hoặc mở thêm điểm. Góp ý gửi số 0258 3000 083.</p>""",
        "field": "general",
        "category": "tin-don-vi",
        "tags": ["một cửa", "hỗ trợ người dân"],
        "topic": None,
        "unit": "nha-trang",
        "byline": "Bạch Hải Yến",
        "source": "",
        "scene": "service_desk",
        "alt": "Tranh vẽ không gian tiếp dân với quầy gỗ, bốn vị trí có màn hình và các hàng ghế chờ",
        "caption": "Điểm hỗ trợ dùng chung quy trình với bộ phận một cửa.",
        "days_ago": 10,
        "genre": "news",
    },
    {
        "key": "muc-nuoc-ho-chua",
        "language": "vi",
        "title": "Thông báo mực nước các hồ chứa và kế hoạch điều tiết trong tuần",
        "summary": (
            "Chi cục Thuỷ lợi cập nhật tình hình sáu hồ chứa lớn và đề nghị các xã phía hạ lưu theo dõi thông báo"
            " xả nước."
        ),
        "body": """\
<p>Theo bản tin của cơ quan khí tượng thuỷ văn, tuần này nhiều nơi trong tỉnh tiếp tục có mưa. Chi cục Thuỷ lợi thông
báo tình hình các hồ chứa lớn tính đến sáng nay như sau.</p>
<table>
<caption>Dung tích một số hồ chứa và dự kiến điều tiết (số liệu minh hoạ)</caption>
<thead><tr><th scope="col">Hồ chứa</th><th scope="col">Dung tích hiện có so với thiết kế</th><th scope="col">Dự kiến
trong tuần</th></tr></thead>
<tbody>
<tr><th scope="row">Hồ Cam Ranh</th><td>78%</td><td>Tích nước, chưa xả</td></tr>
<tr><th scope="row">Hồ Suối Dầu</th><td>84%</td><td>Xả nhỏ qua cống, theo giờ ban ngày</td></tr>
<tr><th scope="row">Hồ Đá Bàn</th><td>81%</td><td>Tích nước, theo dõi mưa</td></tr>
<tr><th scope="row">Hồ Suối Hành</th><td>88%</td><td>Xả điều tiết từng nấc</td></tr>
<tr><th scope="row">Hồ Sông Sắt</th><td>73%</td><td>Tích nước, chưa xả</td></tr>
<tr><th scope="row">Hồ Sông Trâu</th><td>76%</td><td>Tích nước, chưa xả</td></tr>
</tbody>
</table>
<p>Đơn vị quản lý hồ chỉ mở thêm cửa xả sau khi đã báo trước cho các xã hạ lưu bằng điện thoại, loa truyền thanh và
còi tại đập. Thời gian báo trước không ít hơn quy định trong quy trình vận hành từng hồ, trừ tình huống khẩn cấp.</p>
<p>Người dân ở ven sông, ven kênh xả không nên đánh bắt cá, vớt củi hoặc neo bè gần cửa xả trong những ngày này. Trâu
bò, máy bơm đặt ở bãi thấp cần đưa lên nơi cao ngay khi nghe còi lần thứ nhất.</p>
<p>Số trực của Chi cục Thuỷ lợi: 0258 3000 051, trực cả ngày đêm trong mùa mưa lũ. Bảng số liệu được thay mới vào sáng
thứ Tư hằng tuần, sớm hơn nếu có lệnh xả.</p>""",
        "field": "water",
        "category": "thong-bao",
        "tags": ["hồ chứa", "điều tiết lũ"],
        "topic": "phong-chong-thien-tai",
        "unit": "thuy-loi",
        "byline": "Đồng Trường Giang",
        "source": "",
        "scene": "sluice_gate",
        "alt": "Tranh vẽ công trình cống có nhiều cửa van, nước chảy qua các cửa và sủi bọt ở phía hạ lưu",
        "caption": "Cửa van được mở từng nấc để mực nước hạ lưu lên chậm.",
        "days_ago": 11,
        "genre": "news",
    },
    {
        "key": "do-dac-dia-chinh-mien-nui",
        "language": "vi",
        "title": "Đo đạc lồng ghép đăng ký đất đai tại ba xã miền núi",
        "summary": (
            "Một lần đo, một lần kê khai, người dân không phải chờ hai dự án khác nhau. Đây là cách làm theo "
            "Thông tư số 19/2026/TT-BNNMT."
        ),
        "body": """\
<p>Văn phòng Đăng ký đất đai đang triển khai đo đạc bản đồ địa chính tại các xã Tây Khánh Vĩnh, Đông Khánh Sơn và Bác
Ái Tây. Khác với trước, việc đo đạc được làm cùng lúc với đăng ký đất đai, lập hồ sơ địa chính và xây dựng cơ sở dữ
liệu theo Thông tư số 19/2026/TT-BNNMT.</p>
<p>Mỗi tổ có bốn người: hai người đo, một người ghi phiếu, một người thông thạo tiếng địa phương do xã cử. Phiếu kê
khai có hình vẽ minh hoạ để người đọc chữ chưa thạo vẫn hiểu mình đang ký vào nội dung nào.</p>
<h2>Khi tổ đo đến, bà con chuẩn bị</h2>
<ul>
<li>Phát quang ranh giới, đóng cọc gỗ ở các góc thửa.</li>
<li>Mời chủ đất liền kề cùng có mặt.</li>
<li>Mang giấy tờ cũ, kể cả giấy viết tay, sổ bộ, biên lai thuế.</li>
</ul>
<p>Ranh giới còn tranh chấp được ghi đúng hiện trạng, không ép ký. Thửa đó sẽ được hoà giải tại xã rồi đo bổ sung.</p>
<p>Kinh phí lấy từ ngân sách tỉnh. Trung ương cũng có chính sách hỗ trợ việc này, như Quyết định số 1341/QĐ-TTg dành
cho mười chín tỉnh, thành phố; tỉnh ta không nằm trong đợt hỗ trợ đó nên tiến độ phụ thuộc vào nguồn vốn địa phương
được giao từng năm.</p>""",
        "field": "surveying",
        "category": "tin-don-vi",
        "tags": ["bản đồ địa chính", "miền núi"],
        "topic": "lam-sach-du-lieu-dat-dai",
        "unit": "dang-ky-dat-dai",
        "byline": "Mai Thanh Điền",
        "source": "",
        "scene": "survey_tripod",
        "alt": "Tranh vẽ giá ba chân đặt máy đo màu trắng vàng, tia ngắm đứt nét hướng về phía chân núi",
        "caption": "Tổ đo làm việc từ sáng sớm để tránh sương mù trên đồi.",
        "days_ago": 12,
        "genre": "news",
    },
    {
        "key": "phan-loai-rac-nha-trang",
        "language": "vi",
        "title": "Phường Nha Trang: bốn mươi tổ dân phố bắt đầu phân loại rác tại nhà",
        "summary": (
            "Rác được chia ba loại, thu gom theo ngày riêng. Tổ nào làm đúng ba tháng liền sẽ được hỗ trợ thêm "
            "thùng chứa."
        ),
        "body": """\
<p>Sáng thứ Bảy, Uỷ ban nhân dân phường Nha Trang ra quân phân loại rác tại nguồn ở bốn mươi tổ dân phố. Luật Bảo vệ
môi trường số 72/2020/QH14 yêu cầu hộ gia đình phân chất thải rắn sinh hoạt thành chất thải có khả năng tái sử dụng,
tái chế; chất thải thực phẩm; và chất thải sinh hoạt khác.</p>
<h2>Lịch thu gom</h2>
<ul>
<li>Chất thải thực phẩm: tất cả các buổi tối, để trong xô có nắp.</li>
<li>Giấy, nhựa, kim loại, thuỷ tinh: tối thứ Tư và tối Chủ nhật.</li>
<li>Chất thải khác: tối thứ Ba, thứ Năm và thứ Bảy.</li>
<li>Pin, bóng đèn hỏng, đồ điện tử nhỏ: mang đến điểm nhận tại trụ sở phường vào sáng thứ Bảy.</li>
</ul>
<p>Ở những hẻm nhỏ xe không vào được, người dân đặt rác tại điểm hẹn có mái che ở đầu hẻm, không quá một giờ trước giờ
xe đến. Điểm hẹn được rửa mỗi đêm.</p>
<p>Trong tháng đầu, công nhân vệ sinh chỉ nhắc nhở và dán phiếu hướng dẫn lên túi rác bỏ sai loại. Sau đó, túi rác
chưa phân loại sẽ được để lại cùng phiếu ghi lý do.</p>
<p>Phản ánh việc thu gom trễ hoặc điểm hẹn mất vệ sinh gửi về số 0258 3000 082. Phường trả lời trong ngày làm việc
tiếp theo.</p>""",
        "field": "environment",
        "category": "tin-don-vi",
        "tags": ["phân loại rác", "tổ dân phố"],
        "topic": None,
        "unit": "nha-trang",
        "byline": "Bạch Hải Yến",
        "source": "",
        "scene": "recycling",
        "alt": (
            "Tranh vẽ ba thùng rác màu khác nhau có biểu tượng chiếc lá, cái chai và viên pin, phía sau là dãy nhà phố"
        ),
        "caption": "Ba thùng tương ứng với ba loại rác.",
        "days_ago": 14,
        "genre": "news",
    },
    {
        "key": "phuc-hoi-ran-san-ho-en",
        "language": "en",
        "translation_of": "phuc-hoi-ran-san-ho",
        "title": "Eight hundred coral fragments fixed to the rocks of Nha Trang Bay",
        "summary": (
            "After one year more than three quarters of the first corals are alive. The team is now moving on to "
            "two new sites."
        ),
        "body": """\
<p>Last week the diving team of the reef restoration project fixed eight hundred more fragments to rocks at two sites
in Nha Trang Bay. They were grown on underwater frames since last year, from branches that had broken naturally and
not from cuttings of a healthy reef.</p>
<p>Of the fragments planted in the trial, more than three quarters are alive and many have grown new branches. Most
losses were near the boat lanes, where stirred-up mud settles on the coral.</p>
<p>The survey method follows Circular No. 23/2010/TT-BTNMT on the study of coral, seagrass and coastal wetland
ecosystems. Every quarter the team photographs the same squares so that they can be compared.</p>
<h2>How visitors can help</h2>
<ul>
<li>Do not stand on coral or hold on to it when diving.</li>
<li>Use a sunscreen that does little harm, or wear long sleeves.</li>
<li>Do not feed the fish.</li>
<li>Tell the boat owner if you see a torn net on the reef.</li>
</ul>
<p>The owners of tour boats at the two new sites have agreed to use fixed mooring buoys instead of anchors. The
project installs the buoys; the owners look after them.</p>""",
        "field": "sea",
        "category": "tin-hoat-dong",
        "tags": ["san hô", "vịnh Nha Trang"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "coral_reef",
        "alt": "Drawing of the sea floor with corals of many colours and small fish swimming in rays of light",
        "caption": "Branching corals shelter young fish.",
        "days_ago": 16,
        "genre": "news",
    },
    {
        "key": "phuc-hoi-ran-san-ho",
        "language": "vi",
        "title": "Tám trăm mảnh san hô được gắn lại trên nền đá vịnh Nha Trang",
        "summary": (
            "Sau một năm theo dõi, hơn ba phần tư số san hô trồng thử còn sống. Nhóm thực hiện mở rộng sang hai "
            "điểm mới."
        ),
        "body": """\
<p>Tuần qua, nhóm lặn của dự án phục hồi rạn san hô đã gắn thêm tám trăm mảnh san hô lên nền đá ở hai điểm trong vịnh
Nha Trang. Các mảnh này được nuôi trên giá dưới nước từ năm trước, lấy từ những cành gãy tự nhiên chứ không cắt từ rạn
khoẻ.</p>
<p>Kết quả theo dõi đợt trồng thử cho thấy hơn ba phần tư số mảnh còn sống, nhiều mảnh đã bám chắc và nhú cành mới.
Nơi chết nhiều là chỗ gần đường tàu qua lại, bùn bị khuấy lên phủ kín san hô.</p>
<p>Phương pháp khảo sát dựa trên Thông tư số 23/2010/TT-BTNMT về điều tra khảo sát, đánh giá hệ sinh thái san hô, cỏ
biển và đất ngập nước vùng ven biển và hải đảo. Mỗi quý, nhóm chụp ảnh cùng một ô vuông để so sánh.</p>
<h2>Khách tham quan có thể giúp</h2>
<ul>
<li>Không đứng, không vịn lên san hô khi lặn.</li>
<li>Dùng kem chống nắng ít gây hại, hoặc mặc áo dài tay.</li>
<li>Không cho cá ăn.</li>
<li>Báo cho chủ tàu khi thấy lưới rách mắc trên rạn.</li>
</ul>
<p>Các chủ tàu du lịch ở hai điểm mới đã đồng ý dùng phao buộc cố định, không thả neo. Phao do dự án lắp, chủ tàu góp
công trông giữ.</p>""",
        "field": "sea",
        "category": "tin-hoat-dong",
        "tags": ["san hô", "vịnh Nha Trang"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "coral_reef",
        "alt": "Tranh vẽ đáy biển với nhiều loại san hô đủ màu, từng đàn cá nhỏ bơi trong tia nắng",
        "caption": "San hô cành là nơi trú của cá con.",
        "days_ago": 18,
        "genre": "news",
    },
    {
        "key": "tra-cuu-ho-so-dang-ky",
        "language": "vi",
        "title": "Bốn cách biết hồ sơ đăng ký đất đai đang nằm ở khâu nào",
        "summary": (
            "Giấy tiếp nhận hồ sơ có mã số và ngày hẹn. Chỉ cần giữ tờ giấy này, người dân có thể theo dõi hồ sơ "
            "mà không phải đi lại nhiều lần."
        ),
        "body": """\
<p>Trong tháng qua, bộ phận tiếp nhận của Văn phòng Đăng ký đất đai ghi nhận khá nhiều người đến chỉ để hỏi hồ sơ đã
xong chưa. Thực ra có bốn cách để biết mà không cần đến tận nơi.</p>
<ol>
<li>Quét mã in ở góc giấy tiếp nhận bằng điện thoại có máy ảnh.</li>
<li>Nhập mã hồ sơ vào mục theo dõi trên Cổng Dịch vụ công quốc gia.</li>
<li>Gọi số 0258 3000 061, đọc mã hồ sơ và tên người nộp.</li>
<li>Hỏi tại bộ phận một cửa của xã, phường nơi đang ở, kể cả khi đã nộp ở nơi khác.</li>
</ol>
<h2>Hiểu đúng các trạng thái</h2>
<p>"Đang thẩm định" nghĩa là hồ sơ đã được giao cho người xử lý. "Chờ nghĩa vụ tài chính" nghĩa là hồ sơ đã chuyển
sang cơ quan thuế và thời gian này không tính vào thời hạn giải quyết của Văn phòng. "Cần bổ sung" chỉ được ghi một
lần, kèm văn bản nêu rõ toàn bộ giấy tờ còn thiếu.</p>
<p>Nếu quá ngày hẹn mà chưa có kết quả, bộ phận trả kết quả phải có thư xin lỗi nêu lý do và ngày hẹn mới. Người dân
chưa nhận được thư này có thể gửi phản ánh tại mục Hỏi đáp của cổng, ghi kèm mã hồ sơ để được kiểm tra.</p>""",
        "field": "land",
        "category": "huong-dan",
        "tags": ["đăng ký đất đai", "dịch vụ công"],
        "topic": "lam-sach-du-lieu-dat-dai",
        "unit": "dang-ky-dat-dai",
        "byline": "Mai Thanh Điền",
        "source": "",
        "scene": "service_desk",
        "alt": "Tranh vẽ quầy tiếp dân có bốn màn hình làm việc và hai dãy ghế chờ phía trước",
        "caption": "Quầy số 3 tiếp nhận hồ sơ đăng ký biến động.",
        "days_ago": 24,
        "genre": "news",
    },
    {
        "key": "nha-trang-diem-ngap",
        "language": "vi",
        "title": "Phường Nha Trang công bố các điểm hay ngập và nơi gửi xe tạm khi mưa lớn",
        "summary": (
            "Danh sách được lập từ phản ánh của tổ dân phố trong ba mùa mưa gần đây, kèm bảy điểm gửi xe miễn phí"
            " trên đường cao."
        ),
        "body": """\
<p>Sau khi tổng hợp phản ánh của các tổ dân phố qua ba mùa mưa, Uỷ ban nhân dân phường Nha Trang lập danh sách những
đoạn đường, con hẻm hay ngập. Danh sách được dán tại trụ sở tổ dân phố và sẽ bổ sung sau mỗi trận mưa lớn.</p>
<p>Nguyên nhân thường gặp là miệng cống bị rác bịt, hẻm thấp hơn mặt đường mới nâng và triều cao làm nước không thoát
kịp. Hai nguyên nhân đầu có thể giảm nếu mỗi nhà dọn miệng cống trước cửa trước khi mưa.</p>
<h2>Nơi gửi xe tạm</h2>
<ul>
<li>Sân trụ sở phường và nhà văn hoá phường.</li>
<li>Sân ba trường học có cổng mở ngoài giờ khi có cảnh báo.</li>
<li>Hai bãi xe cạnh công viên biển, phần nền cao.</li>
</ul>
<p>Các điểm này mở khi có cảnh báo mưa lớn, gửi xe không mất tiền, có người trông suốt đêm. Người gửi ghi tên và số
điện thoại để được gọi khi cần dời xe.</p>
<p>Hộ có người bệnh nằm một chỗ hoặc người lớn tuổi sống một mình ở hẻm thấp xin đăng ký với tổ trưởng, phường sẽ bố
trí người đến giúp trước khi nước lên. Điện thoại trực của phường: 0258 3000 081.</p>""",
        "field": "hydrometeorology",
        "category": "thong-bao",
        "tags": ["ngập đô thị", "tổ dân phố"],
        "topic": "phong-chong-thien-tai",
        "unit": "nha-trang",
        "byline": "Bạch Hải Yến",
        "source": "",
        "scene": "rain_clouds",
        "alt": "Tranh vẽ dãy nhà mái ngói dưới mưa, mặt đường loang nước, bầu trời nhiều mây xám",
        "caption": "Nước rút chậm ở những hẻm thấp hơn mặt đường.",
        "days_ago": 26,
        "genre": "news",
    },
    {
        "key": "hanh-lang-bao-ve-bo-bien",
        "language": "vi",
        "title": "Lấy ý kiến về ranh giới hành lang bảo vệ bờ biển đoạn phía bắc tỉnh",
        "summary": (
            "Bản đồ dự kiến được niêm yết tại bốn xã, phường. Hộ có nhà, đất trong phạm vi dự kiến được mời họp riêng."
        ),
        "body": """\
<p>Sở Nông nghiệp và Môi trường lấy ý kiến về ranh giới hành lang bảo vệ bờ biển đoạn từ xã Đại Lãnh đến phường Đông
Ninh Hòa. Đây là bước bắt buộc trước khi trình phê duyệt theo Luật Tài nguyên, môi trường biển và hải đảo số
82/2015/QH13 và Nghị định số 40/2016/NĐ-CP.</p>
<p>Ranh giới được xác định theo Thông tư số 29/2016/TT-BTNMT, dựa trên mức độ sạt lở, giá trị hệ sinh thái và quyền
tiếp cận của người dân với biển. Chiều rộng mỗi đoạn khác nhau, không lấy một con số chung cho cả bờ.</p>
<h2>Người dân hay hỏi</h2>
<p><strong>Nhà đang ở có phải di dời không?</strong> Nhà ở hợp pháp đang có được xem xét theo hiện trạng; việc hạn chế
chủ yếu áp dụng cho công trình mới.</p>
<p><strong>Có được trồng cây, buôn bán nhỏ không?</strong> Những hoạt động không làm thay đổi bờ biển và không chắn
lối đi chung vẫn được tiếp tục.</p>
<p><strong>Ý kiến gửi ở đâu?</strong> Gửi tại xã, phường hoặc tại mục Dự thảo văn bản trên cổng.</p>
<p>Các xã, phường tổ chức họp với từng nhóm hộ để chỉ ranh giới ngoài thực địa bằng cờ đuôi nheo, không chỉ xem trên
bản đồ. Biên bản họp ghi đủ ý kiến khác nhau, kể cả ý kiến không đồng ý.</p>""",
        "field": "sea",
        "category": "thong-bao",
        "tags": ["hành lang bờ biển", "lấy ý kiến"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "city_bay",
        "alt": "Tranh vẽ bãi biển cong chạy dọc thành phố, hàng cọ bên bờ, vài chiếc dù và tàu nhỏ trên vịnh",
        "caption": "Hành lang giữ lối xuống biển cho mọi người.",
        "days_ago": 27,
        "genre": "news",
    },
    {
        "key": "dien-khanh-cap-giay-luu-dong",
        "language": "vi",
        "title": "Xã Diên Khánh nhận hồ sơ cấp Giấy chứng nhận lưu động tại các thôn",
        "summary": "Tổ lưu động về từng thôn vào thứ Bảy, vừa nhận hồ sơ vừa giải thích vì sao hồ sơ cũ còn vướng.",
        "body": """\
<p>Nhiều thửa đất ở xã Diên Khánh sử dụng ổn định đã lâu nhưng chưa có Giấy chứng nhận, phần vì chủ đất lớn tuổi, ngại
đi lại, phần vì giấy tờ cũ thất lạc. Từ tháng này, tổ lưu động của xã về từng thôn vào sáng thứ Bảy.</p>
<p>Tổ gồm cán bộ địa chính, cán bộ tư pháp và một người của Văn phòng Đăng ký đất đai. Bản đồ của thôn được treo trên
bảng lớn để bà con chỉ đúng thửa của mình, sau đó đối chiếu với sổ mục kê.</p>
<p>Trong hai buổi đầu, tổ nhận bảy mươi hai hồ sơ. Có hai mươi mốt trường hợp chưa đủ điều kiện, chủ yếu do anh em
chưa thống nhất việc thừa kế. Cán bộ tư pháp đã hướng dẫn lập văn bản thoả thuận và hẹn buổi sau.</p>
<blockquote><p>Đất ông bà để lại năm mươi năm, tôi cứ nghĩ không có giấy là chịu. Nay mới biết người làm chứng và biên
lai thuế cũng là căn cứ.</p></blockquote>
<p>Người nói câu ấy là một cụ bà ở cuối xã, đến từ sáng sớm cùng tập biên lai gói trong ni lông.</p>
<p>Lịch về từng thôn được đọc trên loa mỗi chiều thứ Năm. Hộ có người khuyết tật hoặc ốm nặng có thể đề nghị tổ đến
tận nhà qua số 0258 3000 091.</p>""",
        "field": "land",
        "category": "tin-don-vi",
        "tags": ["Giấy chứng nhận", "lưu động"],
        "topic": None,
        "unit": "dien-khanh",
        "byline": "Sầm Mộc Miên",
        "source": "",
        "scene": "parcel_map",
        "alt": "Tranh vẽ các lô đất màu sắc khác nhau ngăn bằng đường trắng, dòng sông xanh và một ghim đánh dấu",
        "caption": "Bản đồ thửa đất của thôn được treo để bà con tự tìm.",
        "days_ago": 29,
        "genre": "news",
    },
    {
        "key": "khai-truong-cong-thong-tin-en",
        "language": "en",
        "translation_of": "khai-truong-cong-thong-tin",
        "title": "New version of the Department's portal: search works without accents",
        "summary": (
            "The new version is made for quick look-ups on old phones, works with screen readers and asks nobody "
            "to open an account."
        ),
        "body": """\
<p>This month the Department put a new version of its portal into service. The upgrade follows Decree No.
224/2026/NĐ-CP on the implementation of the Law on Digital Transformation, in force since 1 July 2026, which replaces
Decree No. 42/2022/NĐ-CP.</p>
<h2>What you will notice</h2>
<ul>
<li>The search box understands words typed without accents, and document numbers typed without hyphens.</li>
<li>Every legal document says whether it is in force and what replaced it.</li>
<li>Land prices can be found by street name, and also by the names of wards and communes before the
reorganisation.</li>
<li>A question you send gets a tracking code; your name and telephone number are never shown.</li>
</ul>
<p>The home page is many times lighter than before and opens on a weak connection. Blind users tried it together with
the technical team and pointed out buttons without names and tables that were read in the wrong order, so that these
could be mended before the opening.</p>
<p>Old addresses still work: the portal leads to the new ones. If you meet an empty page, use "Report a mistake" at
the foot of it; no name is needed.</p>
<p>The Office of the Department welcomes comments during the first three months. Each one is answered and recorded in
a public list of changes.</p>""",
        "field": "general",
        "category": "tin-hoat-dong",
        "tags": ["cổng thông tin", "chuyển đổi số"],
        "topic": None,
        "unit": "van-phong",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "city_bay",
        "alt": "Drawing of a seaside city with high and low buildings along a curved beach, palms and a blue bay",
        "caption": "The new portal also serves people far from the centre.",
        "days_ago": 30,
        "genre": "news",
    },
    {
        "key": "khai-truong-cong-thong-tin",
        "language": "vi",
        "title": "Cổng thông tin điện tử của Sở chạy phiên bản mới: tìm không cần gõ dấu",
        "summary": (
            "Phiên bản mới chú trọng tra cứu nhanh trên điện thoại cũ, đọc được bằng phần mềm đọc màn hình và "
            "không buộc người dân mở tài khoản."
        ),
        "body": """\
<p>Từ tháng này, Sở đưa vào sử dụng phiên bản mới của cổng thông tin điện tử. Việc nâng cấp được thực hiện theo Nghị
định số 224/2026/NĐ-CP quy định chi tiết một số điều và biện pháp thi hành Luật Chuyển đổi số, có hiệu lực từ ngày
01/7/2026 và thay thế Nghị định số 42/2022/NĐ-CP.</p>
<h2>Những thay đổi dễ nhận thấy</h2>
<ul>
<li>Ô tìm kiếm hiểu chữ không dấu, hiểu số ký hiệu văn bản dù gõ thiếu gạch ngang.</li>
<li>Mỗi văn bản ghi rõ còn hiệu lực hay không và do văn bản nào thay thế.</li>
<li>Bảng giá đất tra theo tên đường và theo cả tên xã, phường trước khi sắp xếp.</li>
<li>Câu hỏi gửi đi có mã để theo dõi; họ tên và số điện thoại không hiện ra ngoài.</li>
</ul>
<p>Trang chủ nhẹ hơn phiên bản cũ nhiều lần, mở được bằng mạng yếu. Người khiếm thị đã cùng nhóm kỹ thuật dùng thử,
chỉ ra những nút không có tên và những bảng đọc lộn xộn để sửa trước ngày khai trương.</p>
<p>Đường dẫn cũ vẫn dùng được: cổng tự chuyển sang địa chỉ mới. Trường hợp gặp trang trống, xin bấm "Báo lỗi trang
này" ở cuối trang, không cần để lại tên.</p>
<p>Văn phòng Sở mong nhận được góp ý trong ba tháng đầu để điều chỉnh. Mỗi góp ý được trả lời và ghi vào nhật ký thay
đổi đăng công khai.</p>""",
        "field": "general",
        "category": "tin-hoat-dong",
        "tags": ["cổng thông tin", "chuyển đổi số"],
        "topic": None,
        "unit": "van-phong",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "city_bay",
        "alt": "Tranh vẽ thành phố ven biển với dãy nhà cao thấp dọc bãi cát cong, hàng cọ và mặt vịnh xanh",
        "caption": "Cổng mới phục vụ cả người dân ở xa trung tâm.",
        "days_ago": 31,
        "genre": "news",
    },
    {
        "key": "cong-bo-ke-hoach-su-dung-dat",
        "language": "vi",
        "title": "Thông báo công khai hồ sơ kế hoạch sử dụng đất để lấy ý kiến người dân",
        "summary": (
            "Hồ sơ được niêm yết tại trụ sở Sở, tại trụ sở các xã, phường và đăng trên cổng. Ý kiến gửi về trước "
            "khi hết thời hạn niêm yết đều được tổng hợp và trả lời."
        ),
        "body": """\
<p>Sở Nông nghiệp và Môi trường thông báo về việc công khai hồ sơ kế hoạch sử dụng đất để các cơ quan, tổ chức và
người dân góp ý theo quy định của Luật Đất đai số 31/2024/QH15 và Nghị định số 102/2024/NĐ-CP.</p>
<p>Hồ sơ gồm báo cáo thuyết minh, bảng danh mục công trình và bản đồ. Trong danh mục, mỗi công trình được ghi tên, địa
điểm theo tên xã, phường hiện nay, diện tích dự kiến và loại đất sẽ chuyển sang mục đích khác.</p>
<h2>Cách gửi ý kiến</h2>
<ul>
<li>Gửi trực tiếp tại bộ phận tiếp dân của Sở hoặc của xã, phường.</li>
<li>Gửi thư đến Phòng Quản lý đất đai, ghi ngoài bì thư "Góp ý kế hoạch sử dụng đất".</li>
<li>Điền phiếu góp ý tại mục Dự thảo văn bản trên cổng; người góp ý có thể không ghi tên.</li>
</ul>
<p>Phòng Quản lý đất đai bố trí cán bộ giải thích bản đồ vào các buổi sáng thứ Ba và thứ Năm trong suốt thời gian niêm
yết. Người dân ở xa có thể hẹn giờ qua số 0258 3000 022 để được hướng dẫn qua điện thoại.</p>
<p>Sau khi hết thời hạn, bảng tổng hợp ý kiến và phần giải trình, tiếp thu sẽ được đăng kèm hồ sơ để mọi người cùng
theo dõi.</p>""",
        "field": "land",
        "category": "thong-bao",
        "tags": ["kế hoạch sử dụng đất", "công khai"],
        "topic": None,
        "unit": "dat-dai",
        "byline": "Tống Lam Sơn",
        "source": "",
        "scene": "contour_map",
        "alt": "Tranh vẽ bản đồ địa hình với các đường đồng mức, một con đường và lưới toạ độ",
        "caption": "Bản đồ kèm hồ sơ có thể phóng to đến từng khu vực.",
        "days_ago": 33,
        "genre": "news",
    },
    {
        "key": "ket-qua-quan-trac-nuoc-mat-quy-ba",
        "language": "vi",
        "title": "Kết quả quan trắc nước mặt quý III: phần lớn điểm đo đạt mức phục vụ sinh hoạt",
        "summary": (
            "Trung tâm Quan trắc môi trường công bố kết quả tại sáu điểm trên các sông chính; một điểm gần chợ có"
            " dấu hiệu ô nhiễm hữu cơ."
        ),
        "body": """\
<p>Trong quý III, Trung tâm Quan trắc môi trường đã lấy mẫu nước mặt hai đợt tại các sông chính. Mẫu được bảo quản
lạnh và phân tích trong vòng hai mươi bốn giờ tại phòng thí nghiệm của Trung tâm.</p>
<table>
<caption>Giá trị trung bình quý III tại sáu điểm đo (số liệu minh hoạ)</caption>
<thead><tr><th scope="col">Điểm đo</th><th scope="col">Ôxy hoà tan (mg/l)</th><th scope="col">Nhu cầu ôxy hoá học
(mg/l)</th><th scope="col">Nhận xét</th></tr></thead>
<tbody>
<tr><th scope="row">Sông Cái, cầu phía thượng lưu</th><td>6,8</td><td>9</td><td>Tốt</td></tr>
<tr><th scope="row">Sông Cái, gần cửa sông</th><td>5,9</td><td>13</td><td>Đạt</td></tr>
<tr><th scope="row">Sông Dinh, qua khu dân cư</th><td>5,4</td><td>17</td><td>Đạt</td></tr>
<tr><th scope="row">Sông Dinh, gần chợ</th><td>3,9</td><td>29</td><td>Ô nhiễm hữu cơ</td></tr>
<tr><th scope="row">Suối Dầu, sau khu sản xuất</th><td>5,1</td><td>18</td><td>Đạt</td></tr>
<tr><th scope="row">Sông Trâu, đầu kênh tưới</th><td>6,5</td><td>10</td><td>Tốt</td></tr>
</tbody>
</table>
<p>Điểm gần chợ có lượng ôxy hoà tan thấp cả trong hai đợt. Nguyên nhân được xác định ban đầu là nước rửa sạp hàng
chảy thẳng xuống sông. Trung tâm đã gửi kết quả cho địa phương để kiểm tra hệ thống thu nước của chợ.</p>
<p>So với quý trước, các điểm ở thượng lưu trong hơn vì mưa ít, lượng đất cát trôi xuống sông giảm. Từ quý IV, khi mưa
nhiều, độ đục được dự báo tăng trở lại; các nhà máy nước nên chuẩn bị hoá chất keo tụ.</p>
<p>Bảng số liệu đầy đủ ở dạng bảng tính được đăng tại mục Công khai để các trường học, nhà nghiên cứu sử dụng.</p>""",
        "field": "environment",
        "category": "thong-bao",
        "tags": ["quan trắc", "nước mặt"],
        "topic": None,
        "unit": "quan-trac",
        "byline": "Tiêu Vân Phong",
        "source": "",
        "scene": "bar_chart",
        "alt": "Tranh đồ hoạ có biểu đồ cột, đường xu hướng và vòng tròn chia phần quanh hình chiếc lá",
        "caption": "Kết quả được so với cùng quý năm trước.",
        "days_ago": 38,
        "genre": "news",
    },
    {
        "key": "do-hoa-chuan-bi-mua-lu",
        "language": "vi",
        "title": "Đồ hoạ: Gia đình cần chuẩn bị gì trước mùa mưa lũ?",
        "summary": (
            "Một buổi chiều cuối tuần là đủ để chuẩn bị túi khẩn cấp, gia cố nhà và thống nhất nơi gặp nhau khi "
            "mất liên lạc."
        ),
        "body": """\
<p>Mùa mưa lũ ở tỉnh ta thường dồn vào những tháng cuối năm. Đồ hoạ của Chi cục Thuỷ lợi chia việc chuẩn bị thành ba
nhóm, nội dung như sau.</p>
<h2>Túi khẩn cấp cho cả nhà</h2>
<ul>
<li>Nước uống cho ba ngày, lương khô, sữa cho trẻ nhỏ.</li>
<li>Thuốc đang dùng hằng ngày, bông băng, dầu gió.</li>
<li>Đèn pin, pin dự phòng, còi.</li>
<li>Bản chụp giấy tờ, một ít tiền mặt, bọc kín trong túi chống nước.</li>
</ul>
<h2>Ngôi nhà</h2>
<ul>
<li>Chằng mái tôn, chặt cành cây sát mái và gần dây điện.</li>
<li>Khơi rãnh thoát nước; kê đồ điện cao hơn mức ngập lớn nhất từng gặp.</li>
<li>Xem lại vách taluy sau nhà: có vết nứt, có nước đục rỉ ra thì báo thôn ngay.</li>
</ul>
<h2>Con người</h2>
<ul>
<li>Biết nơi sơ tán gần nhất và đường đi không qua suối.</li>
<li>Ghi số điện thoại của trưởng thôn, trạm y tế và một người thân ở xa.</li>
<li>Nhà có người già, người khuyết tật, phụ nữ mang thai đăng ký trước với thôn để được hỗ trợ di chuyển.</li>
</ul>
<p>Chuẩn bị xong, nên cả nhà diễn thử một lần vào buổi tối: tắt đèn, tìm túi khẩn cấp, đi bộ đến nơi sơ tán. Mười phút
diễn thử thường cho thấy thiếu thứ gì.</p>
<p>Đồ hoạ được in khổ lớn, phát về các nhà văn hoá thôn, tổ dân phố. Trường học cần bản in có thể liên hệ số
0258 3000 052.</p>""",
        "field": "hydrometeorology",
        "category": "huong-dan",
        "tags": ["chuẩn bị mùa mưa", "an toàn gia đình"],
        "topic": "phong-chong-thien-tai",
        "unit": "thuy-loi",
        "byline": "Đồng Trường Giang",
        "source": "",
        "scene": "checklist",
        "alt": (
            "Tranh vẽ danh sách kiểm tra trên bảng kẹp, cạnh đó là các hình tròn có biểu tượng ngôi nhà, giọt "
            "nước, mặt trời"
        ),
        "caption": "Ba nhóm việc trong đồ hoạ; phần chữ ở dưới ghi đủ từng việc.",
        "days_ago": 40,
        "genre": "infographic",
    },
    {
        "key": "kiem-tra-cat-song-cai",
        "language": "vi",
        "title": "Kiểm tra ban đêm các bến cát dọc sông Cái",
        "summary": (
            "Đoàn kiểm tra liên ngành đã làm việc tại bảy bến bãi, lập biên bản hai trường hợp không xuất trình "
            "được chứng từ nguồn gốc cát."
        ),
        "body": """\
<p>Trong hai đêm giữa tuần, đoàn kiểm tra gồm cán bộ Phòng Tài nguyên nước và Biển, công an và các xã ven sông đã kiểm
tra đột xuất các bến cát dọc sông Cái. Việc kiểm tra được tổ chức sau khi nhiều hộ dân phản ánh tiếng máy bơm hút vào
ban đêm.</p>
<p>Tại năm bến, chủ bến có đủ hợp đồng, hoá đơn và sổ nhập xuất. Hai bến còn lại không xuất trình được giấy tờ của một
phần cát đang tập kết; đoàn đã lập biên bản, niêm phong khối lượng cát này và chuyển hồ sơ cho người có thẩm quyền xử
lý.</p>
<p>Theo Luật Địa chất và khoáng sản số 54/2024/QH15, người mua bán cát cũng phải chứng minh được nguồn gốc, không chỉ
người khai thác. Vì vậy các chủ bến, chủ xe nên giữ chứng từ của từng chuyến hàng.</p>
<p>Bờ sông ở một số đoạn cong đã lở vào sát vườn nhà dân. Đoàn đã cắm biển cảnh báo và đề nghị xã đo khoảng cách lở
hằng tháng, gửi số liệu về Sở để có căn cứ khi xem xét vị trí khai thác.</p>
<p>Người dân phát hiện khai thác trái phép có thể gọi số 0258 3000 031 vào bất cứ giờ nào. Thông tin người báo được
giữ kín.</p>""",
        "field": "minerals",
        "category": "tin-hoat-dong",
        "tags": ["cát sông", "kiểm tra"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "river_valley",
        "alt": "Tranh vẽ dòng sông rộng dần về phía người xem, hai bên bờ có cây và bãi cát hẹp",
        "caption": "Bờ sông là nơi dễ sạt lở khi cát bị lấy quá mức.",
        "days_ago": 45,
        "genre": "news",
    },
    {
        "key": "thu-gom-vo-bao-thuoc-dien-khanh",
        "language": "vi",
        "title": "Xã Diên Khánh đặt thêm sáu mươi bể thu vỏ bao thuốc bảo vệ thực vật",
        "summary": "Bể có nắp, đặt cạnh bờ ruộng, được gom định kỳ hai tháng một lần để đưa đi xử lý đúng quy định.",
        "body": """\
<p>Sau vụ thu hoạch, xã Diên Khánh đặt thêm sáu mươi bể bê tông thu vỏ chai, vỏ gói thuốc bảo vệ thực vật trên các bờ
ruộng chính. Như vậy cả xã có hơn một trăm bể, bình quân mỗi bể dùng cho khoảng ba héc-ta.</p>
<p>Vỏ bao thuốc là chất thải nguy hại, không được đốt, không được vứt xuống kênh và cũng không bỏ chung với rác sinh
hoạt. Thuốc còn dính trong gói có thể theo nước tưới chảy vào ao cá và giếng đào.</p>
<h2>Ba bước đơn giản</h2>
<ol>
<li>Súc chai ba lần, đổ nước súc vào bình phun để phun luôn.</li>
<li>Ép dẹp chai, gói rồi bỏ vào bể, đậy nắp.</li>
<li>Rửa tay bằng xà phòng trước khi về nhà.</li>
</ol>
<p>Hội Nông dân xã nhận việc trông coi bể và báo khi bể đầy. Đơn vị có giấy phép sẽ đến cân, lập biên bản và chở đi;
khối lượng mỗi đợt được niêm yết ở nhà văn hoá thôn.</p>
<p>Hộ làm ruộng xa bể quá ba trăm mét có thể đề nghị dời hoặc đặt thêm qua trưởng thôn. Xã sẽ ưu tiên những cánh đồng
gần suối và gần giếng nước sinh hoạt.</p>""",
        "field": "environment",
        "category": "tin-don-vi",
        "tags": ["bao gói thuốc bảo vệ thực vật", "nông thôn sạch"],
        "topic": None,
        "unit": "dien-khanh",
        "byline": "Sầm Mộc Miên",
        "source": "",
        "scene": "rice_fields",
        "alt": "Tranh vẽ cánh đồng lúa chia ô, con đường bờ ruộng và vài mái nhà ngói dưới hàng dừa",
        "caption": "Mỗi bể phục vụ khoảng ba héc-ta ruộng.",
        "days_ago": 52,
        "genre": "news",
    },
    {
        "key": "canh-bao-gia-danh-can-bo",
        "language": "vi",
        "title": "Cảnh báo giả danh cán bộ gọi điện yêu cầu cập nhật thông tin đất đai",
        "summary": (
            "Sở không gọi điện yêu cầu cài phần mềm, đọc mã xác thực hay chuyển tiền. Mọi cuộc gọi như vậy đều là"
            " giả mạo."
        ),
        "body": """\
<p>Gần đây, một số người dân cho biết có người tự xưng là cán bộ địa chính gọi điện, nói thông tin thửa đất bị sai và
gửi đường dẫn để "cập nhật". Khi làm theo, điện thoại bị cài phần mềm lạ và tiền trong tài khoản bị rút.</p>
<p>Văn phòng Sở khẳng định cán bộ của Sở và của xã, phường không thực hiện bất kỳ việc nào sau đây:</p>
<ul>
<li>Gọi điện yêu cầu cài phần mềm từ đường dẫn gửi qua tin nhắn.</li>
<li>Hỏi mã xác thực, mật khẩu, ảnh chụp thẻ ngân hàng.</li>
<li>Yêu cầu chuyển tiền vào tài khoản cá nhân để nộp phí, lệ phí.</li>
</ul>
<h2>Khi nghi ngờ</h2>
<ol>
<li>Dừng cuộc gọi, không bấm vào đường dẫn.</li>
<li>Gọi lại số đã công bố trên cổng: 0258 3000 010.</li>
<li>Nếu đã lỡ cài phần mềm, tắt mạng, báo ngân hàng khoá tài khoản và trình báo công an.</li>
</ol>
<p>Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 cho phép người dân hỏi cơ quan đang giữ dữ liệu của mình những gì, dùng
vào việc gì. Yêu cầu gửi đến Sở được ghi sổ và trả lời bằng văn bản.</p>
<p>Trưởng thôn, tổ trưởng dân phố giúp phổ biến cảnh báo này trong các buổi họp, nhất là với người lớn tuổi sống một
mình.</p>""",
        "field": "general",
        "category": "thong-bao",
        "tags": ["cảnh báo lừa đảo", "dữ liệu cá nhân"],
        "topic": None,
        "unit": "van-phong",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "office_building",
        "alt": "Tranh vẽ trụ sở công sở mái bằng nhìn từ lối vào, bãi cỏ và hàng cây hai bên",
        "caption": "Cần xác minh, hãy đến trụ sở hoặc gọi số đã công bố.",
        "days_ago": 55,
        "genre": "news",
    },
    {
        "key": "bay-chup-lap-ban-do",
        "language": "vi",
        "title": "Bay chụp bằng thiết bị không người lái để cập nhật bản đồ vùng ven biển",
        "summary": (
            "Hai trăm héc-ta được chụp trong một buổi sáng, sai số kiểm tra tại thực địa nằm trong giới hạn cho phép."
        ),
        "body": """\
<p>Văn phòng Đăng ký đất đai vừa thử nghiệm bay chụp bằng thiết bị không người lái tại một khu ven biển có nhiều biến
động. Trong một buổi sáng, tổ bay chụp được khoảng hai trăm héc-ta, việc mà đo mặt đất phải mất gần ba tuần.</p>
<p>Quy trình thu nhận và xử lý ảnh thực hiện theo Thông tư số 07/2021/TT-BTNMT. Trước khi bay, tổ đặt các tấm bia trên
mặt đất và đo toạ độ chính xác từng bia. Sau khi ghép ảnh, một nửa số bia được giữ lại để kiểm tra độc lập.</p>
<p>Kết quả kiểm tra cho thấy sai số ở nơi trống trải đạt yêu cầu; dưới tán dừa dày vẫn phải đo bổ sung bằng máy toàn
đạc. Như vậy, bay chụp không thay hoàn toàn cho đo mặt đất mà giúp chọn đúng chỗ cần đo.</p>
<h2>Giữ an toàn và quyền riêng tư</h2>
<ul>
<li>Mỗi chuyến bay đều có giấy phép bay và báo trước cho xã, phường ít nhất ba ngày.</li>
<li>Ảnh chỉ dùng để lập bản đồ; hình người, biển số xe được làm mờ trước khi lưu.</li>
<li>Người dân có quyền hỏi thời gian bay, mục đích bay và nơi lưu ảnh.</li>
</ul>
<p>Nếu được phê duyệt, cách làm này sẽ áp dụng cho các khu vực nuôi trồng thuỷ sản, nơi bờ ao thay đổi sau mỗi mùa
mưa.</p>""",
        "field": "surveying",
        "category": "khoa-hoc-cong-nghe",
        "tags": ["bay chụp", "bản đồ số"],
        "topic": None,
        "unit": "dang-ky-dat-dai",
        "byline": "Mai Thanh Điền",
        "source": "",
        "scene": "drone_mapping",
        "alt": "Tranh vẽ thiết bị bay bốn cánh chụp ảnh cánh đồng bên dưới, vùng chụp được đánh dấu bằng lưới trắng",
        "caption": "Các ảnh chụp chồng lên nhau để dựng mô hình mặt đất.",
        "days_ago": 60,
        "genre": "news",
    },
    {
        "key": "do-hoa-cap-giay-lan-dau",
        "language": "vi",
        "title": "Đồ hoạ: Năm bước cấp Giấy chứng nhận lần đầu tại xã, phường",
        "summary": (
            "Từ khi không còn cấp huyện, hộ gia đình, cá nhân làm thủ tục cấp Giấy chứng nhận lần đầu ngay tại "
            "xã, phường nơi có đất."
        ),
        "body": """\
<p>Nghị định số 151/2025/NĐ-CP đã phân định lại thẩm quyền trong lĩnh vực đất đai khi chính quyền địa phương chỉ còn
hai cấp. Với hộ gia đình, cá nhân, việc cấp Giấy chứng nhận lần đầu do xã, phường, đặc khu nơi có đất giải quyết. Nội
dung trong đồ hoạ như sau.</p>
<ol>
<li><strong>Chuẩn bị.</strong> Người dân viết đơn đăng ký, thu thập giấy tờ về nguồn gốc đất và giấy tờ về nhà nếu
có.</li>
<li><strong>Nộp hồ sơ.</strong> Nộp tại bộ phận một cửa của xã, phường hoặc qua Cổng Dịch vụ công quốc gia; nhận giấy
tiếp nhận có mã hồ sơ.</li>
<li><strong>Xác minh.</strong> Cán bộ xã, phường kiểm tra thực địa, xác nhận hiện trạng, nguồn gốc và thời điểm bắt
đầu sử dụng; niêm yết công khai kết quả.</li>
<li><strong>Nghĩa vụ tài chính.</strong> Cơ quan thuế gửi thông báo; người dân nộp tiền và giữ chứng từ, hoặc làm đơn
ghi nợ nếu thuộc diện được ghi nợ.</li>
<li><strong>Nhận kết quả.</strong> Người dân nhận Giấy chứng nhận; hồ sơ được chuyển về Văn phòng Đăng ký đất đai để
cập nhật bản đồ và cơ sở dữ liệu.</li>
</ol>
<p>Giữa bước ba và bước bốn có thời gian niêm yết kết quả kiểm tra. Ai thấy ranh giới hoặc tên người sử dụng ghi sai
thì báo ngay trong thời gian này, sửa sẽ đơn giản hơn nhiều so với sau khi đã ký giấy.</p>
<h2>Những điều dễ bỏ sót</h2>
<ul>
<li>Người đứng tên đã mất: cần làm thủ tục thừa kế trước hoặc cùng lúc.</li>
<li>Ranh giới chưa rõ với thửa bên cạnh: nên mời hàng xóm cùng ký giáp ranh trước ngày đo.</li>
<li>Nhà xây sau khi có giấy tờ đất: mang theo giấy phép xây dựng nếu có.</li>
</ul>
<p>Phòng Quản lý đất đai sẽ thay đồ hoạ này khi quy định thay đổi. Ngày cập nhật được ghi ở đầu bài.</p>""",
        "field": "land",
        "category": "huong-dan",
        "tags": ["Giấy chứng nhận", "thủ tục hành chính"],
        "topic": None,
        "unit": "dat-dai",
        "byline": "Tống Lam Sơn",
        "source": "",
        "scene": "bar_chart",
        "alt": "Tranh đồ hoạ gồm biểu đồ cột tăng dần, vòng tròn tỷ lệ và ba thanh tiến độ kèm biểu tượng",
        "caption": "Toàn bộ nội dung của đồ hoạ được ghi lại bằng chữ trong bài.",
        "days_ago": 61,
        "genre": "infographic",
    },
    {
        "key": "tram-do-mua-tu-dong",
        "language": "vi",
        "title": "Mười tám trạm đo mưa tự động mới ở vùng núi phía tây",
        "summary": "Trạm truyền số liệu mười phút một lần bằng sóng điện thoại và có bộ nhớ dự phòng khi mất sóng.",
        "body": """\
<p>Trung tâm Quan trắc môi trường đã lắp xong mười tám trạm đo mưa tự động tại các xã Khánh Vĩnh, Nam Khánh Vĩnh,
Khánh Sơn, Tây Khánh Sơn, Bác Ái Đông và Anh Dũng. Đây là những nơi trước kia cách trạm gần nhất hơn hai mươi cây
số.</p>
<p>Mỗi trạm gồm thùng đo mưa kiểu chao lật, bộ ghi số liệu, tấm pin mặt trời và cột thu lôi. Số liệu được gửi về mười
phút một lần. Khi mất sóng, trạm vẫn ghi và gửi bù sau.</p>
<p>Việc lắp đặt, kiểm tra và bảo dưỡng tuân theo Thông tư số 70/2015/TT-BTNMT về hoạt động của các trạm khí tượng thuỷ
văn tự động và Thông tư số 30/2018/TT-BTNMT về trạm chuyên dùng. Trước khi dùng số liệu để cảnh báo, mỗi trạm được
chạy song song với thùng đo mưa thủ công trong hai tháng.</p>
<p>Các thầy cô và học sinh ở sáu điểm trường nhận trông giúp trạm, nhổ cỏ và báo khi thấy lá cây bịt miệng thùng. Đổi
lại, nhà trường được xem số liệu của trạm mình và dùng trong giờ học.</p>
<p>Ngưỡng mưa gây lũ quét ở từng xã sẽ được tính lại sau một mùa mưa có số liệu.</p>""",
        "field": "hydrometeorology",
        "category": "khoa-hoc-cong-nghe",
        "tags": ["trạm đo mưa", "tự động hoá"],
        "topic": "phong-chong-thien-tai",
        "unit": "quan-trac",
        "byline": "Tiêu Vân Phong",
        "source": "",
        "scene": "weather_station",
        "alt": (
            "Tranh vẽ cột đo khí tượng có tấm pin mặt trời, bên cạnh là lều trắng và thùng đo mưa trên sườn đồi xanh"
        ),
        "caption": "Tấm pin đủ cho trạm chạy bảy ngày không nắng.",
        "days_ago": 70,
        "genre": "news",
    },
    {
        "key": "dang-ky-giay-phep-moi-truong",
        "language": "vi",
        "title": "Cơ sở sản xuất nhỏ cần giấy phép hay chỉ cần đăng ký môi trường?",
        "summary": (
            "Trả lời ba câu hỏi dưới đây, chủ cơ sở sẽ biết mình thuộc diện nào trước khi thuê tư vấn lập hồ sơ."
        ),
        "body": """\
<p>Luật Bảo vệ môi trường số 72/2020/QH14 quy định hai loại hồ sơ chính đối với cơ sở đang hoặc sắp hoạt động: giấy
phép môi trường và đăng ký môi trường. Nghị định số 08/2022/NĐ-CP hướng dẫn chi tiết và đã được sửa đổi bởi Nghị định
số 05/2025/NĐ-CP, Nghị định số 48/2026/NĐ-CP, vì vậy cần đọc bản mới nhất.</p>
<h2>Ba câu hỏi tự kiểm tra</h2>
<ol>
<li>Cơ sở có phát sinh nước thải, bụi, khí thải phải xử lý bằng công trình riêng không?</li>
<li>Cơ sở có phát sinh chất thải nguy hại đến mức phải quản lý riêng không?</li>
<li>Dự án có thuộc nhóm phải đánh giá tác động môi trường không?</li>
</ol>
<p>Nếu câu trả lời cho cả ba câu là không, cơ sở thường chỉ phải đăng ký môi trường tại xã, phường, hoặc được miễn nếu
lượng chất thải rất nhỏ. Nếu có ít nhất một câu trả lời là có, nên mang bản mô tả quy trình sản xuất đến Phòng Bảo vệ
môi trường để được xếp loại trước khi ký hợp đồng tư vấn.</p>
<p>Hồ sơ bị trả lại nhiều nhất vì sơ đồ thoát nước không khớp với thực tế. Chủ cơ sở nên tự đi dọc đường ống, chụp ảnh
từng hố ga và đánh số vào sơ đồ.</p>
<p>Phòng Bảo vệ môi trường nhận tư vấn trước vào chiều thứ Tư hằng tuần, số 0258 3000 041. Việc tư vấn không thu phí
và không thay thế kết quả thẩm định.</p>""",
        "field": "environment",
        "category": "huong-dan",
        "tags": ["giấy phép môi trường", "doanh nghiệp"],
        "topic": None,
        "unit": "moi-truong",
        "byline": "Nhâm Thảo Nguyên",
        "source": "",
        "scene": "checklist",
        "alt": (
            "Tranh vẽ tờ danh mục kẹp trên bảng, từng dòng có ô đánh dấu, bên cạnh là các biểu tượng trong vòng tròn"
        ),
        "caption": "Ba câu hỏi giúp xếp đúng loại hồ sơ.",
        "days_ago": 75,
        "genre": "news",
    },
    {
        "key": "xu-phat-dat-dai-281",
        "language": "vi",
        "title": "Quy định mới về xử phạt trong lĩnh vực đất đai có hiệu lực từ ngày 31/8/2026",
        "summary": (
            "Nghị định số 281/2026/NĐ-CP sửa đổi Nghị định số 123/2024/NĐ-CP, trong đó tăng thẩm quyền cho Chủ "
            "tịch Uỷ ban nhân dân cấp xã và bổ sung biện pháp khắc phục hậu quả."
        ),
        "body": """\
<p>Ngày 13/7/2026, Chính phủ ban hành Nghị định số 281/2026/NĐ-CP sửa đổi, bổ sung Nghị định số 123/2024/NĐ-CP về xử
phạt vi phạm hành chính trong lĩnh vực đất đai. Nghị định có hiệu lực từ ngày 31/8/2026. Phòng Quản lý đất đai tóm
lược những điểm mà người sử dụng đất thường hỏi.</p>
<h2>Vợ chồng chung quyền sử dụng đất</h2>
<p>Khi vợ và chồng cùng đứng tên quyền sử dụng đất mà có vi phạm thì mức phạt được tính như đối với một cá nhân, không
nhân đôi. Trường hợp nhiều người cùng vi phạm trên một thửa đất, số lợi bất hợp pháp phải nộp lại được chia đều cho
những người cùng vi phạm; các khoản đã nộp vào ngân sách từ việc sử dụng đất đó được trừ ra.</p>
<h2>Thẩm quyền của cấp xã</h2>
<p>Chủ tịch Uỷ ban nhân dân cấp xã được phạt tiền đến 250.000.000 đồng và áp dụng các biện pháp khắc phục hậu quả theo
quy định. Vì vậy, phần lớn vụ việc lấn đất, chiếm đất hoặc tự chuyển mục đích sử dụng sẽ được giải quyết ngay tại xã,
phường nơi có đất.</p>
<p>Ngoài tiền phạt, Nghị định bổ sung các biện pháp như buộc khôi phục tình trạng ban đầu của đất, buộc khôi phục mốc
địa giới, buộc làm lại thủ tục hành chính về đất đai và buộc nộp lại giấy tờ đã bị sửa chữa hoặc giả mạo.</p>
<p>Điều khoản chuyển tiếp quy định riêng cho những vụ đã lập biên bản trước ngày 31/8/2026. Ai đang có vụ việc dở dang
nên mang biên bản đến Uỷ ban nhân dân xã, phường để được giải thích theo đúng hồ sơ của mình, tránh dựa vào lời truyền
miệng.</p>""",
        "field": "land",
        "category": "pho-bien-phap-luat",
        "tags": ["xử phạt hành chính", "đất đai"],
        "topic": None,
        "unit": "dat-dai",
        "byline": "Tống Lam Sơn",
        "source": "",
        "scene": "office_building",
        "alt": "Tranh vẽ trụ sở cơ quan ba tầng, mái bằng, hai bên có hàng cây",
        "caption": "Cán bộ xã, phường sẽ trực tiếp xử lý nhiều vụ việc hơn trước.",
        "days_ago": 80,
        "genre": "news",
    },
    {
        "key": "dien-tap-tran-dau",
        "language": "vi",
        "title": "Diễn tập khắc phục sự cố tràn dầu tại vùng nước cảng",
        "summary": (
            "Mười lăm phương tiện và hơn một trăm người tham gia tình huống tàu chở dầu va chạm, dầu loang về "
            "phía bãi tắm."
        ),
        "body": """\
<p>Sáng nay, Phòng Tài nguyên nước và Biển phối hợp với cảng vụ, biên phòng và các doanh nghiệp xăng dầu diễn tập khắc
phục sự cố tràn dầu. Tình huống giả định là hai tàu va chạm lúc rạng sáng, dầu loang theo dòng chảy về phía bãi
tắm.</p>
<p>Trình tự diễn tập bám theo Thông tư số 33/2018/TT-BTNMT về quy trình khắc phục hậu quả sự cố tràn dầu trên biển:
báo tin, khoanh vùng, thu gom dầu trên mặt nước, làm sạch đường bờ, rồi mới đến thu thập chứng cứ và tính thiệt
hại.</p>
<h2>Ba bài học rút ra</h2>
<ol>
<li>Phao quây đến chậm vì kho để xa cầu tàu; cần chuyển một phần phao ra gần cửa vịnh.</li>
<li>Bộ đàm của các đơn vị dùng kênh khác nhau, nửa giờ đầu phải nhắn qua người trung gian.</li>
<li>Bao đựng cát lẫn dầu không đủ chắc, phải đổi loại dày hơn.</li>
</ol>
<p>Trong lúc diễn tập, dầu được thay bằng vỏ trấu và mùn cưa để không gây ô nhiễm. Toàn bộ trấu được vớt lại trước
buổi trưa.</p>
<p>Khách du lịch tỏ ra thích thú nhưng nhiều người tưởng là sự cố thật. Lần sau, ban tổ chức sẽ đặt biển báo ở các lối
xuống bãi và phát tin trước một ngày.</p>""",
        "field": "sea",
        "category": "tin-hoat-dong",
        "tags": ["tràn dầu", "diễn tập"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "harbour",
        "alt": "Tranh vẽ vùng nước cảng có nhiều tàu màu, bờ kè bê tông với cọc buộc tàu, phía xa là nhà và núi",
        "caption": "Phao quây được kéo từ hai phía để khép kín vết dầu.",
        "days_ago": 82,
        "genre": "news",
    },
    {
        "key": "danh-muc-dau-gia-khoang-san",
        "language": "vi",
        "title": "Thông báo danh mục khu vực dự kiến đấu giá quyền khai thác khoáng sản",
        "summary": (
            "Danh mục gồm năm khu vực đá xây dựng và đất san lấp. Tổ chức, cá nhân quan tâm có thể đề nghị đi "
            "thực địa trước khi nộp hồ sơ."
        ),
        "body": """\
<p>Sở Nông nghiệp và Môi trường thông báo danh mục khu vực dự kiến tổ chức đấu giá quyền khai thác khoáng sản làm vật
liệu xây dựng. Việc đấu giá thực hiện theo Luật Địa chất và khoáng sản số 54/2024/QH15 và Nghị định số
193/2025/NĐ-CP.</p>
<h2>Các khu vực trong danh mục (minh hoạ)</h2>
<ul>
<li>Khu vực 1: đá xây dựng, xã Suối Hiệp.</li>
<li>Khu vực 2: đá xây dựng, xã Nam Cam Ranh.</li>
<li>Khu vực 3: đá xây dựng, xã Thuận Nam.</li>
<li>Khu vực 4: đất san lấp, xã Cam Lâm.</li>
<li>Khu vực 5: đất san lấp, xã Xuân Hải.</li>
</ul>
<p>Hồ sơ của mỗi khu vực ghi diện tích, toạ độ các điểm góc, tài nguyên dự báo và tình trạng sử dụng đất. Khu vực nào
còn vướng quy hoạch hoặc còn ý kiến chưa thống nhất của thôn thì chưa đưa ra đấu giá.</p>
<p>Tổ chức, cá nhân muốn xem thực địa đăng ký với Văn phòng Sở trước ba ngày làm việc. Cán bộ xã sẽ đi cùng để chỉ
ranh giới và giải thích hiện trạng sử dụng đất. Bản kê câu hỏi và trả lời sau mỗi buổi thực địa được đăng công khai để
những người tham gia có thông tin như nhau.</p>
<p>Thời gian, địa điểm bán hồ sơ đấu giá và số tiền đặt trước sẽ được thông báo riêng sau khi phương án đấu giá được
phê duyệt.</p>""",
        "field": "minerals",
        "category": "thong-bao",
        "tags": ["đấu giá", "vật liệu xây dựng"],
        "topic": None,
        "unit": "so",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "contour_map",
        "alt": "Tranh vẽ bản đồ địa hình tô màu theo độ cao, có đường đồng mức, sông và điểm đỉnh núi",
        "caption": "Ranh giới từng khu vực kèm theo toạ độ các điểm góc.",
        "days_ago": 95,
        "genre": "news",
    },
    {
        "key": "bao-ve-moc-do-dac",
        "language": "vi",
        "title": "Gặp mốc đo đạc trong vườn nhà, người dân nên làm gì?",
        "summary": "Mốc toạ độ, mốc độ cao là tài sản chung. Làm mất một mốc, cả vùng có thể phải đo lại.",
        "body": """\
<p>Khi làm vườn hoặc đào móng, nhiều người gặp một khối bê tông nhỏ có tâm sứ hoặc tâm đồng, trên mặt khắc chữ số. Đó
là mốc đo đạc. Luật Đo đạc và bản đồ số 27/2018/QH14 coi mốc là công trình hạ tầng đo đạc và nghiêm cấm việc phá huỷ,
làm hư hỏng.</p>
<p>Nghị định số 27/2019/NĐ-CP, được sửa đổi bởi Nghị định số 136/2021/NĐ-CP, quy định hành lang bảo vệ và trách nhiệm
của người sử dụng đất nơi có mốc. Người sử dụng đất vẫn trồng trọt bình thường quanh mốc, chỉ không được đào sát, chất
vật liệu đè lên hoặc tự dời đi.</p>
<h2>Các bước khi cần di dời</h2>
<ol>
<li>Báo cho Uỷ ban nhân dân xã, phường, kèm ảnh chụp mặt mốc và vị trí.</li>
<li>Xã, phường chuyển thông tin đến Sở để xác định loại mốc và đơn vị quản lý.</li>
<li>Chờ văn bản trả lời; nếu được di dời, đơn vị có chuyên môn sẽ thực hiện.</li>
</ol>
<p>Mốc bị nghiêng vì sạt lở hoặc xe tải cán phải cũng nên báo, vì số liệu đo từ mốc đó sẽ sai mà người đo không
biết.</p>
<p>Văn phòng Đăng ký đất đai gửi lời cảm ơn tới những hộ đã giữ gìn mốc trong vườn suốt nhiều năm, có nơi còn xây vành
chắn bằng gạch để trâu bò không húc đổ.</p>""",
        "field": "surveying",
        "category": "pho-bien-phap-luat",
        "tags": ["mốc đo đạc", "bản đồ"],
        "topic": None,
        "unit": "dang-ky-dat-dai",
        "byline": "Mai Thanh Điền",
        "source": "",
        "scene": "survey_tripod",
        "alt": "Tranh vẽ máy toàn đạc trên giá ba chân hướng về cây sào sọc đỏ trắng giữa cánh đồng",
        "caption": "Mọi phép đo đều bắt đầu từ một mốc đã biết.",
        "days_ago": 104,
        "genre": "news",
    },
    {
        "key": "xu-phat-do-dac-228",
        "language": "vi",
        "title": "Sửa đổi quy định xử phạt trong lĩnh vực đo đạc và bản đồ",
        "summary": "Nghị định số 228/2026/NĐ-CP sửa đổi Nghị định số 18/2020/NĐ-CP, có hiệu lực từ ngày 01/8/2026.",
        "body": """\
<p>Ngày 25/6/2026, Chính phủ ban hành Nghị định số 228/2026/NĐ-CP sửa đổi, bổ sung Nghị định số 18/2020/NĐ-CP về xử
phạt vi phạm hành chính trong lĩnh vực đo đạc và bản đồ. Nghị định có hiệu lực từ ngày 01/8/2026.</p>
<p>Đối tượng chịu tác động trực tiếp là tổ chức có giấy phép hoạt động đo đạc, cá nhân có chứng chỉ hành nghề, cơ quan
đặt hàng sản phẩm bản đồ và người sử dụng đất nơi có mốc đo đạc.</p>
<h2>Đơn vị đo đạc nên rà soát</h2>
<ul>
<li>Giấy phép còn đúng nội dung và còn nhân lực kỹ thuật như đã kê khai.</li>
<li>Phương tiện đo đã được kiểm định, có sổ theo dõi.</li>
<li>Hồ sơ kiểm tra, nghiệm thu lập theo Thông tư số 24/2018/TT-BTNMT.</li>
<li>Bản đồ công bố thể hiện đúng chủ quyền và địa giới hành chính.</li>
</ul>
<p>Đối với hành vi xảy ra trước ngày Nghị định có hiệu lực, việc áp dụng quy định nào phải xem điều khoản chuyển tiếp;
không mặc nhiên lấy mức phạt mới.</p>
<p>Toàn văn hai nghị định có trong mục Văn bản, kèm quan hệ sửa đổi để tra cứu cùng lúc. Câu hỏi về giấy phép hoạt
động đo đạc gửi về Văn phòng Sở, số 0258 3000 011.</p>""",
        "field": "surveying",
        "category": "pho-bien-phap-luat",
        "tags": ["xử phạt hành chính", "đo đạc bản đồ"],
        "topic": None,
        "unit": "so",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "contour_map",
        "alt": "Tranh vẽ tờ bản đồ địa hình gấp nếp, tô màu theo độ cao, có dòng sông và con đường cắt ngang",
        "caption": "Bản đồ sai có thể gây thiệt hại cho nhiều công trình.",
        "days_ago": 108,
        "genre": "news",
    },
    {
        "key": "dong-chay-toi-thieu-2839",
        "language": "vi",
        "title": "Công bố giá trị dòng chảy tối thiểu mới ở hạ lưu các đập, hồ chứa",
        "summary": (
            "Quyết định số 2839/QĐ-BNNMT thay thế Quyết định số 325/QĐ-BNNMT từ ngày 21/7/2026. Chủ hồ cần đối "
            "chiếu lại phương án vận hành của mình."
        ),
        "body": """\
<p>Bộ Nông nghiệp và Môi trường đã ban hành Quyết định số 2839/QĐ-BNNMT công bố giá trị dòng chảy tối thiểu ở hạ lưu
các đập, hồ chứa. Quyết định có hiệu lực từ ngày ký 21/7/2026 và thay thế Quyết định số 325/QĐ-BNNMT ngày
27/01/2026.</p>
<p>Dòng chảy tối thiểu là lượng nước ít nhất phải giữ lại cho sông sau đập để dòng sông không khô kiệt, để người dân
phía dưới còn nước dùng và sinh vật trong sông còn nơi sống. Đây là nghĩa vụ của chủ hồ, không phụ thuộc vào việc hồ
đang nhiều hay ít nước.</p>
<p>Phòng Tài nguyên nước và Biển đề nghị các đơn vị quản lý hồ trong tỉnh thực hiện ba việc: tra tên hồ trong phụ lục
kèm theo Quyết định; so giá trị mới với giá trị đang ghi trong giấy phép hoặc quy trình vận hành; báo cáo về Phòng nếu
hai giá trị khác nhau.</p>
<p>Những hồ không có tên trong phụ lục vẫn thực hiện theo giấy phép khai thác tài nguyên nước đã cấp. Trường hợp cần
điều chỉnh giấy phép, hồ sơ thực hiện theo Luật Tài nguyên nước số 28/2023/QH15 và các nghị định hướng dẫn, trong đó
có Nghị định số 23/2026/NĐ-CP.</p>
<p>Người dân sống ở hạ lưu thấy đoạn sông sau đập cạn bất thường có thể chụp ảnh, ghi giờ và nơi chụp rồi gửi vào mục
Hỏi đáp. Mỗi phản ánh đều được chuyển đến đơn vị quản lý hồ để kiểm tra và trả lời.</p>""",
        "field": "water",
        "category": "pho-bien-phap-luat",
        "tags": ["dòng chảy tối thiểu", "hồ chứa"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "reservoir_dam",
        "alt": "Tranh vẽ đập bê tông cong chắn ngang thung lũng, nước xả qua các cửa giữa đập",
        "caption": "Hạ lưu đập phải luôn có một lượng nước tối thiểu.",
        "days_ago": 110,
        "genre": "news",
    },
    {
        "key": "kiem-tra-xa-thai-thuy-san",
        "language": "vi",
        "title": "Kiểm tra nước thải các cơ sở chế biến thuỷ sản quanh cảng cá",
        "summary": (
            "Mười hai cơ sở được lấy mẫu; chín cơ sở đạt quy chuẩn, ba cơ sở phải sửa hệ thống thu gom trong thời"
            " hạn cam kết."
        ),
        "body": """\
<p>Phòng Bảo vệ môi trường vừa kết thúc đợt kiểm tra các cơ sở chế biến thuỷ sản quanh cảng cá. Đoàn không báo trước
giờ đến, chia thành hai nhóm để lấy mẫu cùng lúc tại các cửa xả.</p>
<p>Chín cơ sở có kết quả đạt. Ba cơ sở còn lại có chung một lỗi: nước rửa sàn không chảy về bể xử lý mà theo rãnh
thoát nước mưa ra cảng. Chủ cơ sở đã ký cam kết xây gờ chắn, lắp song chắn rác và nối lại đường ống.</p>
<p>Theo Nghị định số 08/2022/NĐ-CP, nước mưa và nước thải phải được thu gom bằng hai hệ thống riêng. Với cơ sở cũ, đây
thường là phần tốn kém nhất, nên đoàn đã hướng dẫn cách làm từng bước: tách trước ở khu rửa nguyên liệu, sau đó đến
khu đông lạnh và kho.</p>
<p>Một số cơ sở có cách làm hay, như thu riêng nước luộc để bán cho nơi làm thức ăn chăn nuôi, vừa giảm tải cho bể xử
lý vừa có thêm nguồn thu.</p>
<p>Kết quả lấy mẫu lại của ba cơ sở sẽ được đăng công khai. Nếu vẫn chưa đạt, hồ sơ được chuyển để xử phạt theo quy
định.</p>""",
        "field": "environment",
        "category": "tin-hoat-dong",
        "tags": ["nước thải", "chế biến thuỷ sản"],
        "topic": None,
        "unit": "moi-truong",
        "byline": "Nhâm Thảo Nguyên",
        "source": "",
        "scene": "harbour",
        "alt": "Tranh vẽ cảng cá với nhiều tàu neo đậu, trên bờ xếp các thùng hàng, xa xa là xóm nhà và núi",
        "caption": "Nước rửa cá cần được thu vào mương có nắp.",
        "days_ago": 120,
        "genre": "news",
    },
    {
        "key": "giao-khu-vuc-bien-en",
        "language": "en",
        "translation_of": "giao-khu-vuc-bien",
        "title": "Allocation of sea areas for aquaculture: what to keep in mind",
        "summary": (
            "Decree No. 11/2021/NĐ-CP has been amended by Decree No. 65/2025/NĐ-CP. This guide lists the steps "
            "and the papers that are often missing."
        ),
        "body": """\
<p>Organisations and individuals who want to farm the sea, place a structure or use resources in a given area must
have that area allocated to them. The rules are Decree No. 11/2021/NĐ-CP as amended by Decree No. 65/2025/NĐ-CP.</p>
<h2>Steps</h2>
<ol>
<li>Check whether the area agrees with the planning; ask the coastal ward or commune.</li>
<li>Prepare the file: the application form, a map with coordinates, papers on the farming activity.</li>
<li>Hand in the file and keep the receipt.</li>
<li>Officers visit the place and consult the border guard and, near shipping lanes, the port authority.</li>
<li>Receive the decision, pay the charge for use of the sea area unless exempt, and set the boundary buoys.</li>
</ol>
<h2>Papers that are often missing</h2>
<ul>
<li>Coordinates in the wrong system or without the central meridian.</li>
<li>An aquaculture permit that has expired.</li>
<li>A plan of buoys and night lights.</li>
</ul>
<p>Cages outside the allocated area are easily hit by ships and are not compensated when the State needs the place.
Small farmers are advised to form a group and apply for one area together, which saves survey costs and leaves room
for boats.</p>
<p>Advice is given at the Water Resources and Sea Division on Monday and Wednesday mornings; telephone
0258 3000 032.</p>""",
        "field": "sea",
        "category": "huong-dan",
        "tags": ["khu vực biển", "nuôi trồng thuỷ sản"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "sea_islands",
        "alt": "Drawing of a bay with green islands, two small boats and coconut palms on a sandy beach",
        "caption": "A sea area is defined by the coordinates of its corners.",
        "days_ago": 138,
        "genre": "news",
    },
    {
        "key": "giao-khu-vuc-bien",
        "language": "vi",
        "title": "Thủ tục giao khu vực biển để nuôi trồng thuỷ sản: những điều cần nhớ",
        "summary": (
            "Nghị định số 11/2021/NĐ-CP đã được sửa đổi bởi Nghị định số 65/2025/NĐ-CP. Bài viết tóm tắt các bước"
            " và những giấy tờ hay thiếu."
        ),
        "body": """\
<p>Muốn nuôi trồng thuỷ sản, đặt công trình hoặc khai thác tài nguyên ở một vùng biển nhất định, tổ chức và cá nhân
phải được giao khu vực biển. Căn cứ hiện nay là Nghị định số 11/2021/NĐ-CP, được sửa đổi, bổ sung bởi Nghị định số
65/2025/NĐ-CP.</p>
<h2>Các bước</h2>
<ol>
<li>Xem khu vực định nuôi có phù hợp quy hoạch hay không; hỏi tại xã, phường ven biển.</li>
<li>Lập hồ sơ: đơn theo mẫu, bản đồ khu vực biển có toạ độ, giấy tờ về hoạt động nuôi trồng.</li>
<li>Nộp hồ sơ và nhận giấy hẹn.</li>
<li>Cán bộ kiểm tra thực địa, lấy ý kiến biên phòng, cảng vụ nếu gần luồng tàu.</li>
<li>Nhận quyết định giao khu vực biển, nộp tiền sử dụng khu vực biển nếu không thuộc diện miễn, cắm phao ranh
giới.</li>
</ol>
<h2>Giấy tờ hay thiếu</h2>
<ul>
<li>Toạ độ các điểm góc ghi sai hệ toạ độ hoặc thiếu kinh tuyến trục.</li>
<li>Văn bản cho phép nuôi trồng thuỷ sản đã hết hạn.</li>
<li>Sơ đồ phao, đèn báo ban đêm.</li>
</ul>
<p>Bè nuôi đặt ngoài khu vực được giao dễ bị va chạm và không được bồi thường khi nhà nước sử dụng vùng biển đó. Hộ
nuôi nhỏ lẻ nên lập nhóm, xin chung một khu vực để giảm chi phí đo đạc và thuận tiện bố trí lối đi cho tàu.</p>
<p>Hướng dẫn trực tiếp tại Phòng Tài nguyên nước và Biển vào sáng thứ Hai, thứ Tư; điện thoại 0258 3000 032.</p>""",
        "field": "sea",
        "category": "huong-dan",
        "tags": ["khu vực biển", "nuôi trồng thuỷ sản"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "sea_islands",
        "alt": "Tranh vẽ vịnh biển có đảo xanh, hai chiếc tàu nhỏ và hàng dừa trên bãi cát",
        "caption": "Khu vực biển được xác định bằng toạ độ các điểm góc.",
        "days_ago": 140,
        "genre": "news",
    },
    {
        "key": "ra-soat-du-an-ton-dong",
        "language": "vi",
        "title": "Lập danh mục dự án tồn đọng để xử lý theo Nghị quyết số 29/2026/QH16",
        "summary": (
            "Lãnh đạo Sở yêu cầu các phòng hoàn thành việc phân loại dự án sử dụng đất chậm triển khai trước khi "
            "trình Uỷ ban nhân dân tỉnh."
        ),
        "body": """\
<p>Sáng nay, lãnh đạo Sở chủ trì cuộc họp triển khai Nghị quyết số 29/2026/QH16 của Quốc hội về cơ chế, chính sách đặc
thù xử lý vi phạm pháp luật về đất đai và tháo gỡ khó khăn cho các dự án tồn đọng, kéo dài. Nghị quyết có hiệu lực từ
ngày 01/6/2026; Nghị định số 147/2026/NĐ-CP hướng dẫn thi hành.</p>
<p>Theo báo cáo của Phòng Quản lý đất đai, bước đầu rà soát cho thấy vướng mắc tập trung ở ba nhóm: dự án đã giao đất
nhưng chưa xác định xong nghĩa vụ tài chính, dự án thay đổi chủ đầu tư và dự án có phần diện tích chưa giải phóng được
mặt bằng.</p>
<h2>Phân công</h2>
<ul>
<li>Phòng Quản lý đất đai lập danh mục từng dự án, ghi rõ tình trạng pháp lý, diện tích và căn cứ áp dụng.</li>
<li>Văn phòng Đăng ký đất đai cung cấp trích lục bản đồ và tình trạng đăng ký của từng khu đất.</li>
<li>Văn phòng Sở tổng hợp ý kiến của các xã, phường nơi có dự án và dự thảo tờ trình.</li>
</ul>
<p>Kết luận cuộc họp, Phó Giám đốc Thạch Bích Nguyên đề nghị phân loại theo đúng hồ sơ, không gộp các trường hợp khác
nhau vào một nhóm cho tiện. Dự án nào chưa đủ căn cứ thì ghi rõ còn thiếu gì, ai chịu trách nhiệm bổ sung và thời hạn
bổ sung.</p>
<p>Danh mục sau khi được phê duyệt sẽ công bố tại mục Công khai của cổng để nhà đầu tư và người dân trong vùng dự án
theo dõi.</p>""",
        "field": "land",
        "category": "chi-dao-dieu-hanh",
        "tags": ["dự án tồn đọng", "chỉ đạo điều hành"],
        "topic": None,
        "unit": "so",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "meeting_room",
        "alt": "Tranh vẽ phòng họp có bàn dài, hai hàng ghế, màn chiếu biểu đồ và cửa sổ nhìn ra núi",
        "caption": "Cuộc họp có đại diện Phòng Quản lý đất đai và Văn phòng Sở.",
        "days_ago": 150,
        "genre": "news",
    },
    {
        "key": "ke-khai-nuoc-duoi-dat-en",
        "language": "en",
        "translation_of": "ke-khai-nuoc-duoi-dat",
        "title": "Household wells: when to declare, when to register",
        "summary": (
            "Not every well needs a permit. This guide helps households find the case that applies to them under "
            "the Law on Water Resources."
        ),
        "body": """\
<p>The Law on Water Resources No. 28/2023/QH15 sets three levels for taking groundwater: declaration, registration and
permit. Which one applies depends on the amount of water, its use and whether the place lies in a restricted area.</p>
<h2>Declaration</h2>
<p>A household that drills a well only for drinking, washing and other needs of the home makes a declaration at its
ward or commune. The form has one page: name, location of the well, depth and year of drilling. It is free of charge
and does not take away the right to use the well.</p>
<h2>Registration</h2>
<p>Small livestock farms, gardens and workshops that use a moderate amount of well water, and wells inside a
restricted area, have to be registered. The officers of the ward or commune help to check the map of restricted areas
published by the province.</p>
<h2>Permit</h2>
<p>Hotels, factories and water supply stations that take large amounts need a permit. Files are handed in at the
provincial Public Administration Service Centre and assessed by the Department.</p>
<p>Before drilling, please ask the water supplier whether a pipe already reaches your area. A well that is no longer
used must be sealed properly, so that dirty surface water does not run down to the deeper layers; your ward or commune
can name a licensed driller.</p>""",
        "field": "water",
        "category": "huong-dan",
        "tags": ["nước dưới đất", "giếng khoan"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "river_valley",
        "alt": "Drawing of a valley with a winding river, trees on both banks and mountains in the distance",
        "caption": "Groundwater and river water feed each other.",
        "days_ago": 168,
        "genre": "news",
    },
    {
        "key": "ke-khai-nuoc-duoi-dat",
        "language": "vi",
        "title": "Giếng khoan của hộ gia đình: khi nào phải kê khai, khi nào phải đăng ký?",
        "summary": (
            "Không phải giếng nào cũng phải xin phép. Bài viết giúp các hộ tự xếp giếng nhà mình vào đúng trường "
            "hợp theo Luật Tài nguyên nước."
        ),
        "body": """\
<p>Luật Tài nguyên nước số 28/2023/QH15 chia việc khai thác nước dưới đất thành ba mức: kê khai, đăng ký và xin cấp
phép. Mức nào áp dụng là tuỳ vào lượng nước khai thác, mục đích sử dụng và khu vực có thuộc vùng hạn chế hay
không.</p>
<h2>Kê khai</h2>
<p>Hộ gia đình khoan giếng chỉ để ăn uống, tắm giặt trong nhà thì thực hiện kê khai tại xã, phường. Mẫu kê khai có một
trang, ghi tên chủ hộ, nơi đặt giếng, chiều sâu và năm khoan. Việc kê khai không phải nộp phí và không làm hộ dân mất
quyền dùng giếng.</p>
<h2>Đăng ký</h2>
<p>Cơ sở chăn nuôi, tưới vườn, sản xuất nhỏ dùng nước giếng ở mức vừa phải, hoặc giếng nằm trong vùng hạn chế khai
thác, thuộc diện đăng ký. Cán bộ xã, phường sẽ giúp xác định vùng hạn chế theo bản đồ do tỉnh công bố.</p>
<h2>Xin cấp phép</h2>
<p>Khách sạn, nhà máy, trạm cấp nước khai thác nhiều nước phải có giấy phép. Hồ sơ nộp tại Trung tâm Phục vụ hành
chính công của tỉnh, Sở thẩm định.</p>
<p>Trước khi khoan giếng mới, nên hỏi đơn vị cấp nước xem khu vực đã có đường ống hay chưa. Giếng không dùng nữa phải
được trám lấp đúng kỹ thuật để nước bẩn trên mặt không theo ống xuống tầng nước sâu; xã, phường sẽ chỉ dẫn đơn vị có
giấy phép hành nghề khoan.</p>""",
        "field": "water",
        "category": "huong-dan",
        "tags": ["nước dưới đất", "giếng khoan"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "river_valley",
        "alt": "Tranh vẽ thung lũng có dòng sông uốn quanh, hai bờ trồng nhiều cây, phía xa là dãy núi",
        "caption": "Nước dưới đất và nước sông nuôi lẫn nhau.",
        "days_ago": 170,
        "genre": "news",
    },
    {
        "key": "cat-giam-thu-tuc-6619",
        "language": "vi",
        "title": "Triển khai cắt giảm thủ tục hành chính theo Nghị quyết số 66.19/2026/NQ-CP",
        "summary": "Văn phòng Sở rà từng thủ tục, cập nhật quy trình điện tử và niêm yết lại trong vòng hai tuần.",
        "body": """\
<p>Ngày 18/5/2026, Chính phủ ban hành Nghị quyết số 66.19/2026/NQ-CP về cắt giảm, phân quyền, đơn giản hoá thủ tục
hành chính và điều kiện kinh doanh thuộc phạm vi quản lý của Bộ Nông nghiệp và Môi trường. Nghị quyết có hiệu lực ngay
trong ngày ban hành và áp dụng trong thời hạn nhất định.</p>
<p>Lãnh đạo Sở giao Văn phòng Sở chủ trì, các phòng phối hợp lập bảng so sánh từng thủ tục: tên, thành phần hồ sơ,
thời hạn, nơi tiếp nhận trước và sau khi thay đổi. Bảng này là căn cứ để sửa quy trình điện tử, không sửa theo trí
nhớ.</p>
<h2>Nguyên tắc chuyển tiếp</h2>
<ul>
<li>Hồ sơ đã nộp trước ngày Nghị quyết có hiệu lực được giải quyết theo cách có lợi hơn cho người nộp, nếu Nghị quyết
cho phép.</li>
<li>Giấy tờ đã bỏ khỏi thành phần hồ sơ thì không được yêu cầu thêm dưới tên gọi khác.</li>
<li>Thủ tục chuyển về xã, phường phải kèm tập huấn và người hỗ trợ qua điện thoại.</li>
</ul>
<p>Vì Nghị quyết có ngày hết hiệu lực, mỗi quy trình được gắn mốc thời gian để nhắc xem lại trước ba tháng. Việc này
tránh tình trạng quy định đã hết hạn mà bảng niêm yết vẫn giữ nguyên.</p>
<p>Người dân thấy nơi nào còn yêu cầu giấy tờ đã cắt giảm, xin báo qua mục Hỏi đáp kèm ảnh bảng niêm yết.</p>""",
        "field": "general",
        "category": "chi-dao-dieu-hanh",
        "tags": ["thủ tục hành chính", "cải cách"],
        "topic": None,
        "unit": "van-phong",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "service_desk",
        "alt": "Tranh vẽ khu tiếp nhận hồ sơ với quầy gỗ dài, màn hình máy tính và ghế chờ màu",
        "caption": "Bảng niêm yết cũ được gỡ cùng lúc với việc dán bảng mới.",
        "days_ago": 180,
        "genre": "news",
    },
    {
        "key": "canh-bao-nang-nong",
        "language": "vi",
        "title": "Nắng nóng diện rộng: đề phòng thiếu nước và cháy rừng",
        "summary": (
            "Nhiệt độ cao nhất trong ngày tập trung từ 11 giờ đến 16 giờ. Các xã có rừng cần tăng người trực ở "
            "cửa rừng."
        ),
        "body": """\
<p>Bản tin của cơ quan khí tượng thuỷ văn cho biết nắng nóng diện rộng còn kéo dài trong nhiều ngày. Độ ẩm không khí
buổi trưa xuống thấp, gió tây khô làm nguy cơ cháy rừng tăng nhanh.</p>
<h2>Với gia đình</h2>
<ul>
<li>Uống nước thường xuyên, không đợi khát; người già và trẻ nhỏ tránh ra ngoài buổi trưa.</li>
<li>Kiểm tra dây điện, quạt, máy lạnh chạy lâu ngày.</li>
<li>Trữ nước trong bồn có nắp, không để muỗi sinh sản.</li>
</ul>
<h2>Với sản xuất</h2>
<ul>
<li>Tưới cây vào sáng sớm và chiều muộn; phủ gốc giữ ẩm.</li>
<li>Che lưới cho vườn ươm, tăng quạt nước ở ao nuôi vào nửa đêm về sáng.</li>
<li>Tuyệt đối không đốt thực bì, đốt rẫy khi có gió.</li>
</ul>
<p>Các xã Khánh Sơn, Bác Ái và Phước Hà, nơi nguồn nước tự chảy đã giảm nhiều, được đề nghị báo hằng ngày số hộ thiếu
nước để điều xe chở nước. Xe chở nước miễn phí, không thu bất cứ khoản nào.</p>
<p>Ai thấy khói lạ trong rừng xin gọi ngay cho kiểm lâm địa bàn hoặc Uỷ ban nhân dân xã, nói rõ vị trí theo tên suối,
tên đồi mà người địa phương quen gọi.</p>""",
        "field": "hydrometeorology",
        "category": "canh-bao-thien-tai",
        "tags": ["nắng nóng", "sức khoẻ"],
        "topic": None,
        "unit": "so",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "dry_season",
        "alt": "Tranh vẽ mặt trời lớn trên cánh đồng khô nứt nẻ, một thân cây khẳng khiu không lá",
        "caption": "Đất khô nứt là dấu hiệu cần hạn chế đốt dọn ruộng rẫy.",
        "days_ago": 185,
        "genre": "news",
    },
    {
        "key": "cong-ngan-man",
        "language": "vi",
        "title": "Vận hành linh hoạt cống ngăn mặn, giữ nước ngọt cho cây ăn trái",
        "summary": (
            "Nhờ đo độ mặn ba lần mỗi ngày, tổ vận hành đã chọn đúng lúc đóng mở cống trong đợt triều cường vừa qua."
        ),
        "body": """\
<p>Trong đợt triều cường giữa tháng, nước mặn lấn sâu hơn mọi năm ở vùng cửa sông. Tổ vận hành của Chi cục Thuỷ lợi đã
chuyển từ đóng mở theo giờ cố định sang đóng mở theo độ mặn đo được tại chỗ.</p>
<p>Mỗi ngày, nhân viên đo độ mặn ba lần ở hai phía cống, ghi vào sổ và gửi tin cho trưởng các thôn dùng nước. Khi độ
mặn phía ngoài vượt ngưỡng cho cây ăn trái, cống được đóng ngay; khi triều rút và nước ngọt về đủ, cống được mở để lấy
nước vào kênh.</p>
<blockquote><p>Trước đây bà con phải tự nếm thử nước. Nay có tin nhắn trước mỗi lần mở cống nên chủ động bơm vào
mương, không còn cảnh bơm nhầm nước lợ.</p></blockquote>
<p>Đó là lời của một chủ vườn xoài ở cuối kênh. Theo tổ vận hành, cách làm này giúp giảm số lần bơm mà vẫn đủ nước
tưới.</p>
<p>Việc đo đạc thực hiện theo Thông tư số 39/2016/TT-BTNMT về quan trắc và điều tra khảo sát xâm nhập mặn. Chi cục
đang đề nghị lắp thiết bị đo tự động để không phụ thuộc vào người trực ban đêm, đồng thời đưa số liệu lên cổng cho
người dân tự xem.</p>""",
        "field": "water",
        "category": "tin-don-vi",
        "tags": ["xâm nhập mặn", "cống ngăn mặn"],
        "topic": None,
        "unit": "thuy-loi",
        "byline": "Đồng Trường Giang",
        "source": "",
        "scene": "sluice_gate",
        "alt": "Tranh vẽ cống bê tông có cửa van lớn, phía sau là cánh đồng và dãy núi",
        "caption": "Cửa van được đóng trước khi triều lên.",
        "days_ago": 190,
        "genre": "news",
    },
    {
        "key": "gia-dat-he-so-dieu-chinh-en",
        "language": "en",
        "translation_of": "gia-dat-he-so-dieu-chinh",
        "title": "Land price table and adjustment coefficient: how to tell them apart",
        "summary": (
            "Since Decree No. 49/2026/NĐ-CP many people have asked why the amount due is not simply the listed "
            "price times the area. This article explains how to read the two figures."
        ),
        "body": """\
<p>The land price table gives the price of each type of land in each area and position. The adjustment coefficient is
a second figure that brings the listed price closer to the market and to the features of the site. The two are set by
different decisions and may change at different times.</p>
<p>Under Decree No. 49/2026/NĐ-CP the coefficient has three parts: one for market movement, one for planning and one
for other factors that influence the price. Not every case uses all three, so please do not multiply the figures
yourself and draw conclusions.</p>
<h2>In what order should you look up a price?</h2>
<ol>
<li>Read the type of land and the area of each type on your Certificate.</li>
<li>Find the area, the street or alley, and then the position in the price table.</li>
<li>Check which decision on coefficients is in force on the day you file.</li>
<li>Compare with the notice of the tax office; if it differs, ask the office that received your file.</li>
</ol>
<p>The decree also names cases in which a specific price is determined instead of using the table, for example land
reclamation projects. These usually concern companies only.</p>
<p>The Land Administration Division answers questions on 0258 3000 021 during working hours. Please have ready the
parcel number, the map sheet number and the present name of your ward or commune.</p>""",
        "field": "land",
        "category": "pho-bien-phap-luat",
        "tags": ["giá đất", "hệ số điều chỉnh"],
        "topic": None,
        "unit": "dat-dai",
        "byline": "Tống Lam Sơn",
        "source": "",
        "scene": "parcel_map",
        "alt": "Drawing of a map with coloured land parcels beside a river, one parcel marked with a red pin",
        "caption": "Each parcel is first assigned to an area and a position, then its price is looked up.",
        "days_ago": 209,
        "genre": "news",
    },
    {
        "key": "gia-dat-he-so-dieu-chinh",
        "language": "vi",
        "title": "Bảng giá đất và hệ số điều chỉnh: người dân cần phân biệt thế nào?",
        "summary": (
            "Từ khi có Nghị định số 49/2026/NĐ-CP, nhiều người hỏi vì sao số tiền phải nộp không bằng giá ghi "
            "trong bảng nhân với diện tích. Bài này giải thích cách đọc hai con số đó."
        ),
        "body": """\
<p>Bảng giá đất cho biết giá của từng loại đất tại từng khu vực, từng vị trí. Hệ số điều chỉnh giá đất là con số đi
kèm, dùng để đưa giá trong bảng về sát mức biến động của thị trường và đặc điểm của khu đất. Hai con số này do hai
quyết định khác nhau ban hành và có thể thay đổi vào những thời điểm khác nhau.</p>
<p>Theo Nghị định số 49/2026/NĐ-CP, hệ số điều chỉnh gồm ba phần: hệ số theo mức biến động thị trường, hệ số theo quy
hoạch và hệ số theo các yếu tố khác ảnh hưởng đến giá đất. Không phải trường hợp nào cũng dùng đủ cả ba phần, vì vậy
người dân không nên tự nhân rồi kết luận.</p>
<h2>Khi tra giá, cần làm theo thứ tự nào?</h2>
<ol>
<li>Xem trên Giấy chứng nhận loại đất và diện tích của từng loại.</li>
<li>Xác định thửa đất thuộc khu vực nào, mặt tiền đường nào hay trong hẻm, rồi tra vị trí trong bảng giá.</li>
<li>Xem quyết định về hệ số đang có hiệu lực tại ngày nộp hồ sơ.</li>
<li>Đối chiếu với thông báo của cơ quan thuế; nếu thấy khác, hỏi lại nơi đã tiếp nhận hồ sơ.</li>
</ol>
<p>Nghị định còn nêu một số trường hợp không áp dụng bảng giá mà xác định giá đất cụ thể, chẳng hạn dự án lấn biển.
Những trường hợp này thường chỉ liên quan đến doanh nghiệp thực hiện dự án.</p>
<p>Phòng Quản lý đất đai trả lời câu hỏi về bảng giá qua số 0258 3000 021 trong giờ làm việc. Người hỏi nên đọc đúng
số thửa, số tờ bản đồ và tên phường, xã theo tên gọi hiện nay để được hướng dẫn nhanh.</p>""",
        "field": "land",
        "category": "pho-bien-phap-luat",
        "tags": ["giá đất", "hệ số điều chỉnh"],
        "topic": None,
        "unit": "dat-dai",
        "byline": "Tống Lam Sơn",
        "source": "",
        "scene": "parcel_map",
        "alt": "Tranh vẽ bản đồ các thửa đất nhiều màu bên dòng sông, một thửa được đánh dấu bằng ghim đỏ",
        "caption": "Mỗi thửa đất được xếp vào một khu vực, một vị trí trước khi tra giá.",
        "days_ago": 210,
        "genre": "news",
    },
    {
        "key": "phuong-an-chong-han-he-thu",
        "language": "vi",
        "title": "Chuẩn bị phương án chống hạn cho vụ hè thu ở các xã phía nam",
        "summary": (
            "Trước dự báo nắng nóng kéo dài, Sở yêu cầu cân đối nguồn nước từng hồ trước khi chốt diện tích gieo "
            "sạ, ưu tiên nước sinh hoạt."
        ),
        "body": """\
<p>Chi cục Thuỷ lợi vừa làm việc với các xã Ninh Phước, Phước Hữu, Phước Hà, Thuận Nam và Cà Ná về phương án cấp nước
cho vụ hè thu. Đây là khu vực mưa ít, nhiều hồ nhỏ có dung tích thấp hơn trung bình nhiều năm.</p>
<p>Nguyên tắc được thống nhất là nước ăn uống đứng đầu, sau đó đến nước cho gia súc, cây lâu năm và cuối cùng mới đến
lúa. Những cánh đồng cuối kênh, nơi năm trước phải bơm hai cấp, được khuyến cáo chuyển sang cây ngắn ngày ít nước như
đậu xanh, mè, bắp.</p>
<h2>Việc phải làm ngay</h2>
<ul>
<li>Nạo vét kênh nội đồng và cửa lấy nước trước khi mở nước đợt đầu.</li>
<li>Lập lịch tưới luân phiên theo từng tuyến kênh, niêm yết tại nhà văn hoá thôn.</li>
<li>Kiểm tra máy bơm dã chiến, đường dây điện và vị trí đặt máy.</li>
<li>Thống kê hộ thiếu nước sinh hoạt để chuẩn bị xe chở nước.</li>
</ul>
<p>Phó Giám đốc Đoàn Khê Minh nhấn mạnh việc chốt diện tích phải dựa trên lượng nước thật sự có trong hồ vào ngày mở
nước, không dựa vào dự báo lạc quan. Xã nào để dân gieo sạ vượt diện tích đã thống nhất thì phải tự bảo đảm nguồn nước
cho phần vượt.</p>
<p>Phương án từng xã gửi về Chi cục Thuỷ lợi để tổng hợp và sẽ được điều chỉnh hai tuần một lần theo lượng nước còn
lại.</p>""",
        "field": "water",
        "category": "chi-dao-dieu-hanh",
        "tags": ["chống hạn", "vụ hè thu"],
        "topic": None,
        "unit": "thuy-loi",
        "byline": "Đồng Trường Giang",
        "source": "",
        "scene": "dry_season",
        "alt": "Tranh vẽ mặt đất nứt nẻ dưới nắng gắt, một cây trụi lá và dãy đồi khô phía xa",
        "caption": "Nhiều khu ruộng cuối kênh có thể phải dừng sản xuất nếu không có mưa.",
        "days_ago": 215,
        "genre": "news",
    },
    {
        "key": "diem-dan-ca-na",
        "language": "vi",
        "title": "Diêm dân Cà Ná vào vụ: trải bạt ô kết tinh, muối trắng và đều hạt hơn",
        "summary": "Cách làm mới giúp rút ngắn ngày phơi, nhưng bạt cũ phải được thu gom để không trôi ra biển.",
        "body": """\
<p>Những ngày nắng nhiều, gió khô, diêm dân xã Cà Ná tất bật từ ba giờ sáng. Năm nay nhiều hộ chuyển sang trải bạt ở ô
kết tinh thay cho nền đất nện. Muối kết tinh trên bạt trắng, sạch, đều hạt và bán được giá hơn.</p>
<p>Theo một chủ ruộng muối, trước kia phải chờ sáu đến bảy ngày mới cào, nay chỉ còn bốn đến năm ngày. Khi có mưa bất
chợt, nước ngọt được rút ra nhanh, không phải làm lại nền từ đầu.</p>
<p>Tuy vậy, bạt dùng ba đến bốn vụ là giòn, rách. Mảnh bạt trôi ra biển làm hại rùa, cá và vướng chân vịt tàu. Xã đã
lập hai điểm thu bạt cũ, trả lại một phần tiền cho hộ mang bạt đến.</p>
<p>Cán bộ Sở ghi nhận kiến nghị của bà con về đường nội đồng và trạm bơm nước biển. Đường nhỏ khiến muối phải vác bộ
ra xe, tốn công gần bằng công cào. Trạm bơm cũ hay hỏng vào đúng lúc triều lên.</p>
<p>Những kiến nghị này sẽ được đưa vào kế hoạch đầu tư năm sau. Trước mắt, Sở hỗ trợ kiểm tra chất lượng nước biển tại
cửa lấy nước hai lần mỗi tháng và niêm yết kết quả ở trụ sở hợp tác xã.</p>""",
        "field": "sea",
        "category": "tin-hoat-dong",
        "tags": ["nghề muối", "diêm dân"],
        "topic": None,
        "unit": "so",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "salt_flats",
        "alt": "Tranh vẽ ruộng muối chia ô phản chiếu bầu trời, từng đống muối trắng nằm rải rác, xa xa là núi",
        "caption": "Muối được cào thành đống vào buổi chiều.",
        "days_ago": 225,
        "genre": "news",
    },
    {
        "key": "do-hoa-tiet-kiem-nuoc",
        "language": "vi",
        "title": "Đồ hoạ: Tám việc nhỏ giúp gia đình tiết kiệm nước trong mùa khô",
        "summary": (
            "Một gia đình bốn người có thể bớt đáng kể lượng nước dùng mỗi tháng chỉ bằng cách sửa thói quen, "
            "không cần mua thiết bị đắt tiền."
        ),
        "body": """\
<p>Mùa khô năm nay đến sớm, nhiều giếng ở vùng cao đã hạ thấp. Phòng Tài nguyên nước và Biển gợi ý tám việc mà nhà nào
cũng làm được. Đồ hoạ trình bày đúng các nội dung dưới đây.</p>
<h2>Trong nhà</h2>
<ul>
<li>Khoá vòi khi đánh răng, khi xoa xà phòng.</li>
<li>Kiểm tra bồn cầu rò rỉ bằng cách nhỏ vài giọt màu vào két nước rồi chờ mười lăm phút.</li>
<li>Gom đủ mẻ mới giặt máy.</li>
<li>Rửa rau trong chậu, dùng nước cuối để tưới cây.</li>
</ul>
<h2>Ngoài vườn</h2>
<ul>
<li>Tưới lúc sáng sớm hoặc chiều mát.</li>
<li>Phủ rơm, lá khô quanh gốc để giữ ẩm.</li>
<li>Hứng nước mưa từ mái vào bồn có nắp đậy.</li>
<li>Sửa ngay ống nứt, van rỉ ở đường ống dẫn ra vườn.</li>
</ul>
<p>Nếu đồng hồ nước vẫn quay khi mọi vòi đã khoá, đường ống có chỗ rò. Khi đó nên gọi đơn vị cấp nước đến kiểm tra
trước khi tự đào.</p>
<p>Khu nhà trọ, quán ăn và cơ sở rửa xe có thể xin bản in khổ lớn của đồ hoạ tại Phòng Tài nguyên nước và Biển để treo
ở nơi dễ thấy.</p>""",
        "field": "water",
        "category": "huong-dan",
        "tags": ["tiết kiệm nước", "mùa khô"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "checklist",
        "alt": "Tranh vẽ bảng danh sách việc cần làm có các ô đánh dấu, bên cạnh là biểu tượng giọt nước và ngôi nhà",
        "caption": "Đồ hoạ chia tám việc thành việc trong nhà và việc ngoài vườn.",
        "days_ago": 235,
        "genre": "infographic",
    },
    {
        "key": "hanh-lang-tram-khi-tuong",
        "language": "vi",
        "title": "Vì sao không được trồng cây, xây nhà sát trạm khí tượng?",
        "summary": (
            "Hành lang kỹ thuật giữ cho số liệu đúng. Luật Khí tượng thủy văn quy định rõ những việc không được "
            "làm trong phạm vi này."
        ),
        "body": """\
<p>Thời gian qua, khi khảo sát các trạm khí tượng trong tỉnh, cán bộ Sở gặp nhiều trường hợp người dân trồng chuối,
dựng nhà xưởng sát hàng rào trạm. Phần lớn không biết rằng xung quanh trạm có hành lang kỹ thuật được pháp luật bảo
vệ.</p>
<p>Luật Khí tượng thủy văn số 90/2015/QH13 quy định hành lang kỹ thuật là khoảng không, diện tích mặt đất, mặt nước
cần thiết để công trình hoạt động đúng tiêu chuẩn. Nghị định số 38/2016/NĐ-CP, được sửa đổi bởi Nghị định số
48/2020/NĐ-CP, hướng dẫn cụ thể cho từng loại công trình.</p>
<h2>Ảnh hưởng thật sự là gì?</h2>
<p>Một hàng cây cao cách thùng đo mưa vài mét có thể che mất một phần lượng mưa khi gió lớn. Mái tôn làm nóng không
khí, khiến nhiệt độ đo được cao hơn thực tế. Số liệu sai dẫn đến cảnh báo sai, và người chịu thiệt lại là chính dân
trong vùng.</p>
<p>Chủ đất nằm trong hành lang vẫn giữ quyền sử dụng đất, được trồng cây thấp và canh tác bình thường. Trước khi xây
dựng, chỉ cần hỏi Uỷ ban nhân dân xã xem thửa đất có nằm trong ranh giới đã cắm mốc hay không.</p>
<p>Sở đang phối hợp với đơn vị quản lý trạm để đưa ranh giới hành lang vào bản đồ địa chính, nhờ đó người dân tra được
ngay khi xem thông tin thửa đất.</p>""",
        "field": "hydrometeorology",
        "category": "pho-bien-phap-luat",
        "tags": ["hành lang kỹ thuật", "công trình khí tượng"],
        "topic": None,
        "unit": "so",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "weather_station",
        "alt": "Tranh vẽ bãi cỏ thoáng trên đồi, giữa đặt cột gió, lều quan trắc và thùng đo mưa, xa xa là núi",
        "caption": "Quanh trạm phải thoáng để gió và mưa được đo đúng.",
        "days_ago": 240,
        "genre": "news",
    },
    {
        "key": "dong-cua-mo-khoang-san",
        "language": "vi",
        "title": "Lập đề án đóng cửa mỏ: bắt đầu từ đâu để không bị trả hồ sơ?",
        "summary": (
            "Từ những hồ sơ đã tiếp nhận, Sở rút ra năm lỗi thường gặp và cách khắc phục theo Thông tư số "
            "39/2025/TT-BNNMT."
        ),
        "body": """\
<p>Khi giấy phép hết hạn hoặc trữ lượng đã khai thác xong, chủ mỏ phải đóng cửa mỏ. Thông tư số 39/2025/TT-BNNMT quy
định nội dung đề án, phương án đóng cửa mỏ và các mẫu văn bản trong hồ sơ.</p>
<p>Qua các hồ sơ nộp thời gian qua, phần lớn bị yêu cầu chỉnh sửa vì những lỗi có thể tránh được.</p>
<h2>Năm lỗi thường gặp</h2>
<ul>
<li>Bản đồ hiện trạng đo đã lâu, không thể hiện bãi thải và hồ lắng.</li>
<li>Khối lượng san gạt trong thuyết minh không khớp với bản vẽ.</li>
<li>Không nêu cách thoát nước mưa sau khi đóng mỏ.</li>
<li>Dự toán thấp hơn khoản tiền đã ký quỹ phục hồi môi trường mà không giải thích.</li>
<li>Thiếu ý kiến của xã về mục đích sử dụng đất sau này.</li>
</ul>
<p>Nên mời xã và các hộ liền kề đi thực địa trước khi viết đề án. Nhiều nơi người dân muốn giữ lại hồ nước ở đáy mỏ để
tưới cây; nếu thấy phù hợp và an toàn, phương án cần nêu rõ rào chắn, bậc lên xuống và người quản lý.</p>
<p>Hồ sơ điện tử nộp qua Cổng Dịch vụ công quốc gia. Chủ mỏ có thể gửi bản thảo cho Phòng Tài nguyên nước và Biển xem
trước; góp ý ban đầu được trả lời bằng thư điện tử và không thay cho kết quả thẩm định.</p>""",
        "field": "minerals",
        "category": "huong-dan",
        "tags": ["đóng cửa mỏ", "phục hồi môi trường"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "quarry",
        "alt": "Tranh vẽ sườn mỏ đá bậc thang, phía trước có máy xúc và đống đá",
        "caption": "Các tầng đá phải được đưa về góc dốc an toàn trước khi trồng cây.",
        "days_ago": 265,
        "genre": "news",
    },
    {
        "key": "luat-dia-chat-khoang-san",
        "language": "vi",
        "title": "Những điểm doanh nghiệp khai thác đá, cát cần biết trong Luật Địa chất và khoáng sản",
        "summary": (
            "Luật số 54/2024/QH15 đã được sửa đổi bởi Luật số 147/2025/QH15; Chính phủ tiếp tục ban hành Nghị "
            "định số 21/2026/NĐ-CP. Sở tóm lược các nhóm quy định liên quan đến tỉnh."
        ),
        "body": """\
<p>Luật Địa chất và khoáng sản số 54/2024/QH15 chia khoáng sản thành bốn nhóm theo công dụng và mục đích quản lý. Đá,
cát, sỏi làm vật liệu xây dựng và đất san lấp là những nhóm gắn nhiều nhất với hoạt động ở tỉnh ta.</p>
<p>Nghị định số 193/2025/NĐ-CP quy định chi tiết một số điều của Luật. Đầu năm 2026, Chính phủ ban hành thêm Nghị định
số 21/2026/NĐ-CP. Doanh nghiệp cần đọc cả hai văn bản cùng với Luật số 147/2025/QH15, vì một số điều khoản đã được
sửa.</p>
<h2>Ba việc cần rà soát</h2>
<ol>
<li><strong>Giấy phép.</strong> Kiểm tra thời hạn, công suất, ranh giới mỏ; giấy phép cấp theo luật cũ được dùng tiếp
theo điều khoản chuyển tiếp nhưng nghĩa vụ báo cáo có thay đổi.</li>
<li><strong>Sổ sách.</strong> Cân, máy quay giám sát tại nơi đưa khoáng sản ra khỏi mỏ và sổ theo dõi sản lượng phải
khớp nhau.</li>
<li><strong>Đóng cửa mỏ.</strong> Mỏ sắp hết hạn phải chuẩn bị đề án hoặc phương án theo Thông tư số
39/2025/TT-BNNMT.</li>
</ol>
<p>Thông tư số 36/2025/TT-BNNMT quy định về khai thác, khai thác tận thu và thu hồi khoáng sản. Đây là văn bản được
hỏi nhiều nhất khi công trình đào móng, nạo vét có lẫn cát, đá.</p>
<p>Sở sẽ mở một buổi giải đáp cho các đơn vị đang khai thác trong tỉnh. Câu hỏi gửi trước qua mục Hỏi đáp, lĩnh vực
khoáng sản, sẽ được ưu tiên trả lời tại buổi này.</p>""",
        "field": "minerals",
        "category": "pho-bien-phap-luat",
        "tags": ["khoáng sản", "pháp luật"],
        "topic": None,
        "unit": "nuoc-bien",
        "byline": "Khương Hải Âu",
        "source": "",
        "scene": "quarry",
        "alt": "Tranh vẽ mỏ đá lộ thiên nhiều tầng, một máy xúc và một xe tải đang làm việc",
        "caption": "Mỏ vật liệu xây dựng thuộc nhóm khoáng sản do tỉnh quản lý.",
        "days_ago": 300,
        "genre": "news",
    },
    {
        "key": "giay-to-tach-thua-hop-thua",
        "language": "vi",
        "title": "Tách thửa, hợp thửa: chuẩn bị gì trước khi đến nộp hồ sơ?",
        "summary": (
            "Phần lớn hồ sơ tách thửa bị trả lại vì diện tích tối thiểu hoặc lối đi. Kiểm tra trước hai điểm này "
            "sẽ tiết kiệm được nhiều công đi lại."
        ),
        "body": """\
<p>Luật Đất đai số 31/2024/QH15 cho phép tách thửa, hợp thửa khi thửa đất đã có Giấy chứng nhận, còn thời hạn sử dụng,
không có tranh chấp và không bị kê biên. Nghị định số 101/2024/NĐ-CP quy định hồ sơ và trình tự; diện tích tối thiểu
do Uỷ ban nhân dân tỉnh quy định cho từng loại đất, từng khu vực.</p>
<h2>Hai điểm cần kiểm tra trước</h2>
<p>Thứ nhất là diện tích và cạnh thửa sau khi tách. Cả thửa mới lẫn phần còn lại đều phải đủ mức tối thiểu; nếu một
phần không đủ thì phải hợp với thửa liền kề.</p>
<p>Thứ hai là lối đi. Mỗi thửa mới phải nối với đường giao thông công cộng hoặc có thoả thuận về lối đi được các bên
ký xác nhận. Thoả thuận miệng giữa anh em trong nhà không thay được văn bản.</p>
<h2>Hồ sơ gồm</h2>
<ul>
<li>Đơn đề nghị tách thửa, hợp thửa theo mẫu.</li>
<li>Bản vẽ tách thửa, hợp thửa do Văn phòng Đăng ký đất đai hoặc đơn vị có giấy phép đo đạc lập.</li>
<li>Giấy chứng nhận đã cấp.</li>
<li>Văn bản của các bên nếu tách thửa để tặng cho, thừa kế, chuyển nhượng.</li>
</ul>
<p>Trước khi thuê đo vẽ, người dân có thể gửi bản chụp Giấy chứng nhận đến quầy tư vấn để được trả lời thửa đất có đủ
điều kiện hay không. Việc tư vấn không thu tiền và thường có kết quả trong ngày.</p>""",
        "field": "land",
        "category": "huong-dan",
        "tags": ["tách thửa", "hợp thửa"],
        "topic": None,
        "unit": "dang-ky-dat-dai",
        "byline": "Mai Thanh Điền",
        "source": "",
        "scene": "checklist",
        "alt": "Tranh vẽ tấm bảng kẹp giấy với năm dòng đã đánh dấu và các biểu tượng ngôi nhà, chiếc lá, giọt nước",
        "caption": "Nên đánh dấu từng mục trước khi rời nhà.",
        "days_ago": 350,
        "genre": "news",
    },
    {
        "key": "ra-soat-dia-danh",
        "language": "vi",
        "title": "Rà soát tên núi, tên sông, tên thôn trên bản đồ sau khi sắp xếp đơn vị hành chính",
        "summary": (
            "Danh mục địa danh của hai tỉnh cũ được đối chiếu lại. Người cao tuổi ở các thôn được mời góp ý về "
            "cách viết, cách đọc."
        ),
        "body": """\
<p>Sau khi tỉnh Khánh Hòa và tỉnh Ninh Thuận hợp nhất, bản đồ của tỉnh mới phải dùng một danh mục địa danh thống nhất.
Hiện có hai danh mục được ban hành năm 2015: Thông tư số 34/2015/TT-BTNMT cho phần đất liền tỉnh Khánh Hòa và Thông tư
số 33/2015/TT-BTNMT cho phần đất liền tỉnh Ninh Thuận.</p>
<p>Sở đề nghị các xã, phường đối chiếu từng địa danh trong danh mục với tên đang dùng. Ba loại cần chú ý: địa danh có
hai cách viết, địa danh trùng tên trong tỉnh mới và địa danh gắn với tên xã cũ không còn.</p>
<h2>Cách góp ý</h2>
<ul>
<li>Xã, phường in danh mục, niêm yết tại nhà văn hoá thôn trong ba mươi ngày.</li>
<li>Mời già làng, người cao tuổi, thầy cô giáo xác nhận cách đọc, nhất là địa danh gốc tiếng Raglai và tiếng
Chăm.</li>
<li>Ghi lại ý nghĩa tên gọi nếu có người biết; phần này sẽ được lưu vào hồ sơ địa danh.</li>
</ul>
<p>Việc đổi tên không nằm trong đợt rà soát. Mục đích chỉ là viết cho đúng và thống nhất trên mọi bản đồ.</p>
<p>Kết quả gửi về Sở bằng bảng tính theo mẫu, mỗi địa danh một dòng, ghi toạ độ lấy tại thực địa nếu có thể.</p>""",
        "field": "surveying",
        "category": "thong-bao",
        "tags": ["địa danh", "bản đồ"],
        "topic": None,
        "unit": "so",
        "byline": "Giang Vân Hà",
        "source": "",
        "scene": "forest_hills",
        "alt": "Tranh vẽ nhiều lớp rừng núi mờ dần về phía xa, vài cánh chim trên nền trời",
        "caption": "Nhiều ngọn núi có hai tên gọi ở hai bên ranh giới cũ.",
        "days_ago": 365,
        "genre": "news",
    },
    {
        "key": "dat-ngap-nuoc-dam-nha-phu",
        "language": "vi",
        "title": "Khảo sát rừng ngập mặn quanh đầm Nha Phu để lập hồ sơ bảo tồn",
        "summary": (
            "Nhóm khảo sát đã đi hết các lạch lớn, ghi nhận nhiều khoảnh đước tự tái sinh và nơi kiếm ăn của cò, vạc."
        ),
        "body": """\
<p>Trong mười ngày, nhóm khảo sát của Phòng Bảo vệ môi trường cùng cán bộ xã Nam Ninh Hòa và người dân địa phương đã
đi thuyền, lội bộ quanh đầm Nha Phu để lập bản đồ hiện trạng rừng ngập mặn.</p>
<p>Việc khảo sát là bước đầu để xác định ranh giới vùng đất ngập nước quan trọng theo Nghị định số 66/2019/NĐ-CP về
bảo tồn và sử dụng bền vững các vùng đất ngập nước. Thông tư số 07/2020/TT-BTNMT được dùng làm căn cứ cho các nội dung
điều tra.</p>
<p>Nhóm ghi nhận ba điều đáng mừng. Cây đước con mọc dày ở những bãi bồi không còn bị cào nghêu. Các hộ nuôi tôm bỏ ao
cũ đã phá bờ cho nước ra vào. Cò, vạc và nhiều loài chim nước về kiếm ăn đông hơn vào lúc triều rút.</p>
<blockquote><p>Hồi còn rừng dày, cua giống chỉ việc lội ra là bắt được. Giờ thấy cây mọc lại, tụi tôi nhắc nhau đừng
chặt làm củi nữa.</p></blockquote>
<p>Lời của một ngư dân lâu năm cũng là gợi ý cho phương án quản lý: giao từng khoảnh rừng cho nhóm hộ trông coi, đổi
lại được khai thác thuỷ sản dưới tán theo mùa.</p>
<p>Bản đồ và danh sách loài sẽ được gửi lấy ý kiến các thôn ven đầm trước khi trình hồ sơ.</p>""",
        "field": "environment",
        "category": "tin-hoat-dong",
        "tags": ["đất ngập nước", "rừng ngập mặn"],
        "topic": None,
        "unit": "moi-truong",
        "byline": "Nhâm Thảo Nguyên",
        "source": "",
        "scene": "mangrove",
        "alt": "Tranh vẽ những cụm đước rễ chống mọc trên mặt nước, một con cò trắng đứng giữa khoảng trống",
        "caption": "Rễ chống của cây đước giữ bùn và che chở cá con.",
        "days_ago": 390,
        "genre": "news",
    },
]

ALBUMS = [
    {
        "key": "mot-ngay-do-dac",
        "title": "Một ngày theo tổ đo đạc ở vùng núi",
        "summary": "Từ lúc đặt máy trên đồi đến khi thửa đất cuối cùng hiện lên bản đồ. Tranh minh hoạ.",
        "field": "surveying",
        "unit": "dang-ky-dat-dai",
        "days_ago": 13,
        "photos": [
            {
                "scene": "forest_hills",
                "seed": 101,
                "alt": "Tranh vẽ nhiều lớp rừng trên sườn núi mờ sương",
                "caption": "Tổ đo lên đồi khi sương chưa tan.",
            },
            {
                "scene": "survey_tripod",
                "seed": 102,
                "alt": "Tranh vẽ máy đo trên giá ba chân giữa bãi cỏ",
                "caption": "Đặt máy tại mốc đã biết toạ độ.",
            },
            {
                "scene": "drone_mapping",
                "seed": 103,
                "alt": "Tranh vẽ thiết bị bay chụp ảnh đồng ruộng bên dưới",
                "caption": "Nơi cây thấp, tổ dùng thiết bị bay chụp.",
            },
            {
                "scene": "contour_map",
                "seed": 104,
                "alt": "Tranh vẽ bản đồ đường đồng mức có con sông và lưới toạ độ",
                "caption": "Địa hình được vẽ lại ngay trong buổi chiều.",
            },
            {
                "scene": "parcel_map",
                "seed": 105,
                "alt": "Tranh vẽ bản đồ thửa đất nhiều màu có ghim đánh dấu",
                "caption": "Từng thửa đất được đối chiếu với chủ sử dụng.",
            },
        ],
    },
    {
        "key": "bien-va-dao",
        "title": "Biển và đảo quê hương",
        "summary": "Năm bức tranh về vịnh, rạn san hô, cảng cá và ruộng muối của tỉnh ven biển.",
        "field": "sea",
        "unit": "nuoc-bien",
        "days_ago": 48,
        "photos": [
            {
                "scene": "sea_islands",
                "seed": 201,
                "alt": "Tranh vẽ các đảo xanh nối nhau trên vịnh lặng",
                "caption": "Đảo gần, đảo xa nhìn từ bãi dừa.",
            },
            {
                "scene": "coral_reef",
                "seed": 202,
                "alt": "Tranh vẽ rạn san hô nhiều màu và đàn cá",
                "caption": "Dưới mặt nước là một khu vườn khác.",
            },
            {
                "scene": "harbour",
                "seed": 203,
                "alt": "Tranh vẽ tàu cá đậu trong cảng trước xóm nhà mái ngói",
                "caption": "Tàu về, thùng cá đã xếp sẵn trên bến.",
            },
            {
                "scene": "salt_flats",
                "seed": 204,
                "alt": "Tranh vẽ ruộng muối phản chiếu bầu trời và các đống muối trắng",
                "caption": "Ô kết tinh soi bóng núi.",
            },
            {
                "scene": "monitoring_buoy",
                "seed": 205,
                "alt": "Tranh vẽ phao quan trắc có đèn và tấm pin mặt trời",
                "caption": "Phao quan trắc canh chất lượng nước ngày đêm.",
            },
        ],
    },
    {
        "key": "mua-mua-va-mua-nang",
        "title": "Mùa mưa và mùa nắng trên đồng ruộng",
        "summary": "Cùng một vùng đất qua hai mùa: khi chờ nước, khi giữ nước và khi lúa lên xanh.",
        "field": "water",
        "unit": "thuy-loi",
        "days_ago": 98,
        "photos": [
            {
                "scene": "dry_season",
                "seed": 301,
                "alt": "Tranh vẽ mặt ruộng nứt nẻ dưới mặt trời lớn",
                "caption": "Cuối mùa nắng, ruộng chờ nước.",
            },
            {
                "scene": "rain_clouds",
                "seed": 302,
                "alt": "Tranh vẽ mưa giăng trên xóm nhà ven nước",
                "caption": "Trận mưa đầu mùa.",
            },
            {
                "scene": "reservoir_dam",
                "seed": 303,
                "alt": "Tranh vẽ đập nước cong và dòng nước xả trắng",
                "caption": "Hồ chứa đón nước, xả đúng quy trình.",
            },
            {
                "scene": "sluice_gate",
                "seed": 304,
                "alt": "Tranh vẽ cống lấy nước có các cửa van và nhà điều khiển nhỏ",
                "caption": "Cống mở, nước vào kênh.",
            },
            {
                "scene": "rice_fields",
                "seed": 305,
                "alt": "Tranh vẽ ruộng lúa chia ô dưới chân núi",
                "caption": "Đồng ruộng vào vụ mới.",
            },
        ],
    },
]

VIDEOS = [
    {
        "key": "video-an-toan-ngam-tran",
        "title": "Vì sao không nên qua ngầm tràn khi nước đang chảy?",
        "summary": "Phim ngắn ba phút giải thích sức đẩy của dòng nước và cách tìm đường vòng an toàn.",
        "transcript": """\
<p>Nước chảy qua ngầm tràn nhìn có vẻ nông, nhưng chỉ cần ngập đến nửa bánh xe là xe máy đã bị đẩy ngang. Mặt đường
dưới nước có thể đã bị xói mất một mảng mà người đi không thấy. Phần lớn tai nạn xảy ra vào lúc trời tối, khi người đi
đường nghĩ rằng mình quen lối.</p>
<p>Khi gặp ngầm tràn có nước chảy, hãy dừng lại ở chỗ cao, quay đầu và đi đường khác dù xa hơn. Nếu không còn đường
nào, hãy chờ nước rút và báo cho trưởng thôn đặt rào chắn. Không đứng xem nước, không vớt củi, không cố cứu đồ đạc
đang trôi. Tính mạng của mình và của người đi cùng là quan trọng nhất.</p>""",
        "field": "hydrometeorology",
        "unit": "thuy-loi",
        "scene": "river_valley",
        "alt": "Hình bìa phim: tranh vẽ dòng sông uốn khúc chảy qua thung lũng có cây hai bờ",
        "days_ago": 35,
    },
    {
        "key": "video-tra-gia-dat",
        "title": "Tra giá đất trên cổng trong một phút",
        "summary": "Hướng dẫn từng bước tìm giá theo tên đường, loại đất và vị trí, kể cả khi chỉ nhớ tên phường cũ.",
        "transcript": """\
<p>Mở trang Giá đất, gõ tên đường vào ô tìm kiếm, không cần bỏ dấu. Cổng hiện các đoạn đường có tên gần giống; chọn
đúng đoạn theo điểm đầu và điểm cuối. Nếu chỉ nhớ tên phường, xã trước khi sắp xếp, cứ gõ tên cũ: cổng sẽ cho biết nơi
đó nay thuộc phường, xã nào.</p>
<p>Tiếp theo, chọn loại đất và vị trí, rồi chọn ngày cần tra. Kết quả ghi giá theo mét vuông, số quyết định và ngày
hết hiệu lực nếu có. Con số này là giá trong bảng; số tiền phải nộp còn tuỳ hệ số và chính sách miễn, giảm nên cần chờ
thông báo của cơ quan thuế.</p>""",
        "field": "land",
        "unit": "dat-dai",
        "scene": "parcel_map",
        "alt": "Hình bìa phim: tranh vẽ bản đồ các thửa đất, một thửa được đánh dấu bằng ghim đỏ",
        "days_ago": 77,
    },
]
