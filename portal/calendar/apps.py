from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "portal.calendar"
    verbose_name = "Lịch"

    def ready(self):
        # Models and views can be imported only once all apps are loaded.
        from portal.calendar import offers

        offers.register()
