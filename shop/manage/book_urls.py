from django.urls import path

from shop.manage import payment_views as views

urlpatterns = [
    path("payments/", views.BookPage.as_view(), name="payments"),
    path("payments/year/", views.BookYear.as_view(), name="book_year"),
    path("payments/month/print/", views.BookPaper.as_view(), name="book_paper"),
    path("payments/month/book.xlsx", views.BookSheet.as_view(kind="xlsx"), name="book_xlsx"),
    path("payments/month/book.csv", views.BookSheet.as_view(kind="csv"), name="book_csv"),
    path("payments/rows/<slug:figure>/", views.BookRows.as_view(), name="book_rows"),
]
