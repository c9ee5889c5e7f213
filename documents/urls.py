from django.urls import path

from documents import comment_views, draft_views, views

app_name = "documents"
urlpatterns = [
    path("", views.DocumentListView.as_view(), name="list"),
    path("du-thao/", draft_views.DraftListView.as_view(), name="drafts"),
    path("du-thao/<int:pk>/", draft_views.DraftDetailView.as_view(), name="draft_short"),
    path("du-thao/<int:pk>/<slug:slug>/", draft_views.DraftDetailView.as_view(), name="draft"),
    path("du-thao/<int:pk>/lich.ics", comment_views.draft_calendar, name="draft_ics"),
    path("du-thao/<int:pk>/<slug:slug>/y-kien/", comment_views.CommentListView.as_view(), name="comments"),
    path("du-thao/<int:pk>/<slug:slug>/tiep-thu/", comment_views.ResponsesView.as_view(), name="responses"),
    path("gop-y/", comment_views.CommentFollowView.as_view(), name="comment_follow"),
    path("gop-y/<int:pk>/", comment_views.CommentView.as_view(), name="comment"),
    path("<int:pk>/", views.DocumentDetailView.as_view(), name="short"),
    path("<int:pk>/<slug:slug>/", views.DocumentDetailView.as_view(), name="detail"),
    path("<int:pk>/<slug:slug>/pdf/", views.DocumentPdfView.as_view(), name="pdf"),
]
