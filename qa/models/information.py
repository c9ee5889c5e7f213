"""A request for information (Law 104/2016/QH13): what its form asks beside a question, and what is supplied once."""

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.crypt import EncryptedTextField
from portal.media.models import Attachment


class InformationRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Requests are for who works on their cases; a file of theirs is never public."""
        return self.filter(question__in=apps.get_model("qa.Question").objects.visible_to(user))


class InformationRequest(models.Model):
    """What Art. 24(2) asks for beside name, contact and the information wanted, which every case has."""

    class Complexity(models.TextChoices):
        UNKNOWN = "", "Chưa xác định"
        SIMPLE = "simple", "Đơn giản, có sẵn"
        COMPLEX = "complex", "Phức tạp, phải tập hợp hoặc lấy ý kiến"

    class Delivery(models.TextChoices):
        ONLINE = "online", _("Tải về một lần trên trang theo dõi")
        OFFICE = "office", _("Nhận tại trụ sở cơ quan")
        POST = "post", _("Nhận qua bưu điện")

    class Ground(models.TextChoices):
        """Art. 28(1), in its order."""

        NONE = "", "Không từ chối"
        CLOSED = "closed", "Thông tin công dân không được tiếp cận, hoặc chưa đủ điều kiện được tiếp cận"
        PUBLISHED = "published", "Thông tin đã được công khai (nói rõ nơi công khai)"
        OTHER_BODY = "other_body", "Thông tin không thuộc trách nhiệm cung cấp của cơ quan"
        SUPPLIED = "supplied", "Đã cung cấp hai lần cho chính người yêu cầu, không có lý do chính đáng"
        BEYOND = "beyond", "Vượt quá khả năng đáp ứng hoặc ảnh hưởng đến hoạt động bình thường của cơ quan"
        UNPAID = "unpaid", "Người yêu cầu không thanh toán chi phí thực tế"

    question = models.OneToOneField("qa.Question", models.CASCADE, related_name="information")
    identity_number = EncryptedTextField("số định danh, hộ chiếu", blank=True)
    purpose = EncryptedTextField("lý do, mục đích", blank=True)
    delivery = models.CharField("hình thức cung cấp", max_length=8, choices=Delivery, default=Delivery.ONLINE)
    complexity = models.CharField("mức độ", max_length=8, choices=Complexity, blank=True, default=Complexity.UNKNOWN)
    refusal_ground = models.CharField("căn cứ từ chối", max_length=12, choices=Ground, blank=True, default=Ground.NONE)
    supplied = GenericRelation("qa.SuppliedFile")

    objects = InformationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "yêu cầu cung cấp thông tin"
        verbose_name_plural = "yêu cầu cung cấp thông tin"

    def __str__(self):
        return f"yêu cầu cung cấp thông tin {self.question}"


class SuppliedFile(Attachment):
    """A file for the one who asked for it, taken once with the secret of the case (Law 104/2016 Art. 30(1)(b))."""

    taken_at = models.DateTimeField("tải về lúc", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "tệp cung cấp"
        verbose_name_plural = "tệp cung cấp"

    def take(self, now) -> bool:
        """Note that the file is taken; return False if it was taken before, by however many at the same moment."""
        return bool(SuppliedFile.objects.filter(pk=self.pk, taken_at=None).update(taken_at=now))
