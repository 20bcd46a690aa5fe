from django.urls import path

from shop.manage import payment_views as views
from shop.manage import statement_views as statements

urlpatterns = [
    path("payments/", views.BookPage.as_view(), name="payments"),
    path("payments/year/", views.BookYear.as_view(), name="book_year"),
    path("payments/month/print/", views.BookPaper.as_view(), name="book_paper"),
    path("payments/month/book.xlsx", views.BookSheet.as_view(kind="xlsx"), name="book_xlsx"),
    path("payments/month/book.csv", views.BookSheet.as_view(kind="csv"), name="book_csv"),
    path("payments/rows/<slug:figure>/", views.BookRows.as_view(), name="book_rows"),
    path("payments/statements/", statements.StatementsView.as_view(), name="statements"),
    path("payments/statements/<int:pk>/", statements.StatementPage.as_view(), name="statement"),
    path("payments/statements/<int:pk>/columns/", statements.NameColumns.as_view(), name="statement_columns"),
    path("payments/statements/<int:pk>/confirm/", statements.ConfirmCertain.as_view(), name="statement_confirm"),
    path("payments/statements/<int:pk>/lines/<int:number>/", statements.ConfirmLine.as_view(), name="statement_line"),
    path("payments/statements/<int:pk>/done/", statements.Finish.as_view(), name="statement_done"),
]
