from django.urls import path

from shop.browse import certificate_views, product_views, report_views, review_views

app_name = "browse"

urlpatterns = [
    path("products/", product_views.ProductsView.as_view(), name="products"),
    path("products/<slug:slug>/", product_views.ProductView.as_view(), name="product"),
    path("products/<slug:slug>/reviews/", review_views.ProductReviews.as_view(), name="product_reviews"),
    path("products/<slug:slug>/reviews/<int:review>/report/", report_views.Report.as_view(), name="review_report"),
    path("certificates/<int:pk>/", certificate_views.CertificateView.as_view(), name="certificate"),
    path("search/suggestions/", product_views.SuggestionsView.as_view(), name="suggestions"),
    path("search/", product_views.SearchView.as_view(), name="search"),
]
