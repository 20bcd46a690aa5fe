from django.urls import path

from shop.manage import case_views, coupon_views, review_views

urlpatterns = [
    path("reviews/", review_views.ReviewList.as_view(), name="reviews"),
    path("reviews/<int:pk>/", review_views.ReviewPage.as_view(), name="review"),
    path("reviews/<int:pk>/reply/", review_views.Reply.as_view(), name="review_reply"),
    path("reviews/<int:pk>/report/", review_views.Report.as_view(), name="review_report"),
    path("cases/", case_views.CaseList.as_view(), name="cases"),
    path("cases/<int:pk>/", case_views.CasePage.as_view(), name="case"),
    path("cases/<int:pk>/answer/", case_views.Answer.as_view(), name="case_answer"),
    path("cases/<int:pk>/print/", case_views.CasePrint.as_view(), name="case_print"),
    path("cases/<int:pk>/case.json", case_views.CaseJson.as_view(), name="case_json"),
    path("cases/<int:pk>/photos/<int:number>/", case_views.Photo.as_view(), name="case_photo"),
    path("coupons/", coupon_views.CouponList.as_view(), name="coupons"),
    path("coupons/new/", coupon_views.NewCoupon.as_view(), name="coupon_new"),
    path("coupons/<int:pk>/", coupon_views.EditCoupon.as_view(), name="coupon_edit"),
    path("coupons/<int:pk>/stop/", coupon_views.Stop.as_view(), name="coupon_stop"),
    path("coupons/<int:pk>/resume/", coupon_views.Resume.as_view(), name="coupon_resume"),
]
