from django.urls import path

from qa import asking, following, views

app_name = "qa"
urlpatterns = [
    path("", views.AnswerListView.as_view(), name="list"),
    path("gui/", asking.AskView.as_view(), name="ask"),
    path("yeu-cau-thong-tin/", asking.InformationView.as_view(), name="information"),
    path("thu/<str:word>/", asking.ConfirmView.as_view(), name="confirm"),
    path("theo-doi/", following.FollowView.as_view(), name="follow"),
    path("so-lieu/", views.FiguresView.as_view(), name="figures"),
    path("<int:pk>/", views.AnswerView.as_view(), name="short"),
    path("<int:pk>/<slug:slug>/", views.AnswerView.as_view(), name="detail"),
]
