from django.apps import AppConfig


class StatsConfig(AppConfig):
    name = "stats"
    verbose_name = "Thống kê, báo cáo"

    def ready(self):
        # Models and views can be imported only once all apps are loaded.
        from stats import offers

        offers.register()
