"""Demonstration of the disclosure lists and of drafts for consultation; all of it of our own making."""

import datetime

from django.core.files.base import ContentFile

from documents.models import Disclosure, DisclosureCategory, Document, Draft, DraftFile
from documents.models.drafts import MINIMUM_BASIS, MINIMUM_DAYS, MINIMUM_RULE
from portal.clock import today
from portal.media.models import Attachment
from portal.pages.demo import Demonstration
from portal.rules.models import Duty, Rule
from portal.text import slugify
from portal.web.pdf import new_pdf, write

BASIS = "điểm d khoản 1 Điều 9 Nghị định 224/2026/NĐ-CP; pháp luật về tiếp cận thông tin"
# (code, name, English name, what must be published, introduction)
CATEGORIES = [
    (
        "quy-hoach",
        "Quy hoạch, kế hoạch ngành",
        "Plans of the sector",
        "Chiến lược, quy hoạch, kế hoạch của ngành",
        "Quy hoạch, chương trình, kế hoạch của ngành nông nghiệp và môi trường trên địa bàn tỉnh.",
    ),
    (
        "ke-hoach-su-dung-dat",
        "Quy hoạch, kế hoạch sử dụng đất",
        "Land-use plans",
        "Quy hoạch, kế hoạch sử dụng đất",
        "Hồ sơ, bản đồ và quyết định phê duyệt quy hoạch, kế hoạch sử dụng đất.",
    ),
    (
        "du-an-dau-tu",
        "Dự án đầu tư công",
        "Public investment projects",
        "Danh mục, tiến độ, kết quả dự án đầu tư công",
        "Dự án do Sở làm chủ đầu tư: mục tiêu, tổng mức đầu tư, thời gian và tình trạng thực hiện.",
    ),
    (
        "dau-thau",
        "Đấu thầu, mua sắm công",
        "Bidding and procurement",
        "Kế hoạch và kết quả lựa chọn nhà thầu, mua sắm công",
        "Kế hoạch lựa chọn nhà thầu và kết quả của từng gói thầu.",
    ),
    (
        "ngan-sach",
        "Ngân sách, tài sản công",
        "Budget and public assets",
        "Dự toán, thực hiện, quyết toán ngân sách; tài sản công",
        "Dự toán được giao, tình hình thực hiện theo quý và quyết toán hằng năm.",
    ),
    (
        "nhiem-vu-khoa-hoc",
        "Nhiệm vụ khoa học và công nghệ",
        "Science and technology tasks",
        "Danh mục và kết quả nhiệm vụ khoa học và công nghệ",
        "Đề tài, dự án cấp tỉnh, cấp cơ sở và kết quả nghiệm thu.",
    ),
    (
        "ket-luan-thanh-tra",
        "Kết luận thanh tra, kiểm tra",
        "Inspection conclusions",
        "Kết luận thanh tra, kiểm tra và việc thực hiện",
        "Kết luận đã ban hành và kết quả thực hiện kiến nghị.",
    ),
    (
        "giay-phep",
        "Giấy phép đã cấp",
        "Licences granted",
        "Giấy phép về môi trường, tài nguyên nước, khoáng sản",
        "Giấy phép môi trường, tài nguyên nước, khoáng sản thuộc thẩm quyền cấp tỉnh.",
    ),
    (
        "thong-ke",
        "Số liệu thống kê ngành",
        "Statistics of the sector",
        "Số liệu thống kê, kết quả điều tra",
        "Số liệu thống kê, kiểm kê, quan trắc của ngành theo kỳ công bố.",
    ),
    (
        "kien-nghi-cu-tri",
        "Trả lời kiến nghị cử tri",
        "Answers to voters' petitions",
        "Trả lời kiến nghị của cử tri",
        "Kiến nghị của cử tri thuộc thẩm quyền của Sở và văn bản trả lời.",
    ),
    (
        "bao-cao",
        "Báo cáo công tác",
        "Reports",
        "Báo cáo định kỳ, tổng kết",
        "Báo cáo sáu tháng, hằng năm và tổng kết chuyên đề.",
    ),
    (
        "tuyen-dung",
        "Tuyển dụng",
        "Recruitment",
        "Thông báo và kết quả tuyển dụng công chức, viên chức",
        "Chỉ tiêu, điều kiện, thời hạn nhận hồ sơ và kết quả tuyển dụng.",
    ),
    (
        "danh-muc-thong-tin",
        "Danh mục thông tin phải công khai",
        "Information to be published",
        "Danh mục thông tin phải được công khai",
        "Danh mục thông tin Sở phải công khai, địa chỉ và thời điểm công khai (Điều 17 Luật Tiếp cận thông tin).",
    ),
]

