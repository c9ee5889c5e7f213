"""Questions of the demonstration: situations that citizens ask about, in words of our own."""


def _row(title, text, answer, *, name, field, unit, days_ago, after, documents=(), is_public=True) -> dict:
    return {
        "title": title,
        "text": text,
        "answer": answer,
        "name": name,
        "field": field,
        "unit": unit,
        "days_ago": days_ago,
        "answered_after": after,
        "documents": list(documents),
        "is_public": is_public,
    }


ANSWERED = [
    _row(
        "Tách thửa đất ở cho con cần những giấy tờ gì?",
        "Gia đình tôi có một thửa đất ở đã có giấy chứng nhận, muốn tách cho con một phần. Xin hỏi cần giấy tờ gì và nộp ở đâu?",
        "Hồ sơ gồm đơn đề nghị tách thửa, bản vẽ tách thửa do đơn vị đo đạc lập và giấy chứng nhận đã cấp.\n"
        "Nộp tại bộ phận một cửa của xã, phường nơi có đất hoặc trực tuyến. Phần đất tách ra phải đạt diện tích tối thiểu do tỉnh quy định.",
        name="Phạm Văn Lâm", field="land", unit="dang-ky-dat-dai", days_ago=40, after=9, documents=["31/2024/QH15"],
    ),
    _row(
        "Mất giấy chứng nhận quyền sử dụng đất thì làm thế nào?",
        "Giấy chứng nhận của nhà tôi bị mất khi chuyển nhà. Tôi phải báo ở đâu, bao lâu thì được cấp lại?",
        "Quý vị khai báo với uỷ ban nhân dân xã, phường nơi có đất để niêm yết công khai, sau đó nộp đơn đề nghị cấp lại tại bộ phận một cửa.\n"
        "Thời gian giải quyết được ghi trong trang thủ tục hành chính tương ứng trên cổng này.",
        name="Lê Thị Hoa", field="land", unit="dang-ky-dat-dai", days_ago=33, after=7,
    ),
    _row(
        "Tra giá đất của một tuyến đường trên cổng như thế nào?",
        "Tôi cần biết giá đất theo bảng giá để tính thuế. Trang nào cho tra, gõ tên đường không dấu có được không?",
        "Quý vị mở mục Giá đất, chọn địa bàn và gõ tên đường, không cần dấu. Kết quả ghi rõ quyết định, vị trí, thời gian áp dụng.",
        name="Đặng Minh Tú", field="land", unit="so", days_ago=28, after=3,
    ),
    _row(
        "Cơ sở nhỏ có phải đăng ký môi trường không?",
        "Tôi mở xưởng mộc nhỏ trong khu dân cư. Xin hỏi có phải làm giấy phép môi trường hay chỉ đăng ký?",
        "Việc phải có giấy phép hay chỉ đăng ký tuỳ lượng chất thải phát sinh. Cơ sở phát sinh ít chất thải đăng ký môi trường tại uỷ ban nhân dân cấp xã trước khi hoạt động.",
        name="Ngô Quang Vinh", field="environment", unit="moi-truong", days_ago=26, after=8, documents=["72/2020/QH14"],
    ),
    _row(
        "Đốt rơm rạ gần đường có bị phạt không?",
        "Sau mùa gặt nhiều người đốt rơm sát đường, khói mù rất nguy hiểm. Cơ quan nào xử lý?",
        "Đốt phụ phẩm ngoài trời sát khu dân cư và đường giao thông là hành vi bị xử phạt. Người dân báo cho uỷ ban nhân dân xã, phường hoặc đường dây nóng của Sở để kiểm tra ngay.",
        name="Trương Thị Ngọc", field="environment", unit="moi-truong", days_ago=24, after=5,
    ),
    _row(
        "Khoan giếng tại nhà có phải xin phép không?",
        "Nhà tôi ở nông thôn, muốn khoan giếng lấy nước sinh hoạt. Có phải xin phép hay đăng ký gì không?",
        "Giếng khoan của hộ gia đình dùng cho sinh hoạt không phải xin phép; ở vùng phải đăng ký khai thác nước dưới đất thì khai theo mẫu tại uỷ ban nhân dân xã.",
        name="Bùi Văn Sáu", field="water", unit="nuoc-bien", days_ago=21, after=10, documents=["28/2023/QH15"],
    ),
    _row(
        "Xin khai thác cát làm vật liệu san lấp cho công trình xã",
        "Hợp tác xã muốn khai thác cát ở bãi bồi để san nền nhà văn hoá. Thủ tục thế nào?",
        "Khai thác cát, kể cả để san lấp, phải được cơ quan có thẩm quyền cho phép. Quý vị xem trang thủ tục thuộc lĩnh vực khoáng sản và liên hệ Sở để được hướng dẫn khu vực được phép.",
        name="Hợp tác xã Phước Lộc", field="minerals", unit="so", days_ago=18, after=9,
    ),
    _row(
        "Lấy số liệu mưa, mực nước hồ ở đâu?",
        "Tôi trồng lúa vùng hạ du, muốn biết lượng mưa và mực nước hồ hằng ngày.",
        "Bản tin khí tượng thuỷ văn và mực nước hồ được đăng trong mục Tin tức, lĩnh vực khí tượng thuỷ văn. Quý vị có thể nhận bản tin qua nguồn cấp Atom của mục này.",
        name="Nguyễn Văn Tài", field="hydrometeorology", unit="thuy-loi", days_ago=15, after=4,
    ),
    _row(
        "Mốc ranh giới thửa đất bị mất thì cắm lại ra sao?",
        "Lũ cuốn mất cọc mốc giữa hai nhà, hàng xóm không thống nhất ranh. Nhờ cơ quan hướng dẫn.",
        "Ranh giới được xác định theo hồ sơ địa chính. Quý vị đề nghị văn phòng đăng ký đất đai trích lục và đo đạc lại; nếu hai bên không thống nhất, uỷ ban nhân dân xã, phường hoà giải.",
        name="Hồ Thị Lan", field="surveying", unit="dang-ky-dat-dai", days_ago=13, after=6,
    ),
    _row(
        "Nuôi trồng trên biển cần giấy tờ gì?",
        "Tôi nuôi tôm hùm lồng ven đảo đã nhiều năm, nay phải làm thủ tục giao khu vực biển. Hồ sơ gồm gì?",
        "Cá nhân nuôi trồng trong vùng biển ven bờ đề nghị giao khu vực biển tại uỷ ban nhân dân nơi được phân cấp, kèm sơ đồ vị trí lồng nuôi. Trang thủ tục hành chính có mẫu đơn.",
        name="Võ Văn Đảo", field="sea", unit="so", days_ago=11, after=7,
    ),
    _row(
        "Trả lời riêng về hồ sơ của gia đình",
        "Hồ sơ của gia đình tôi nộp đã lâu chưa thấy kết quả, xin cho biết đang ở đâu.",
        "Hồ sơ đang ở bước thẩm định, có kết quả trong tuần này. Cơ quan đã gọi điện báo trực tiếp.",
        name="Phan Thị Mai", field="land", unit="dang-ky-dat-dai", days_ago=9, after=2, is_public=False,
    ),
]  # fmt: skip

