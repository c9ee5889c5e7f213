"""Procedures and their parts with good defaults; a test names what it is about."""

import itertools
import json

from django.core.files.base import ContentFile

from portal.publishing.workflow import State
from procedures.importing import import_procedures
from procedures.models import ApplicantType, Level, LocalProcedure, Procedure, ProcedureFile
from procedures.terms import Terms
from tests.factories import PDF, _publish, make_unit, root_unit, system

_numbers = itertools.count(1)


def make_procedure(
    code: str | None = "", *, state=State.PUBLISHED, publish_from=None, levels=(), applicants=(), **values
):
    """A public procedure; ``code=None`` has no national one."""
    number = next(_numbers)
    values = {"title": f"Thủ tục số {number}"} | values
    values.setdefault("unit", root_unit())
    values.setdefault("author", system())
    if code == "":
        code = f"9.{number:06d}"
    procedure = _publish(Procedure(code=code, **values), state, publish_from)
    procedure.levels.set(map(Terms(Level).get, levels))
    procedure.applicant_types.set(map(Terms(ApplicantType).get, applicants))
    return procedure


def make_form(procedure, title="Mẫu số 01.pdf", **dates) -> ProcedureFile:
    """A form of a procedure, used during the span of its dates."""
    file = ProcedureFile(record=procedure, file=ContentFile(PDF, name="mau.pdf"), title=title, **dates)
    file.save()
    return file


def make_local(procedure=None, unit=None, **values) -> LocalProcedure:
    values = {"time_printed": "10 ngày làm việc", "desk": "Quầy số 3"} | values
    return LocalProcedure.objects.create(procedure=procedure or make_procedure(), unit=unit or make_unit(), **values)


# One record as the crawler writes it: every table has lost its cells.
RECORD = {
    "ma_thu_tuc": "1.013823",
    "detail_url": "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/abc",
    "ten_thu_tuc": "Cấp giấy phép thử",
    "so_quyet_dinh": "629/QĐ-BNNMT",
    "cap_thuc_hien": "Cấp tỉnh, Cấp xã",
    "loai_thu_tuc": "TTHC được giao luật quy định chi tiết",
    "linh_vuc": "Đất đai",
    "doi_tuong_thuc_hien": "Công dân Việt Nam, Cán bộ, công chức, viên chức, Tổ chức (không bao gồm doanh nghiệp, HTX)",
    "co_quan_thuc_hien": "Sở Nông nghiệp và Môi trường",
    "co_quan_co_tham_quyen": "Uỷ ban nhân dân tỉnh",
    "dia_chi_tiep_nhan": "",
    "thu_tuc_lien_quan": "Không có thông tin",
    "trinh_tu_thuc_hien": "Bước 1: nộp hồ sơ\nBước 2: nhận kết quả",
    "cach_thuc_thuc_hien": (
        "Hình thức nộpThời gianPhí, lệ phíMô tả"
        "Trực tuyến15 Ngày làm việc4,000,000 Việt Nam Đồng(theo Thông tư (mới))Miễn phí(hộ nghèo)Nộp qua cổng"
        "Trực tiếp1Miễn phíKhông rõ đơn vị thời gian"
    ),
    "thanh_phan_ho_so": (
        "a) Trường hợp mộtTên giấy tờMẫu đơn, tờ khaiSố lượngĐơn đề nghị cấp phépMau 01.docx1 bản chính"
        "Bản vẽ0 bản chính,2 bản saob) Trường hợp haiTên giấy tờMẫu đơn, tờ khaiSố lượngĐơn theo Mẫu số 181 bản chính"
    ),
    "can_cu_phap_ly": (
        "Tên văn bản pháp lýMã văn bảnLuật Đất đai ngày 18/01/2024;31/2024/QH15"
        "Nghị định 101/2024/NĐ-CPNghị định 101/2024/NĐ-CP"
    ),
    "yeu_cau_dieu_kien": "Không có thông tin",
    "ket_qua_xu_ly": (
        "Giấy phépMã: KQ.G10.000001Từ khóagiấy phép thửMô tảKhông có thông tinChọn cơ quan thực hiệnNộp hồ sơ"
    ),
}


def write_records(path, *records, raw=()):
    """Write records, each completed by RECORD, and raw lines after them; return the path."""
    lines = [json.dumps(RECORD | record) for record in records]
    path.write_text("\n".join([*lines, *raw]) + "\n", encoding="utf-8")
    return path


def run(path, **options):
    return import_procedures(path, unit=root_unit(), by=system(), **options)


def counts(report) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, len(report.rejected)
