from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "portal.organisation"
    verbose_name = "Tổ chức và tài khoản"
