"""Every letter and every try; what a letter says is shown on the citizen's own page only."""

from django.contrib import admin, messages
from django.db.models import Q
from django.utils import timezone

from portal.organisation.models import Role
from qa.models import Mail, Question, SendingTry


class TryInline(admin.TabularInline):
    """Each try to hand the letter over; nobody writes it by hand."""

    model = SendingTry
    fields = readonly_fields = ["begun_at", "ended_at", "outcome"]
    extra = 0

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return True  # whoever may see the letter

    @admin.display(description="kết quả")
    def outcome(self, one):
        return one.outcome


@admin.register(Mail)
class MailAdmin(admin.ModelAdmin):
    list_display = ["__str__", "kind", "status", "created_at", "attempts", "sent_at", "error"]
    list_filter = ["status", "kind"]
    list_select_related = ["question", "recipient"]
    fields = ["question", "recipient", "kind", "status", "created_at", "not_before", "attempts", "sent_at", "error"]
    readonly_fields = fields
    inlines = [TryInline]
    actions = ["send_again", "take_as_sent"]

    def get_queryset(self, request):
        mails = super().get_queryset(request)
        if request.user.is_superuser or request.user.units_as(Role.IT_ADMIN):
            return mails
        return mails.filter(Q(question__in=Question.objects.visible_to(request.user)) | Q(recipient=request.user))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.action(description="Gửi lại thư không rõ đã gửi chưa")
    def send_again(self, request, queryset):
        """A person has found that the mail server does not have it."""
        changed = queryset.filter(status=Mail.Status.UNCERTAIN).update(
            status=Mail.Status.WAITING, not_before=timezone.now(), error=""
        )
        messages.info(request, f"{changed} thư sẽ được gửi lại.")

    @admin.action(description="Ghi là đã gửi, với thư không rõ đã gửi chưa")
    def take_as_sent(self, request, queryset):
        """A person has found in the mail server's log that it went out."""
        changed = queryset.filter(status=Mail.Status.UNCERTAIN).update(
            status=Mail.Status.SENT, sent_at=timezone.now(), error=""
        )
        messages.info(request, f"{changed} thư được ghi là đã gửi.")
