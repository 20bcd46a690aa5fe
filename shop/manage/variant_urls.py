from django.urls import path

from shop.manage import bulk_views, promotion_views, shelf_views, size_views, when_sold_views

urlpatterns = [
    path("products/bulk/", bulk_views.BulkView.as_view(), name="products_bulk"),
    path("products/bulk/price/", bulk_views.BulkPriceView.as_view(), name="products_bulk_price"),
    path("products/<int:pk>/sizes/", size_views.SizesView.as_view(), name="product_sizes"),
    path("products/<int:pk>/sizes/one/", size_views.OneSizeView.as_view(), name="product_one_size"),
    path("products/<int:pk>/promotion/", promotion_views.PromotionView.as_view(), name="product_promotion"),
    path("products/<int:pk>/promotion/end/", promotion_views.EndPromotionView.as_view(), name="product_promotion_end"),
    path("products/<int:pk>/when/", when_sold_views.WhenSoldView.as_view(), name="product_when"),
    path("products/<int:pk>/shelf/", shelf_views.ShelfView.as_view(), name="product_shelf"),
    path("products/<int:pk>/shelf/<int:variant>/count/", shelf_views.CountView.as_view(), name="product_shelf_count"),
    path("products/<int:pk>/shelf/<int:variant>/low/", shelf_views.LowView.as_view(), name="product_shelf_low"),
    path("products/<int:pk>/shelf/<int:variant>/step/", shelf_views.StepSizeView.as_view(), name="product_shelf_step"),
]
