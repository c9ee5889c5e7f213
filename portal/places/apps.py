from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "portal.places"
    verbose_name = "Địa bàn"