# What each record of a list must tell beside its own columns; of projects: điểm h khoản 1 Điều 10 NĐ 43/2011/NĐ-CP.
EXPECTED = {
    "ke-hoach-su-dung-dat": ["Cấp quy hoạch, kế hoạch", "Thời kỳ", "Thay thế quy hoạch, kế hoạch"],
    "kien-nghi-cu-tri": ["Cử tri kiến nghị", "Nội dung kiến nghị", "Văn bản trả lời"],
    "tuyen-dung": ["Số lượng", "Điều kiện", "Hạn nộp hồ sơ"],
    "du-an-dau-tu": ["Mục tiêu", "Loại dự án", "Hình thức cấp vốn", "Đơn vị tài trợ"],
    "dau-thau": ["Hình thức lựa chọn nhà thầu", "Giá gói thầu", "Nhà thầu trúng thầu"],
    "ket-luan-thanh-tra": ["Đối tượng thanh tra", "Kết quả thực hiện kiến nghị"],
    "giay-phep": ["Tổ chức, cá nhân được cấp", "Nội dung cấp phép", "Thời hạn"],
}
# (label, value) by the beginning of a title
FACTS = {
    "Sửa chữa, nâng cấp kênh": [
        ("Mục tiêu", "Bảo đảm nước tưới cho 1.900 ha"), ("Loại dự án", "Nhóm B"),
        ("Hình thức cấp vốn", "Ngân sách tỉnh"),
    ],
    "Mở rộng mạng quan trắc": [
        ("Mục tiêu", "Lắp đặt 6 trạm quan trắc nước mặt tự động"), ("Loại dự án", "Nhóm C"),
        ("Hình thức cấp vốn", "Ngân sách tỉnh"),
    ],
    "Kế hoạch lựa chọn nhà thầu": [("Hình thức lựa chọn nhà thầu", "Đấu thầu rộng rãi qua mạng")],
}  # fmt: skip

