from django.apps import AppConfig


class LandPricesConfig(AppConfig):
    name = "landprices"
    verbose_name = "Giá đất"

    def ready(self):
        # Models and views can be imported only once all apps are loaded.
        from landprices import offers

        offers.register()
