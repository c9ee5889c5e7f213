from django.apps import AppConfig


class CitationsConfig(AppConfig):
    name = "portal.citations"
    verbose_name = "Dẫn chiếu"

    def ready(self):
        # Models can be imported only once all apps are loaded.
        from portal.citations.models import record_citations
        from portal.publishing.models import saved

        saved.register("citations", record_citations)
