"""Pictures that an editor pastes or drops into a text go to the library."""

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from portal.media.models import Image
from portal.organisation.models import Role, Unit
from portal.text import nfc


@require_POST
def upload(request):
    """Store the picture for the first unit in which the user writes and answer as CKEditor expects.

    A refused picture is answered with 200: of any other status the editor shows only the number.
    """
    user = request.user
    if not (user.is_authenticated and user.is_staff and user.has_perm("media.add_image")):
        return _refusal("Tài khoản của bạn không được tải ảnh lên; hãy đăng nhập lại hoặc hỏi quản trị.", status=403)
    file = request.FILES.get("upload")
    if file is None:
        return _refusal("Chưa chọn ảnh để tải lên.")
    name = nfc(file.name)
    unit = _writing_unit(user)
    if unit is None:
        return _refusal("Tài khoản của bạn chưa được phân công ở đơn vị nào nên chưa tải ảnh lên được.")
    image = Image(unit=unit, uploader=user, title=name.rpartition(".")[0][:200] or name[:200], file=file)
    try:
        image.clean()
    except ValidationError as error:
        return _refusal(" ".join(error.messages))
    image.save()
    return JsonResponse({"uploaded": 1, "fileName": name, "url": image.src})


def _refusal(sentence: str, status: int = 200) -> JsonResponse:
    return JsonResponse({"uploaded": 0, "error": {"message": sentence}}, status=status)


def _writing_unit(user) -> Unit | None:
    if user.is_superuser:
        return Unit.objects.get(parent__isnull=True)
    paths = sorted(user.units_as(Role.CONTRIBUTOR, Role.EDITOR, Role.APPROVER))
    return Unit.objects.get(path=paths[0]) if paths else None
