"""Duties to publish as the law sets them, with their validity: what the duty board watches from the first day.

Read in the texts of the acts; where an act says only "kept up to date", no period is set here. The last set is no law:
it is how often the software looks, and the agency changes it as it likes.
"""

import datetime

from django.db import migrations

DAY, WORKING, MONTH = "day", "working_day", "month"
AGENCY, LOCALITY = "agency", "locality"

# act, first day, first day on which it holds no more
SETS = {
    "nd43": ("43/2011/NĐ-CP", "2011-08-01", "2022-08-15"),
    "tctt": ("104/2016/QH13", "2018-07-01", "2026-09-01"),
    "tctt2026": ("Luật Tiếp cận thông tin năm 2026", "2026-09-01", None),
    "nd224": ("224/2026/NĐ-CP", "2026-07-01", None),
    "tcd": ("42/2013/QH13", "2014-07-01", None),
    "nd244": ("244/2026/NĐ-CP", "2026-07-01", None),
    "theo-doi": ("Chu kỳ theo dõi của cơ quan", "2026-07-01", None),
}

# (set, code, what is to be published, legal basis, section, deadline, period, unit of time, applies to)
DUTIES = [
    ("nd43", "co-cau", "Sơ đồ, cơ cấu tổ chức", "Điều 10 khoản 1 điểm a", "co-cau", None, None, "", ""),
    ("nd43", "chuc-nang", "Chức năng, nhiệm vụ, quyền hạn", "Điều 10 khoản 1 điểm a", "trang.chuc-nang-nhiem-vu", None, None, "", ""),
    ("nd43", "lanh-dao", "Tóm tắt tiểu sử và nhiệm vụ của lãnh đạo", "Điều 10 khoản 1 điểm a", "lanh-dao", None, None, "", ""),
    ("nd43", "tin-tuc", "Tin tức, sự kiện", "Điều 10 khoản 1 điểm b", "tin-tuc", None, None, "", ""),
    ("nd43", "chi-dao", "Thông tin chỉ đạo, điều hành", "Điều 10 khoản 1 điểm c", "van-ban.chi-dao", None, None, "", ""),
    ("nd43", "lich-lam-viec", "Lịch làm việc của lãnh đạo", "Điều 10 khoản 1 điểm c", "lich-cong-tac", None, None, "", ""),
    ("nd43", "pho-bien", "Tuyên truyền, phổ biến pháp luật", "Điều 10 khoản 1 điểm d, Điều 17", "tin-tuc.pho-bien-phap-luat", 15, None, WORKING, ""),
    ("nd43", "quy-hoach", "Chiến lược, định hướng, quy hoạch, kế hoạch", "Điều 10 khoản 1 điểm đ, Điều 17", "cong-khai.quy-hoach", 10, None, WORKING, ""),
    ("nd43", "van-ban", "Văn bản quy phạm pháp luật và văn bản quản lý", "Điều 10 khoản 1 điểm e, Điều 17", "van-ban", 10, None, WORKING, ""),
    ("nd43", "du-an", "Dự án, hạng mục đầu tư", "Điều 10 khoản 1 điểm h, Điều 17", "cong-khai.du-an-dau-tu", 10, None, WORKING, ""),
    ("nd43", "dau-thau", "Đấu thầu, mua sắm công", "Điều 10 khoản 1 điểm h, Điều 17", "cong-khai.dau-thau", 10, None, WORKING, ""),
    ("nd43", "gop-y", "Lấy ý kiến góp ý của tổ chức, cá nhân", "Điều 10 khoản 1 điểm i", "du-thao", None, None, "", ""),
    ("nd43", "can-bo", "Thông tin liên hệ của cán bộ có thẩm quyền", "Điều 10 khoản 1 điểm k", "can-bo", None, None, "", ""),
    ("nd43", "giao-dich", "Thông tin giao dịch chính thức", "Điều 10 khoản 1 điểm l", "lien-he", None, None, "", ""),
    ("nd43", "de-tai", "Đề tài khoa học", "Điều 11, Điều 17", "cong-khai.nhiem-vu-khoa-hoc", 20, None, WORKING, ""),
    ("nd43", "thong-ke", "Thông tin, báo cáo thống kê", "Điều 12, Điều 17", "cong-khai.thong-ke", 10, None, WORKING, ""),
    ("nd43", "tieng-anh", "Thông tin tiếng Anh", "Điều 13", "tin-tuc-en", None, None, "", ""),
    ("nd43", "hoi-dap", "Hỏi đáp", "Điều 17 khoản 1 điểm đ", "hoi-dap", None, None, "", ""),
    ("nd224", "thu-tuc", "Thủ tục hành chính, dịch vụ công trực tuyến", "Điều 9 khoản 1 điểm a", "thu-tuc", None, None, "", ""),
    ("nd224", "co-cau", "Sơ đồ, cơ cấu tổ chức", "Điều 9 khoản 1 điểm b", "co-cau", None, None, "", AGENCY),
    ("nd224", "chuc-nang", "Chức năng, nhiệm vụ, quyền hạn", "Điều 9 khoản 1 điểm b", "trang.chuc-nang-nhiem-vu", None, None, "", AGENCY),
    ("nd224", "lich-su", "Tóm lược quá trình hình thành", "Điều 9 khoản 1 điểm b", "trang.lich-su-hinh-thanh", None, None, "", AGENCY),
    ("nd224", "lanh-dao", "Tiểu sử tóm tắt và nhiệm vụ của lãnh đạo", "Điều 9 khoản 1 điểm b, điểm c", "lanh-dao", None, None, "", ""),
    ("nd224", "bo-may", "Tổ chức bộ máy hành chính", "Điều 9 khoản 1 điểm c", "co-cau", None, None, "", LOCALITY),
    ("nd224", "ban-do", "Bản đồ địa giới hành chính", "Điều 9 khoản 1 điểm c", "trang.ban-do-dia-gioi", None, None, "", LOCALITY),
    ("nd224", "dia-phuong", "Điều kiện tự nhiên, lịch sử, văn hoá, di tích, danh thắng", "Điều 9 khoản 1 điểm c", "trang.gioi-thieu-dia-phuong", None, None, "", LOCALITY),
    ("nd224", "kenh", "Danh sách kênh cung cấp thông tin chính thức", "Điều 10 khoản 1 đến khoản 3", "trang.kenh-thong-tin-chinh-thuc", None, None, "", ""),
    ("tcd", "tiep-dan", "Lịch tiếp công dân của người đứng đầu, ít nhất mỗi tháng một ngày", "Điều 24 Luật Tiếp công dân", "tiep-cong-dan", None, 1, MONTH, ""),
    ("nd244", "phat-ngon", "Thông tin người phát ngôn", "Nghị định 244/2026/NĐ-CP", "nguoi-phat-ngon", None, None, "", ""),
    ("theo-doi", "tin-tuc", "Tin tức, sự kiện", "Điều 9 khoản 3 Nghị định 224/2026/NĐ-CP; chu kỳ do cơ quan đặt", "tin-tuc", None, 7, DAY, ""),
    ("theo-doi", "lich-cong-tac", "Lịch công tác của lãnh đạo", "Điều 9 khoản 3 Nghị định 224/2026/NĐ-CP; chu kỳ do cơ quan đặt", "lich-cong-tac", None, 7, DAY, ""),
    ("theo-doi", "hoi-dap", "Trả lời hỏi đáp đăng công khai", "Điều 9 khoản 3 Nghị định 224/2026/NĐ-CP; chu kỳ do cơ quan đặt", "hoi-dap", None, 30, DAY, ""),
]  # fmt: skip