# (category, unit, field, number, title, days since issue, year or period, amount in đồng, progress, decision, text)
RECORDS = [
    (
        "thong-ke", "quan-trac", "environment", "", "Số liệu quan trắc nước mặt quý III", 45, "Quý III", None,
        "Đã công bố", "", "Kết quả tại 24 điểm quan trắc, so với quy chuẩn và với cùng kỳ năm trước.",
    ),
    (
        "kien-nghi-cu-tri", "so", "land", "1733/SNNMT-VP", "Trả lời kiến nghị về thời gian cấp giấy chứng nhận", 75,
        2026, None, "Đã trả lời", "", "Sở nêu nguyên nhân hồ sơ chậm và thời hạn khắc phục ở từng chi nhánh.",
    ),
    (
        "bao-cao", "so", "general", "402/BC-SNNMT", "Báo cáo công tác sáu tháng đầu năm", 140, "6 tháng đầu năm", None,
        "Đã báo cáo", "", "Kết quả thực hiện nhiệm vụ, tồn tại và nhiệm vụ sáu tháng cuối năm.",
    ),
    (
        "tuyen-dung", "van-phong", "general", "610/TB-SNNMT", "Thông báo tuyển dụng viên chức", 20, 2026, None,
        "Đang nhận hồ sơ", "", "Thông báo nêu vị trí việc làm, điều kiện dự tuyển và nơi nhận hồ sơ.",
    ),
    (
        "danh-muc-thong-tin", "so", "general", "18/QĐ-SNNMT", "Danh mục thông tin phải được công khai", 280, 2026, None,
        "Còn hiệu lực", "", "Danh mục nêu tên thông tin, nơi đăng, thời điểm đăng và đơn vị chịu trách nhiệm.",
    ),
    (
        "quy-hoach", "so", "general", "87/KH-SNNMT", "Kế hoạch công tác của Sở năm 2026", 300, 2026, None,
        "Đang thực hiện", "87/KH-SNNMT",
        "Kế hoạch nêu 9 nhóm nhiệm vụ, phân công đơn vị chủ trì và thời hạn của từng nhiệm vụ.",
    ),
    (
        "quy-hoach", "thuy-loi", "water", "156/KH-SNNMT",
        "Kế hoạch điều tiết nước các hồ chứa phục vụ sản xuất vụ Đông Xuân", 35, "Vụ Đông Xuân 2026–2027", None,
        "Đang thực hiện", "",
        "Kế hoạch phân lịch mở nước theo từng tuyến kênh; hồ có dung tích dưới 60% ưu tiên cấp nước sinh hoạt.",
    ),
    (
        "quy-hoach", "moi-truong", "environment", "141/KH-SNNMT",
        "Kế hoạch quản lý chất lượng môi trường không khí", 120, "2026–2030", None, "Đang thực hiện", "",
        "Kế hoạch đặt mục tiêu giảm bụi mịn tại ba khu vực đô thị và mở rộng mạng quan trắc tự động.",
    ),
    (
        "ke-hoach-su-dung-dat", "dat-dai", "land", "2210/TB-SNNMT",
        "Công khai kế hoạch sử dụng đất hằng năm: danh mục công trình, dự án", 60, 2026, None,
        "Đang công khai", "",
        "Danh mục gồm tên công trình, diện tích, vị trí theo tờ bản đồ và căn cứ; bản đồ kèm theo ở tệp đính kèm.",
    ),
    (
        "ke-hoach-su-dung-dat", "nha-trang", "land", "58/TB-UBND",
        "Điều chỉnh ranh giới khu đất xây dựng trường học trong kế hoạch sử dụng đất", 25, 2026, None,
        "Đang công khai", "",
        "Ranh giới khu đất được điều chỉnh theo hiện trạng đường giao thông; diện tích không thay đổi.",
    ),
    (
        "ke-hoach-su-dung-dat", "dat-dai", "land", "1987/BC-SNNMT",
        "Kết quả thực hiện kế hoạch sử dụng đất năm trước", 200, 2025, None, "Đã báo cáo", "",
        "Báo cáo so sánh diện tích đã thực hiện với chỉ tiêu được duyệt, nêu các công trình phải chuyển tiếp.",
    ),
    (
        "du-an-dau-tu", "thuy-loi", "water", "", "Sửa chữa, nâng cấp kênh chính và cống điều tiết", 410,
        "2025–2027", 84_500_000_000, "Đang thi công", "",
        "Mục tiêu: bảo đảm nước tưới cho 1.900 ha. Nguồn vốn: ngân sách tỉnh. Khối lượng hoàn thành: 46%.",
    ),
    (
        "du-an-dau-tu", "quan-trac", "environment", "", "Mở rộng mạng quan trắc nước mặt tự động", 330,
        "2026–2027", 27_800_000_000, "Chuẩn bị đầu tư", "",
        "Lắp đặt 6 trạm quan trắc tự động, dữ liệu truyền về trung tâm và công khai trên cổng.",
    ),
    (
        "du-an-dau-tu", "dang-ky-dat-dai", "land", "", "Hoàn thiện hồ sơ địa chính và cơ sở dữ liệu đất đai", 700,
        "2024–2026", 112_000_000_000, "Đang thực hiện", "",
        "Đo đạc bổ sung, đối soát hồ sơ sau sắp xếp đơn vị hành chính và đưa dữ liệu vào vận hành.",
    ),
    (
        "dau-thau", "van-phong", "general", "412/QĐ-SNNMT", "Kế hoạch lựa chọn nhà thầu mua sắm thiết bị văn phòng",
        95, 2026, 1_860_000_000, "Đã phê duyệt", "",
        "Gồm 3 gói thầu, hình thức đấu thầu rộng rãi qua mạng.",
    ),
    (
        "dau-thau", "quan-trac", "environment", "455/QĐ-SNNMT",
        "Kết quả lựa chọn nhà thầu gói hoá chất phục vụ quan trắc", 40, "Quý III", 938_500_000, "Đã có kết quả", "",
        "Một nhà thầu đạt yêu cầu kỹ thuật; giá trúng thầu thấp hơn giá gói thầu 6,2%.",
    ),
    (
        "ngan-sach", "so", "general", "36/QĐ-SNNMT", "Công khai dự toán ngân sách được giao", 310, 2026,
        146_320_000_000, "Đã công khai", "",
        "Dự toán theo từng đơn vị sử dụng ngân sách và theo nhiệm vụ chi.",
    ),
    (
        "ngan-sach", "so", "general", "268/TB-SNNMT", "Tình hình thực hiện dự toán thu, chi ngân sách", 50,
        "Quý III", 98_740_000_000, "Đã công khai", "",
        "Số thực hiện và tỷ lệ so với dự toán năm, so với cùng kỳ năm trước.",
    ),
    (
        "ngan-sach", "so", "general", "190/QĐ-SNNMT", "Công khai quyết toán ngân sách", 160, 2025,
        139_905_000_000, "Đã quyết toán", "",
        "Số quyết toán được duyệt, thuyết minh chênh lệch so với dự toán.",
    ),
    (
        "nhiem-vu-khoa-hoc", "nuoc-bien", "sea", "ĐT.2026.04",
        "Nghiên cứu phục hồi rạn san hô ven bờ dựa vào cộng đồng", 260, "2026–2027", 2_150_000_000,
        "Đang thực hiện", "",
        "Đề tài cấp tỉnh; đơn vị chủ trì phối hợp với các tổ đồng quản lý của ngư dân.",
    ),
    (
        "nhiem-vu-khoa-hoc", "quan-trac", "environment", "ĐT.2024.11",
        "Mô hình cảnh báo sớm chất lượng nước nuôi trồng thuỷ sản", 90, "2024–2026", 1_480_000_000,
        "Đã nghiệm thu", "",
        "Kết quả: mô hình cảnh báo trước 48 giờ, thử nghiệm tại hai vùng nuôi; báo cáo tổng hợp ở tệp đính kèm.",
    ),
    (
        "ket-luan-thanh-tra", "so", "minerals", "12/KL-SNNMT",
        "Kết luận kiểm tra việc chấp hành pháp luật trong khai thác vật liệu xây dựng", 75, "", None,
        "Đang theo dõi thực hiện", "",
        "Kiểm tra 7 mỏ; 2 mỏ phải cải chính mốc giới, 1 mỏ bổ sung hệ thống cân. Thời hạn khắc phục 60 ngày.",
    ),
    (
        "ket-luan-thanh-tra", "so", "land", "07/KL-SNNMT",
        "Kết luận kiểm tra việc giải quyết thủ tục đăng ký đất đai đúng hạn", 180, "", None, "Đã thực hiện xong", "",
        "Tỷ lệ đúng hạn 96,4%; kiến nghị bổ sung người ở hai chi nhánh đã được thực hiện.",
    ),
    (
        "giay-phep", "nuoc-bien", "water", "23/GP-UBND", "Giấy phép khai thác nước dưới đất cho cấp nước nông thôn",
        110, "Thời hạn 5 năm", None, "Còn hiệu lực", "",
        "Lưu lượng 1.200 m³/ngày đêm, 4 giếng; quan trắc mực nước liên tục.",
    ),
    (
        "giay-phep", "moi-truong", "environment", "31/GPMT-UBND", "Giấy phép môi trường của cơ sở chế biến thuỷ sản",
        45, "Thời hạn 7 năm", None, "Còn hiệu lực", "",
        "Lưu lượng nước thải tối đa 480 m³/ngày đêm; phải lắp quan trắc tự động trước khi vận hành.",
    ),
    (
        "giay-phep", "so", "minerals", "09/GP-UBND", "Giấy phép khai thác đá làm vật liệu xây dựng thông thường",
        520, "Thời hạn 10 năm", None, "Còn hiệu lực", "",
        "Công suất 90.000 m³ nguyên khối mỗi năm; ký quỹ cải tạo, phục hồi môi trường theo quy định.",
    ),
]  # fmt: skip
WITH_FILES = {"2210/TB-SNNMT", "412/QĐ-SNNMT", "36/QĐ-SNNMT", "ĐT.2024.11", "12/KL-SNNMT", "31/GPMT-UBND"}

