from django.urls import path

from shop.manage import search_views

app_name = "searches"

urlpatterns = [path("searches/", search_views.Searches.as_view(), name="list")]
