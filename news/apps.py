from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Tin tức"

    def ready(self):
        # Models and views can be imported only once all apps are loaded.
        from news import offers

        offers.register()
