from django.urls import path, re_path

from news import views

app_name = "news"
urlpatterns = [
    path("", views.ArticleListView.as_view(), name="list"),
    path("chuyen-muc/<slug:slug>/", views.CategoryView.as_view(), name="category"),
    path("su-kien/<slug:slug>/", views.TopicView.as_view(), name="topic"),
    path("tu-khoa/<slug:slug>/", views.TagView.as_view(), name="tag"),
    re_path(r"^ngay/(?P<day>\d{4}-\d{2}-\d{2})/$", views.DayView.as_view(), name="day"),
    path("anh/", views.AlbumListView.as_view(), name="albums"),
    path("anh/<int:pk>/<slug:slug>/", views.AlbumView.as_view(), name="album"),
    path("video/", views.VideoListView.as_view(), name="videos"),
    path("video/<int:pk>/<slug:slug>/", views.VideoView.as_view(), name="video"),
    path("<int:pk>/", views.ArticleDetailView.as_view(), name="short"),
    path("<int:pk>/<slug:slug>/", views.ArticleDetailView.as_view(), name="detail"),
    path("<int:pk>/<slug:slug>/in/", views.ArticlePrintView.as_view(), name="print"),
    path("<int:pk>/<slug:slug>/pdf/", views.ArticlePdfView.as_view(), name="pdf"),
]
