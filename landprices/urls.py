app_name = "landprices"
urlpatterns = []