# Law 104/2016 Art. 17(1), 18(4): five working days from when it was made. The act of 2026 widens the list; until its text is
# read, the same items and the same time are watched.
ACCESS = [
    ("van-ban", "Văn bản quy phạm pháp luật, văn bản hành chính có giá trị áp dụng chung", "van-ban"),
    ("thu-tuc", "Thủ tục hành chính, quy trình giải quyết công việc", "thu-tuc"),
    ("du-thao", "Dự thảo văn bản, kết quả lấy ý kiến", "du-thao"),
    ("quy-hoach", "Chiến lược, chương trình, quy hoạch, kế hoạch", "cong-khai.quy-hoach"),
    ("ngan-sach", "Dự toán, thực hiện, quyết toán ngân sách", "cong-khai.ngan-sach"),
    ("dau-tu", "Chương trình, dự án đầu tư công", "cong-khai.du-an-dau-tu"),
    ("dau-thau", "Mua sắm công, đấu thầu", "cong-khai.dau-thau"),
    ("dat-dai", "Quy hoạch, kế hoạch sử dụng đất", "cong-khai.ke-hoach-su-dung-dat"),
    ("gia-dat", "Giá đất", "gia-dat"),
    ("ket-luan", "Kết luận kiểm tra, thanh tra về môi trường", "cong-khai.ket-luan-thanh-tra"),
    ("chuc-nang", "Chức năng, nhiệm vụ, nội quy, quy chế", "trang.chuc-nang-nhiem-vu"),
    ("bao-cao", "Báo cáo công tác định kỳ", "cong-khai.bao-cao"),
    ("thong-ke", "Thông tin thống kê ngành, lĩnh vực", "cong-khai.thong-ke"),
    ("tuyen-dung", "Tuyển dụng cán bộ, công chức, viên chức", "cong-khai.tuyen-dung"),
    ("khoa-hoc", "Danh mục và kết quả nhiệm vụ khoa học", "cong-khai.nhiem-vu-khoa-hoc"),
    ("danh-muc", "Danh mục thông tin phải được công khai", "cong-khai.danh-muc-thong-tin"),
]


