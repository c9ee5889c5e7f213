from django.urls import path

from landprices import changes, rows, views

app_name = "landprices"
urlpatterns = [
    path("", views.LookUpView.as_view(), name="look_up"),
    path("goi-y/", views.suggestions, name="suggestions"),
    path("dong/<int:pk>/", rows.PriceRowView.as_view(), name="row"),
    path("dong/<int:pk>/bao-sai/", rows.MistakeView.as_view(), name="mistake"),
    path("bang/", views.PriceTableListView.as_view(), name="list"),
    path("bang/<int:pk>/thay-doi/", changes.ChangesView.as_view(), name="changes"),
    path("bang/<int:pk>/", views.PriceTableView.as_view(), name="short"),
    path("bang/<int:pk>/<slug:slug>/", views.PriceTableView.as_view(), name="table"),
]
