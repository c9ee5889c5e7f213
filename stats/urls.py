from django.urls import path

from stats import report_views, views

app_name = "stats"
urlpatterns = [
    path("", views.page, name="page"),
    path("cap-nhat/", report_views.freshness, name="freshness"),
    path("bao-cao/", report_views.reports, name="reports"),
    path("bao-cao/<int:pk>/", report_views.report, name="report"),
    path("bao-cao/<int:pk>/<slug:code>/", report_views.rows, name="report_rows"),
]