def _date(text):
    return datetime.date.fromisoformat(text) if text else None


def add(apps, schema_editor):
    duty = apps.get_model("rules", "Duty")
    rows = list(DUTIES)
    for name, words in (
        ("tctt", "Luật Tiếp cận thông tin 104/2016/QH13"),
        ("tctt2026", "Luật Tiếp cận thông tin năm 2026; thời hạn và danh mục tạm theo Luật 104/2016/QH13"),
    ):
        for code, what, section in ACCESS:
            basis = f"Điều 17 khoản 1, Điều 18 khoản 4 {words}" if name == "tctt" else words
            rows.append((name, code, what, basis, section, 5, None, WORKING, ""))
        rows.append(
            (
                name,
                "muc-tiep-can",
                "Mục “Tiếp cận thông tin”: danh mục, đầu mối, biểu mẫu",
                "Điều 11 Nghị định 13/2018/NĐ-CP",
                "trang.tiep-can-thong-tin",
                None,
                None,
                "",
                "",
            )
        )
        rows.append(
            (
                name,
                "dau-moi",
                "Đầu mối cung cấp thông tin",
                "Điều 5, Điều 11 Nghị định 13/2018/NĐ-CP",
                "dau-moi",
                None,
                None,
                "",
                "",
            )
        )
    for name, code, what, basis, section, deadline, period, time_unit, applies_to in rows:
        act, valid_from, valid_to = SETS[name]
        duty.objects.create(
            code=f"{name}-{code}", name=what, act=act, section=section, deadline=deadline, period=period,
            legal_basis=basis if "Nghị định" in basis or "Luật" in basis else f"{basis} {_words(act)}",
            time_unit=time_unit, applies_to=applies_to, valid_from=_date(valid_from), valid_to=_date(valid_to),
        )  # fmt: skip


def _words(act):
    return f"Nghị định {act}" if "NĐ-CP" in act else f"Luật {act}"


class Migration(migrations.Migration):
    dependencies = [("rules", "0002_duties_watched")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
