"""The public page of one published record, and its preview for the people who work on it."""

from collections.abc import Callable

from django.http import Http404, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.generic import View

from portal.organisation.addresses import absolute_url
from portal.publishing.models import Publishable
from portal.publishing.workflow import State
from portal.registry import Registry
from portal.web.blocks import known_hosts
from portal.web.errors import NoTranslation, gone

# f(request, record) -> response, offered for each kind that has a page: the admin draws previews with it.
previews: Registry[Callable] = Registry("previews")


class PublishedDetailView(View):
    """Find a record by its number, answer with its page, or say why not.

    Another portal's record and an old slug redirect; one that was public once is 410 with the reason;
    everything else is 404, whether it exists or not.
    """

    http_method_names = ["get", "head", "options"]
    model: type[Publishable]
    template_name = ""

    def get_queryset(self):
        """Return the records with what every answer needs selected; the page asks for the rest when it is drawn."""
        return self.model.objects.select_related("unit", "field")

    def get(self, request, pk, **kwargs):
        try:
            record = self.get_queryset().get(pk=pk)
        except self.model.DoesNotExist as error:
            raise Http404(_("Không có bài này.")) from error
        if not record.is_published():
            return self.refuse(record)
        if request.LANGUAGE_CODE == "en" and record.language != "en":
            raise NoTranslation(_("Bài này chưa có bản tiếng Anh."), record.get_absolute_url())
        if not request.portal.contains(record.unit.path):
            return HttpResponsePermanentRedirect(absolute_url(record))
        if request.path != self.address(record):
            return HttpResponsePermanentRedirect(self.address(record))
        return self.draw(record)

    def address(self, record) -> str:
        """Return the path under which this page of the record stands."""
        return record.get_absolute_url()

    def refuse(self, record):
        if not record.is_gone() or not self.request.portal.contains(record.unit.path):
            raise Http404(_("Không có bài này."))
        withdrawal = record.withdrawal()
        if record.state == State.WITHDRAWN and withdrawal:
            if withdrawal.at < record.publish_from:
                raise Http404(_("Không có bài này."))  # taken back before its day: it never was public
            return gone(self.request, title=record.title, reason=withdrawal.reason, on=withdrawal.at)
        return gone(self.request, title=record.title, reason=_("Bài đã hết thời hạn đăng."), on=record.expires_at)

    def draw(self, record):
        address = absolute_url(record, known_hosts(self.request))
        beside = {
            name: SimpleLazyObject(value) if callable(value) else value
            for name, value in self.context_of(record).items()
        }
        context = {"record": record, "canonical_url": address} | beside
        return TemplateResponse(self.request, self.template_name, context)

    def context_of(self, record) -> dict:
        """Return what the page shows beside the record.

        A function is asked once, when the page first names its value: parts of a page that are kept
        (``{% frame %}``) then cost no query.
        """
        return {}

    @classmethod
    def preview(cls, request, record):
        """Return the page of a record that need not be public."""
        view = cls()
        view.setup(request)
        return view.draw(record)
