"""Demonstration procedures: real ones as facts, what communes add, and work in other states than published."""

import datetime
import functools

from django.core.files.base import ContentFile

from portal.clock import today
from portal.pages.demo import Demonstration
from portal.text import slugify
from portal.web.pdf import new_pdf, write
from procedures import demo_procedures
from procedures.models import (
    Announcement,
    ApplicantType,
    Channel,
    DossierCase,
    DossierItem,
    LegalBasis,
    Level,
    LifeEvent,
    LocalProcedure,
    Procedure,
    ProcedureFile,
    Result,
)
from procedures.terms import Terms

NATIONAL = "https://dichvucong.gov.vn"
FORM = "Mẫu đơn đề nghị.pdf"
# (name, English name, words of the names of procedures)
LIFE_EVENTS = [
    ("Làm sổ đỏ lần đầu", "First certificate of land use rights", ["đăng ký đất đai", "cấp giấy chứng nhận"]),
    (
        "Mua bán, tặng cho, tách thửa đất",
        "Buying, giving or dividing land",
        ["tách thửa", "chuyển nhượng", "biến động"],
    ),
    ("Mở cơ sở sản xuất, kinh doanh", "Starting a business", ["môi trường", "khai thác", "khoáng sản", "chăn nuôi"]),
]
ABOLISHED, DRAFT, WAITING = "1.012766", "1.011671", "1.000943"
AGENCIES = {
    "Cấp bộ": "Bộ Nông nghiệp và Môi trường",
    "Cấp tỉnh": "Sở Nông nghiệp và Môi trường",
    "Cấp xã": "Uỷ ban nhân dân cấp xã",
}


def fill(demo: Demonstration) -> None:
    terms = Terms(Level), Terms(ApplicantType)
    procedures = {row[0]: _procedure(demo, row, terms) for row in demo_procedures.PROCEDURES}
    _own_procedure(demo, terms)
    procedures["1.012783"].related.set([procedures["1.012786"], procedures["1.012790"]])
    for unit, code, time, fees, desk, hours, phone in demo_procedures.LOCAL:
        LocalProcedure.objects.create(
            procedure=procedures[code],
            unit=demo.units[unit],
            time_printed=time,
            fees_printed=fees,
            desk=desk,
            hours=hours,
            phone=phone,
            note="Thông tin minh hoạ của bản dùng thử.",
        )
    for order, (name, name_en, words) in enumerate(LIFE_EVENTS):
        event = LifeEvent.objects.create(code=slugify(name, 40), name=name, name_en=name_en, order=order)
        event.procedures.set([one for one in procedures.values() if any(word in one.title.lower() for word in words)])
    for days_ago, procedure in enumerate(procedures.values(), start=20):
        _into_its_state(demo, procedure, days_ago)


def _procedure(demo: Demonstration, row: tuple, terms: tuple[Terms, Terms]) -> Procedure:
    code, name, field, levels, decision, channels, numbers, applicants, result_code = row
    guide = demo_procedures.GUIDES[field]
    is_online = any(kind == Channel.Kind.ONLINE for kind, _time, _fee in channels)
    procedure = Procedure(
        code=code,
        title=name,
        unit=demo.units["so"],
        author=demo.author,
        field=demo.fields[field],
        kind="TTHC được giao luật quy định chi tiết",
        issuing_agency=AGENCIES["Cấp bộ"],
        implementing_agency=", ".join(AGENCIES[level] for level in levels),
        reception_address="Trung tâm Phục vụ hành chính công",
        steps="<ol>" + "".join(f"<li>{step}</li>" for step in guide["steps"]) + "</ol>",
        sets=1,
        online_level=Procedure.OnlineLevel.PARTIAL if is_online else Procedure.OnlineLevel.INFORMATION,
        partial_reason="Người nộp phải xuất trình bản chính để đối chiếu." if is_online else "",
        national_url=NATIONAL,
        submit_url=NATIONAL if is_online else "",
        source="Cơ sở dữ liệu quốc gia về thủ tục hành chính",
        last_synced_at=demo.now,
    )
    if code == ABOLISHED:
        procedure.valid_to = today() - datetime.timedelta(days=30)
    procedure.save()
    procedure.levels.set(map(terms[0].get, levels))
    procedure.applicant_types.set(map(terms[1].get, applicants))
    for order, (kind, time, fee) in enumerate(channels):
        Channel.objects.create(procedure=procedure, order=order, kind=kind, time_printed=time, fees_printed=fee)
    _dossier(procedure, guide["papers"])
    Result.objects.create(procedure=procedure, name=guide["result"], code=result_code)
    bases = [LegalBasis(procedure=procedure, order=order, number=number) for order, number in enumerate(numbers)]
    LegalBasis.objects.tie(bases)
    for basis in bases:
        basis.title = basis.document.title if basis.document else ""
    LegalBasis.objects.bulk_create(bases)
    Announcement.objects.create(procedure=procedure, number=decision)
    if code == ABOLISHED:
        Announcement.objects.create(
            procedure=procedure,
            number="01/QĐ-DEMO",
            action=Announcement.Action.ABOLISHED,
            date=procedure.valid_to,
        )
    procedure.was_saved()
    return procedure


