from django.urls import path

from shop.manage import product_views as views

urlpatterns = [
    path("products/", views.ProductsView.as_view(), name="products"),
    path("products/new/", views.NewProductView.as_view(), name="product_new"),
    path("products/<int:pk>/", views.ProductView.as_view(), name="product"),
    path("products/<int:pk>/step/", views.StepView.as_view(), name="product_step"),
    path("products/<int:pk>/stock/", views.StockView.as_view(), name="product_stock"),
    path("products/<int:pk>/pictures/", views.AddPictureView.as_view(), name="product_picture_add"),
    path(
        "products/<int:pk>/pictures/<int:picture>/remove/",
        views.RemovePictureView.as_view(),
        name="product_picture_remove",
    ),
    path("products/<int:pk>/publish/", views.MoveView.as_view(verb="publish"), name="product_publish"),
    path("products/<int:pk>/take-back/", views.MoveView.as_view(verb="take_back"), name="product_take_back"),
    path("products/<int:pk>/pause/", views.MoveView.as_view(verb="pause"), name="product_pause"),
    path("products/<int:pk>/resume/", views.MoveView.as_view(verb="resume"), name="product_resume"),
]