_LAW_FILES = [
    DraftFile.Kind.SUBMISSION,
    DraftFile.Kind.DRAFT,
    DraftFile.Kind.REPORT,
    DraftFile.Kind.REVIEW,
    DraftFile.Kind.ASSESSMENT,
    DraftFile.Kind.EXPLANATION,
    DraftFile.Kind.COMPARISON,
]
# (kind, unit, field, title, opens in days from now, lasts days or None for the minimum, reason, summary, files)
DRAFTS = [
    (
        Draft.Kind.LEGAL, "dat-dai", "land",
        "Dự thảo Quyết định quy định hạn mức giao đất, công nhận đất ở trên địa bàn tỉnh", -7, None,
        "<p>Sau khi sắp xếp đơn vị hành chính, hạn mức đất ở của các địa phương cũ khác nhau. Dự thảo thống nhất một "
        "bảng hạn mức theo khu vực, căn cứ Nghị định 102/2024/NĐ-CP.</p>",
        "", _LAW_FILES,
    ),
    (
        Draft.Kind.OTHER, "dat-dai", "land",
        "Dự thảo bảng giá đất ở tại đô thị, khu vực Nha Trang", -6, 30,
        "<p>Bảng giá dự kiến áp dụng từ năm sau. Mỗi dòng giá có trang riêng; góp ý được ngay tại dòng giá.</p>",
        "", [DraftFile.Kind.SUBMISSION, DraftFile.Kind.DRAFT],
    ),
    (
        Draft.Kind.PLANNING, "moi-truong", "environment",
        "Dự thảo Kế hoạch ứng phó sự cố tràn dầu trên vùng biển của tỉnh", 5, 30,
        "<p>Kế hoạch hiện hành không còn phù hợp với phạm vi vùng biển sau hợp nhất. Cần phân công lại lực lượng và "
        "điểm tập kết phương tiện.</p>",
        "", [DraftFile.Kind.SUBMISSION, DraftFile.Kind.DRAFT],
    ),
    (
        Draft.Kind.IMPACT, "moi-truong", "environment",
        "Tham vấn báo cáo đánh giá tác động môi trường dự án kè chống sạt lở bờ sông", -33, 25,
        "<p>Dự án kè dài 2,4 km đi qua khu dân cư; báo cáo được tham vấn để tổ chức, cá nhân góp ý về phương án thi "
        "công và giảm bụi, tiếng ồn.</p>",
        "", [DraftFile.Kind.DRAFT],
    ),
    (
        Draft.Kind.LEGAL, "thuy-loi", "water",
        "Dự thảo Quy định quản lý, khai thác và bảo vệ công trình thuỷ lợi", -130, 30,
        "<p>Quy định phân cấp cho cấp xã sau khi kết thúc cấp huyện và làm rõ phạm vi bảo vệ công trình.</p>",
        "<p>Có 4 góp ý, 2 của cơ quan, tổ chức; tiếp thu 2 ý kiến, tiếp thu một phần 1, giải trình 1 ý kiến.</p>"
        "<ul><li>Tiếp thu: giảm phạm vi bảo vệ kênh nội đồng từ 3 m xuống 2 m.</li>"
        "<li>Giải trình: giữ quy định cấm đổ chất thải xây dựng trong phạm vi bảo vệ.</li></ul>",
        [*_LAW_FILES, DraftFile.Kind.OUTCOME],
    ),
]  # fmt: skip


