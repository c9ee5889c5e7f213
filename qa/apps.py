from django.apps import AppConfig


class QaConfig(AppConfig):
    name = "qa"
    verbose_name = "Hỏi đáp"

    def ready(self):
        # Models and views can be imported only once all apps are loaded.
        from qa import offers

        offers.register()
