from django.urls import path

from merchants.office import file_views, owner_views, phone_views, signer_views, views

app_name = "office"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("merchants/", views.Merchants.as_view(), name="merchants"),
    path("merchants/<int:pk>/", file_views.MerchantFile.as_view(), name="merchant"),
    path("merchants/<int:pk>/owner/", owner_views.HandOwnership.as_view(), name="owner"),
    path("merchants/<int:pk>/signers/<int:line>/", signer_views.CorrectSigner.as_view(), name="signer"),
    path("merchants/<int:pk>/signers/<int:line>/again/", signer_views.SendLinkAgain.as_view(), name="signer_again"),
    path("merchants/<int:pk>/suspend/", file_views.Suspend.as_view(), name="suspend"),
    path("merchants/<int:pk>/reopen/", file_views.Reopen.as_view(), name="reopen"),
    path("merchants/<int:pk>/close/", file_views.Close.as_view(), name="close"),
    path("merchants/<int:pk>/keep/", file_views.Keep.as_view(), name="keep"),
    path("merchants/<int:pk>/people/<int:member>/phone/", phone_views.ChangeOfMember.as_view(), name="member_phone"),
    path(
        "merchants/<int:pk>/people/<int:member>/phone/code/",
        phone_views.ProofOfMember.as_view(),
        name="member_phone_code",
    ),
    path("applications/<int:pk>/phone/", phone_views.ChangeOfApplicant.as_view(), name="applicant_phone"),
    path("applications/<int:pk>/phone/code/", phone_views.ProofOfApplicant.as_view(), name="applicant_phone_code"),
    path("lost/", phone_views.Lost.as_view(), name="lost"),
    path("lost/phone/", phone_views.ChangeOfDraft.as_view(), name="lost_phone"),
    path("lost/phone/code/", phone_views.ProofOfDraft.as_view(), name="lost_phone_code"),
    path("closings/", views.Closings.as_view(), name="closings"),
    path("terms/", views.TermsWaiting.as_view(), name="terms"),
]
