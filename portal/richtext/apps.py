from django.apps import AppConfig


class RichtextConfig(AppConfig):
    name = "portal.richtext"
    verbose_name = "Soạn thảo"