@functools.cache
def _form() -> bytes:
    """Return a form to download that says what it is: drawn once, the same for all."""
    pdf = new_pdf(FORM)
    write(pdf, "Mẫu đơn đề nghị (minh hoạ)", size=14, bold=True)
    write(pdf, "Tệp minh hoạ của bản dùng thử, không dùng để nộp hồ sơ.")
    return bytes(pdf.output())


def _dossier(procedure: Procedure, papers: list[tuple[str, int, int]]) -> None:
    """Give the procedure two cases and a form."""
    cases = ["Người nộp là chủ hồ sơ", "Nộp qua người đại diện"]
    for number, title in enumerate(cases, start=1):
        DossierCase.objects.create(procedure=procedure, number=number, title=title)
    items = [
        DossierItem(
            procedure=procedure,
            case_number=number,
            order=order,
            name=name,
            originals=originals,
            copies=copies,
            forms_printed=FORM if order == 0 else "",
        )
        for number in (1, 2)
        for order, (name, originals, copies) in enumerate(papers)
    ]
    items.append(
        DossierItem(
            procedure=procedure, case_number=2, order=len(papers), name="Văn bản uỷ quyền", originals=1, copies=0
        )
    )
    DossierItem.objects.bulk_create(items)
    changed = today() - datetime.timedelta(days=40)
    ProcedureFile(
        record=procedure, file=ContentFile(_form(), name="mau-don-cu.pdf"), title=FORM, valid_to=changed
    ).save()
    ProcedureFile(
        record=procedure, file=ContentFile(_form(), name="mau-don.pdf"), title=FORM, valid_from=changed
    ).save()


def _own_procedure(demo: Demonstration, terms: tuple[Terms, Terms]) -> None:
    """A procedure of a commune that has no national code."""
    procedure = Procedure(
        title="Cấp bản sao sơ đồ thửa đất phục vụ hoà giải ở cơ sở",
        unit=demo.units["dien-khanh"],
        author=demo.author,
        field=demo.fields["land"],
        implementing_agency="Uỷ ban nhân dân xã Diên Khánh",
        steps="<p>Nộp đơn tại bộ phận một cửa, nhận bản sao sau hai ngày làm việc.</p>",
        sets=1,
    )
    procedure.save()
    procedure.levels.set([terms[0].get("Cấp xã")])
    procedure.applicant_types.set([terms[1].get("Công dân Việt Nam")])
    Channel.objects.create(
        procedure=procedure, kind=Channel.Kind.DIRECT, time_printed="2 ngày làm việc", fees_printed="Miễn phí"
    )
    # In a member portal the people of the department above edit and approve.
    demo.publish(procedure, days_ago=15)


def _into_its_state(demo: Demonstration, procedure: Procedure, days_ago: int) -> None:
    if procedure.code == DRAFT:
        return
    if procedure.code == WAITING:
        procedure.take_step("submit", by=demo.users["bien-tap"])
        return
    demo.publish(procedure, days_ago=days_ago)
