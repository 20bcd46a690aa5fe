"""One screen of an application, whoever fills it in: the applicant at /apply/, or an officer for her in the office."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common.forms.refusals import RefusalMixin
from merchants.models import LegalForm
from merchants.onboarding import casefile, forms, screens
from merchants.onboarding import services as onboarding
from merchants.onboarding.drawings import drawing_of
from merchants.onboarding.models import Application, Document, Shape
from merchants.onboarding.screens import Screen
from merchants.onboarding.standing import doubts
from merchants.onboarding.states import EDITABLE, WAITING


class QuestionPage(RefusalMixin, FormView):
    """One screen of ``self.application``. Subclasses say where its neighbours are (``url_of``, ``review_url``)."""

    template_name = "onboarding/question.html"
    screen: Screen | None = None
    screens: list[Screen] = []

    def url_of(self, screen: Screen) -> str:
        raise NotImplementedError

    @property
    def review_url(self) -> str:
        raise NotImplementedError

    @property
    def overview_url(self) -> str:
        raise NotImplementedError

    def open_url(self, document: Document | None) -> str:
        """Return where the paper that was sent is opened (by POST), "" where there is none."""
        raise NotImplementedError

    def application_or_404(self) -> Application:
        raise NotImplementedError

    def look(self) -> Screen:
        """Return this page's screen as it stands; 404 where it is not asked."""
        if self.screen is None:
            self.screens = screens.screens_of(self.application_or_404())
            self.screen = screens.screen_or_none(self.screens, self.kwargs["key"])
        if self.screen is None:
            raise Http404
        return self.screen

    def may_change(self) -> bool:
        """Whether this screen still takes answers; papers may be replaced until the application is decided."""
        state = self.application_or_404().state
        return state in EDITABLE or (self.look().is_paper and state in WAITING)

    def get_form_class(self):
        return forms.PaperForm if self.look().is_paper else forms.ScreenForm

    def get_form_kwargs(self):
        screen = self.look()
        if screen.is_paper:
            return {**super().get_form_kwargs(), "item": screen.items[0]}
        return {**super().get_form_kwargs(), "rows": screen.rows, "application": self.application_or_404()}

    def get_initial(self):
        document = self.look().rows[0].document
        return {"expires_on": document.expires_on} if document and document.expires_on else {}

    def post(self, request, *args, **kwargs):
        if "more" in request.POST and not self.look().is_paper:
            return self.render_to_response(self.get_context_data(form=self._with_more_rows()))
        return super().post(request, *args, **kwargs)

    def _with_more_rows(self) -> forms.ScreenForm:
        """Return the form with what was typed and a few rows more; nothing is judged yet."""
        typed = {name: values[-1] for name, values in self.request.POST.lists()}
        return forms.ScreenForm(
            initial=typed, rows=self.look().rows, application=self.application_or_404(), posted=self.request.POST
        )

    def act(self, form):
        row, screen = self.application_or_404(), self.look()
        if screen.is_paper:
            onboarding.add_document(
                application=row,
                by=self.request.user,
                paper=screen.key,
                document=form.cleaned_data["file"],
                expires_on=form.cleaned_data.get("expires_on"),
            )
            messages.success(self.request, _("ได้รับ %(paper)s แล้ว") % {"paper": screen.title})
        else:
            before = doubts(row)
            fresh = onboarding.answer(application=row, by=self.request.user, values=form.values())
            self._warn(fresh, before)
        return redirect(self._next_url())

    def _warn(self, fresh: Application, before: list[str]) -> None:
        for sentence in doubts(fresh):
            if sentence not in before:
                messages.warning(self.request, sentence)

    def _next_url(self) -> str:
        if "review" in self.request.GET:
            return self.review_url
        fresh = casefile.fresh(self.application_or_404())
        following = screens.next_screen(screens.screens_of(fresh), after=self.look().key)
        return self.url_of(following) if following else self.review_url

    def get_context_data(self, **kwargs):
        screen = self.look()
        kwargs.setdefault("form", self.get_form())
        return super().get_context_data(
            application=self.application_or_404(),
            screen=screen,
            item=screen.items[0],
            document=screen.rows[0].document,
            open_url=self.open_url(screen.rows[0].document),
            picture=casefile.picture(screen.items[0].picture),
            drawing=drawing_of(screen.key),
            help="" if screen.items[0].is_identity else screen.help,
            notes=[
                {"row": row, "by": casefile.entered_by_other(self.application_or_404(), row)} for row in screen.rows
            ],
            label_hidden=len(kwargs["form"].fields) == 1,
            can_grow=self._can_grow(screen),
            register=self._register(screen),
            review_url=self.review_url,
            overview_url=self.overview_url,
            title=screen.title,
            number=screen.number,
            total=screens.total_of(self.screens),
            back_url=self._back_url(),
            **kwargs,
        )

    def _can_grow(self, screen: Screen) -> bool:
        """Whether rows for more members can be asked for."""
        return screen.items[0].shape == Shape.MEMBERS and self.application_or_404().legal_form == LegalForm.GROUP

    def _register(self, screen: Screen) -> list[str]:
        """Return the names of the register, to choose signers from."""
        if screen.items[0].shape != Shape.SIGNERS:
            return []
        rows = [row for each in self.screens for row in each.rows if row.item.shape == Shape.MEMBERS and row.answer]
        return [person["name"] for row in rows for person in row.answer.value["people"]]

    def _back_url(self) -> str:
        if "review" in self.request.GET:
            return self.review_url
        keys = [each.key for each in self.screens]
        at = keys.index(self.look().key)
        earlier = [each for each in self.screens[:at] if not each.is_optional or each.is_done]
        return self.url_of(earlier[-1]) if earlier else self.overview_url