# state: how far the case has come.
OPEN = [
    {
        "title": "Nước thải của xưởng chảy ra mương",
        "text": "Xưởng chế biến cạnh nhà xả nước đục, mùi hôi ra mương tưới từ đầu tháng. Nhờ kiểm tra.",
        "name": "Đoàn Văn Minh", "field": "environment", "unit": "moi-truong", "state": "forwarded", "days_ago": 30,
    },
    {
        "title": "Chuyển đất trồng cây lâu năm sang đất ở",
        "text": "Tôi muốn chuyển một phần vườn sang đất ở, tiền sử dụng đất tính thế nào?",
        "answer": "Tiền sử dụng đất tính theo chênh lệch giữa giá đất ở và giá đất trồng cây lâu năm trong bảng giá đang áp dụng.",
        "name": "Lương Thị Thanh", "field": "land", "unit": "dang-ky-dat-dai", "state": "drafted", "days_ago": 8,
    },
    {
        "title": "Lịch cấp nước tưới vụ tới",
        "text": "Vụ đông xuân năm nay khi nào mở nước kênh chính?",
        "name": "Trần Văn Bảy", "field": "water", "unit": "thuy-loi", "state": "forwarded", "days_ago": 3,
    },
    {
        "title": "Bản đồ quy hoạch của xã mới",
        "text": "Sau khi nhập xã, tôi xem quy hoạch sử dụng đất ở đâu?",
        "name": "Mai Quốc Khánh", "field": "surveying", "unit": "so", "state": "received", "days_ago": 1,
    },
    {
        "title": "Đo lại ranh giới thửa đất",
        "text": "Hàng rào nhà bên lấn sang đất nhà tôi, xin hỏi muốn đo lại ranh giới thì gửi đơn ở đâu?",
        "answer": "Xin cho biết thửa đất ở xã, phường nào và đã có giấy chứng nhận hay chưa.",
        "name": "Đặng Thị Hoa", "field": "land", "unit": "dang-ky-dat-dai", "state": "asked", "days_ago": 5,
    },
    {
        "title": "Kết quả quan trắc nước ngầm năm trước",
        "text": "Xin cung cấp số liệu quan trắc nước ngầm năm trước ở các trạm của tỉnh.",
        "name": "Nguyễn Văn Phúc", "field": "water", "unit": "moi-truong", "state": "forwarded", "days_ago": 2,
        "kind": "information", "purpose": "Làm luận văn tốt nghiệp.",
    },
    {
        "title": "Bán hàng giảm giá lớn",
        "text": "Mời quý cơ quan xem ưu đãi của công ty chúng tôi.",
        "name": "Công ty quảng cáo", "field": "general", "unit": "so", "state": "received", "days_ago": 1,
        "suspicion": "Gửi nhanh hơn một người có thể đọc và điền",
    },
    {
        "title": "Chế độ bảo hiểm xã hội một lần",
        "text": "Tôi muốn hỏi thủ tục nhận bảo hiểm xã hội một lần.",
        "answer": "Việc này thuộc cơ quan bảo hiểm xã hội. Quý vị liên hệ bảo hiểm xã hội nơi cư trú hoặc cổng dịch vụ công của ngành bảo hiểm.",
        "name": "Lý Thị Yến", "field": "general", "unit": "so", "state": "out_of_scope", "days_ago": 6,
    },
]  # fmt: skip

# Texts that a unit answers with again and again.
CANNED = [
    (
        "Hồ sơ nộp ở đâu",
        "Quý vị nộp hồ sơ tại bộ phận một cửa của xã, phường nơi có đất, hoặc trực tuyến trên cổng dịch vụ công. "
        "Giờ làm việc: sáng 7 giờ 30 đến 11 giờ 30, chiều 13 giờ 30 đến 17 giờ, từ thứ Hai đến thứ Sáu.",
    ),
    (
        "Việc của cơ quan khác",
        "Việc này không thuộc thẩm quyền của cơ quan chúng tôi. Quý vị liên hệ với cơ quan sau để được giải quyết: ",
    ),
]
