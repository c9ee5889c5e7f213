from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Văn bản"

    def ready(self):
        # Models and views can be imported only once all apps are loaded.
        from documents import offers

        offers.register()