def fill_disclosure(demo: Demonstration) -> None:
    for order, (code, name, name_en, duty_name, intro) in enumerate(CATEGORIES):
        # The duties that the law names come with the portal; what it does not name has one of the agency's own.
        duty = Duty.objects.in_force().filter(section=f"cong-khai.{code}").order_by("code").first()
        duty = duty or Duty.objects.create(
            code=f"cong-khai-{code}", name=duty_name, legal_basis=BASIS, deadline=5, time_unit=Rule.TimeUnit.WORKING_DAY
        )
        DisclosureCategory.objects.create(code=code, name=name, name_en=name_en, duty=duty, intro=intro, order=order)
    for code, labels in EXPECTED.items():
        DisclosureCategory.objects.filter(code=code).update(expected="\n".join(labels))
    categories = {category.code: category for category in DisclosureCategory.objects.all()}
    for row in RECORDS:
        _record(demo, categories, *row)


def _record(
    demo, categories, category, unit, field, number, title, days, period, amount, progress, decision, text
) -> None:
    record = Disclosure(
        category=categories[category],
        unit=demo.units[unit],
        field=demo.fields[field],
        author=demo.author,
        number=number,
        title=title,
        issue_date=today() - datetime.timedelta(days=days),
        year=period if isinstance(period, int) else None,
        period=period if isinstance(period, str) else "",
        amount=amount,
        progress=progress,
        decision=Document.objects.numbered(decision).first() if decision else None,
        body=f"<p>{text}</p>",
    )
    record.save()
    for order, (label, value) in enumerate(
        next((rows for begin, rows in FACTS.items() if title.startswith(begin)), [])
    ):
        record.facts.create(label=label, value=value, order=order)
    if number in WITH_FILES:
        file = ContentFile(_pdf(title, text), name=f"{slugify(title, 40)}.pdf")
        Attachment(record=record, file=file, title=title).save()
    demo.publish(record, days_ago=max(0, days - 3))


