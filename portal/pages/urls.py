from django.urls import path

from portal.pages import polls, views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path("gioi-thieu/", views.pages, name="pages"),
    path("gioi-thieu/<slug:address>/", views.PageView.as_view(), name="page"),
    path("lanh-dao/", views.leaders, name="leaders"),
    path("lanh-dao/<int:pk>/<slug:slug>/", views.person, name="person"),
    path("don-vi/", views.units, name="units"),
    path("don-vi/<int:pk>/<slug:slug>/", views.unit, name="unit"),
    path("tham-do/", polls.PollListView.as_view(), name="polls"),
    path("tham-do/<int:pk>/<slug:slug>/", polls.poll, name="poll"),
    path("tham-do/<int:pk>/<slug:slug>/ket-qua/", polls.poll_results, name="poll_results"),
    path("lien-he/", views.contact, name="contact"),
    path("so-do-cong/", views.site_map, name="site_map"),
    path("thanh-phan/", views.style_page, name="style_page"),
]
