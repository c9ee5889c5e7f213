from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "portal.publishing"
    verbose_name = "Xuất bản"

    def ready(self):
        # Models can be imported only once all apps are loaded.
        from portal.publishing.desks import desk
        from portal.web.blocks import desks

        desks.register("publishing", desk)
