from django.urls import path

from procedures import decisions, views

app_name = "procedures"
urlpatterns = [
    path("", views.ProcedureListView.as_view(), name="list"),
    path("quyet-dinh-cong-bo/", decisions.DecisionListView.as_view(), name="decisions"),
    path("<str:code>/", views.ProcedureDetailView.as_view(), name="detail"),
    path("<str:code>/ho-so/", views.DossierSheetView.as_view(), name="sheet"),
    path("<str:code>/ho-so/in/", views.DossierSheetPrintView.as_view(), name="sheet_print"),
    path("<str:code>/lich-su/", views.ProcedureHistoryView.as_view(), name="history"),
    path("<str:code>/in/", views.ProcedurePrintView.as_view(), name="print"),
]
