"""The applicant's door: she reaches her own application and papers, nobody else's."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from common import access
from merchants.onboarding import casefile
from merchants.onboarding.models import Application, Document


class ApplicantsPage(access.SignedIn):
    """A page of the applicant's way. ``self.application`` is hers, newest first, or None."""

    _application: Application | None = None

    @property
    def application(self) -> Application | None:
        if self._application is None:
            self._application = casefile.newest_of(self.request.user)
        return self._application

    def own_document_or_404(self, pk: int) -> Document:
        rows = Document.objects.filter(application__applicant=self.request.user).select_related("file")
        return get_object_or_404(rows, pk=pk)

    def application_or_404(self) -> Application:
        if self.application is None:
            raise Http404
        return self.application
