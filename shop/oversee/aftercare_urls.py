from django.urls import path

from shop.oversee import case_views, review_views

urlpatterns = [
    path("cases/", case_views.CasesView.as_view(), name="cases"),
    path("cases/<int:pk>/", case_views.CaseView.as_view(), name="case"),
    path("cases/<int:pk>/decide/", case_views.Decide.as_view(), name="case_decide"),
    path("cases/<int:pk>/print/", case_views.CasePrint.as_view(), name="case_print"),
    path("cases/<int:pk>/case.json", case_views.CaseJson.as_view(), name="case_json"),
    path("cases/<int:pk>/photos/<int:number>/", case_views.Photo.as_view(), name="case_photo"),
    path("reviews/", review_views.ReviewsView.as_view(), name="reviews"),
    path("reviews/<int:pk>/", review_views.ReviewView.as_view(), name="review"),
    path("reviews/<int:pk>/photos/<int:photo>/", review_views.KeptPhoto.as_view(), name="review_photo"),
    path("reviews/<int:pk>/hide/", review_views.Hide.as_view(), name="review_hide"),
    path("reviews/<int:pk>/show/", review_views.Show.as_view(), name="review_show"),
]
