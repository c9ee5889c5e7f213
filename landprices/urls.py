from django.urls import path

from landprices import views

app_name = "landprices"
urlpatterns = [
    path("", views.LookUpView.as_view(), name="look_up"),
    path("bang/", views.PriceTableListView.as_view(), name="list"),
    path("bang/<int:pk>/", views.PriceTableView.as_view(), name="short"),
    path("bang/<int:pk>/<slug:slug>/", views.PriceTableView.as_view(), name="table"),
]