def fill_drafts(demo: Demonstration) -> None:
    Rule.objects.create(
        kind=MINIMUM_RULE,
        name="Thời gian lấy ý kiến dự thảo tối thiểu",
        value=MINIMUM_DAYS,
        time_unit=Rule.TimeUnit.DAY,
        legal_basis=MINIMUM_BASIS,
    )
    for row in DRAFTS:
        _draft(demo, *row)


def _draft(demo: Demonstration, kind, unit, field, title, opens, lasts, reason, summary, files) -> None:
    opening = today() + datetime.timedelta(days=opens)
    draft = Draft(
        kind=kind,
        unit=demo.units[unit],
        field=demo.fields[field],
        author=demo.author,
        title=title,
        reason=reason,
        summary=summary,
        open_from=opening,
        open_to=lasts and opening + datetime.timedelta(days=lasts),
        receiving_address=f"{demo.units[unit].name}, {demo.units['so'].address}",
        receiving_email="gopy@so.example.gov.vn",
    )
    draft.save()
    for order, part in enumerate(files):
        file = ContentFile(_pdf(part.label, title), name=f"{part.value}.pdf")
        DraftFile(record=draft, kind=part, file=file, title=f"{part.label} (bản minh hoạ)", order=order).save()
    demo.publish(draft, days_ago=max(1, -opens))


def _pdf(heading: str, text: str) -> bytes:
    """Return a one-page PDF that says what it is."""
    pdf = new_pdf(str(heading))
    write(pdf, str(heading), size=14, bold=True)
    write(pdf, text)
    write(pdf, "Tệp minh hoạ của bản dùng thử.")
    return bytes(pdf.output())
