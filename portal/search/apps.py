from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "portal.search"
    verbose_name = "Tìm kiếm"

    def ready(self):
        # Models can be imported only once all apps are loaded.
        from portal.organisation.models import moved
        from portal.publishing.models import saved
        from portal.search.models import index, index_subtree

        saved.register("search", index)
        moved.register("search", index_subtree)
