from django.urls import path

from documents import disclosure_views as views

app_name = "disclosure"
urlpatterns = [
    path("", views.CategoryListView.as_view(), name="categories"),
    path("<slug:code>/", views.DisclosureListView.as_view(), name="list"),
    path("<slug:code>/<int:pk>/", views.DisclosureDetailView.as_view(), name="short"),
    path("<slug:code>/<int:pk>/<slug:slug>/", views.DisclosureDetailView.as_view(), name="detail"),
]
