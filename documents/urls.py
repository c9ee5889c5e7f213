from django.urls import path

from documents import draft_views, views

app_name = "documents"
urlpatterns = [
    path("", views.DocumentListView.as_view(), name="list"),
    path("du-thao/", draft_views.DraftListView.as_view(), name="drafts"),
    path("du-thao/<int:pk>/", draft_views.DraftDetailView.as_view(), name="draft_short"),
    path("du-thao/<int:pk>/<slug:slug>/", draft_views.DraftDetailView.as_view(), name="draft"),
    path("<int:pk>/", views.DocumentDetailView.as_view(), name="short"),
    path("<int:pk>/<slug:slug>/", views.DocumentDetailView.as_view(), name="detail"),
]
