from django.urls import path

from shop.manage import sheet_views as views

urlpatterns = [
    path("products/sheet/", views.SheetsView.as_view(), name="sheets"),
    path("products/sheet/empty.xlsx", views.FileView.as_view(made="empty"), name="sheet_empty"),
    path("products/sheet/all.xlsx", views.FileView.as_view(made="xlsx"), name="sheet_all_xlsx"),
    path("products/sheet/all.csv", views.FileView.as_view(made="csv"), name="sheet_all_csv"),
    path("products/sheet/<int:pk>/", views.SheetView.as_view(), name="sheet"),
    path("products/sheet/<int:pk>/write/", views.WriteView.as_view(), name="sheet_write"),
    path("products/sheet/<int:pk>/drop/", views.DropView.as_view(), name="sheet_drop"),
    path("products/sheet/<int:pk>/to-mend.xlsx", views.WrongRowsView.as_view(), name="sheet_wrong"),
    path("products/sheet/<int:pk>/rows/<int:number>/", views.RowView.as_view(), name="sheet_row"),
]
