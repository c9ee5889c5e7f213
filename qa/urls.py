from django.urls import path

from qa import views

app_name = "qa"
urlpatterns = [
    path("", views.AnswerListView.as_view(), name="list"),
    path("gui/", views.AskView.as_view(), name="ask"),
    path("theo-doi/", views.FollowView.as_view(), name="follow"),
    path("<int:pk>/", views.AnswerView.as_view(), name="short"),
    path("<int:pk>/<slug:slug>/", views.AnswerView.as_view(), name="detail"),
]
