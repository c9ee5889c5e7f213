from django.urls import path

from portal.calendar import views

app_name = "calendar"
urlpatterns = [
    path("lich-cong-tac/", views.WeekView.as_view(), name="week"),
    path("lich-cong-tac/lich.ics", views.week_feed, name="week_feed"),
    path("tiep-cong-dan/", views.ReceptionListView.as_view(), name="receptions"),
    path("tiep-cong-dan/lich.ics", views.reception_feed, name="reception_feed"),
]
