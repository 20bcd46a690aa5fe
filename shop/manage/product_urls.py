from django.urls import path

from shop.manage import picture_views as pictures
from shop.manage import product_new_views as new
from shop.manage import product_views as views
from shop.manage import text_views as texts

urlpatterns = [
    path("products/", views.ProductsView.as_view(), name="products"),
    path("products/new/", new.NewProductView.as_view(), name="product_new"),
    path("products/unfinished/<int:pk>/", new.UnfinishedView.as_view(number=1), name="unfinished"),
    path("products/unfinished/<int:pk>/price/", new.UnfinishedView.as_view(number=2), name="unfinished_price"),
    path("products/unfinished/<int:pk>/more/", new.UnfinishedView.as_view(number=3), name="unfinished_more"),
    path("products/unfinished/<int:pk>/discard/", new.DiscardView.as_view(), name="unfinished_discard"),
    path("products/<int:pk>/", views.ProductView.as_view(), name="product"),
    path("products/<int:pk>/step/", views.StepView.as_view(), name="product_step"),
    path("products/<int:pk>/stock/", views.StockView.as_view(), name="product_stock"),
    path("products/<int:pk>/pictures/", pictures.AddPictureView.as_view(), name="product_picture_add"),
    path("products/<int:pk>/pictures/<int:picture>/", pictures.PictureView.as_view(), name="product_picture"),
    path(
        "products/<int:pk>/pictures/<int:picture>/move/",
        pictures.MovePictureView.as_view(),
        name="product_picture_move",
    ),
    path(
        "products/<int:pk>/pictures/<int:picture>/remove/",
        pictures.RemovePictureView.as_view(),
        name="product_picture_remove",
    ),
    path("products/texts/", texts.TextsView.as_view(), name="texts"),
    path("products/<int:pk>/texts/ms/", texts.ProductTextsView.as_view(language="ms"), name="product_texts_ms"),
    path("products/<int:pk>/texts/en/", texts.ProductTextsView.as_view(language="en"), name="product_texts_en"),
    path("products/<int:pk>/publish/", views.MoveView.as_view(verb="publish"), name="product_publish"),
    path("products/<int:pk>/take-back/", views.MoveView.as_view(verb="take_back"), name="product_take_back"),
    path("products/<int:pk>/pause/", views.MoveView.as_view(verb="pause"), name="product_pause"),
    path("products/<int:pk>/resume/", views.MoveView.as_view(verb="resume"), name="product_resume"),
]
