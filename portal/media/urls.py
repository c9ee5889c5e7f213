from django.urls import path

from portal.media import views

app_name = "media"
urlpatterns = [
    path("tep/<int:pk>/<str:name>", views.file, name="file"),
    path("anh/<int:pk>/<int:width>.webp", views.image, name="image"),
]
