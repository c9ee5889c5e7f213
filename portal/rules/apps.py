from django.apps import AppConfig


class RulesConfig(AppConfig):
    name = "portal.rules"
    verbose_name = "Quy tắc và lĩnh vực"
