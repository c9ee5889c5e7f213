from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "procedures"
    verbose_name = "Thủ tục hành chính"

    def ready(self):
        # Models and views can be imported only once all apps are loaded.
        from procedures import offers

        offers.register()
