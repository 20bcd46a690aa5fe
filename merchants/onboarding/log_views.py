"""Her papers and what happened to them: the applicant's own page, open to her before and after a shop exists."""

from django.views.generic import TemplateView

from merchants.onboarding import paper_log
from merchants.onboarding.access import ApplicantsPage


class MyPapers(ApplicantsPage, TemplateView):
    template_name = "onboarding/my_papers.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(papers=paper_log.of_applicant(self.request.user), **kwargs)
