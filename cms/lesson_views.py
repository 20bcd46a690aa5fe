"""A lesson is answered: right, and it is finished; wrong, and the same page comes again with a hint."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from cms import telling
from cms.lesson_forms import CheckForm
from cms.models import LessonPage
from common.access import Public
from common.way_back import WayBack
from merchants.training import services as training


class Finish(WayBack, Public, View):
    """Anybody may answer. For people of a shop it is written down; a second time changes nothing."""

    @cached_property
    def lesson(self) -> LessonPage:
        return get_object_or_404(LessonPage.objects.live().public(), id=self.kwargs["pk"])

    def page_url(self, **kwargs):
        return telling.address(self.lesson)

    def post(self, request, pk):
        form = CheckForm(request.POST, asked=self.lesson.asked())
        if not form.is_valid():
            return self.lesson.serve(request, form=form)
        shops = training.finish(person=request.user, lesson_key=self.lesson.key) if request.user.is_authenticated else 0
        messages.success(request, self._said(shops) % {"title": self.lesson.title})
        return redirect(telling.address(self.lesson.get_parent().specific))

    def _said(self, shops: int) -> str:
        if shops:
            return _("เก่งมาก คุณเรียนบท “%(title)s” จบแล้ว ระบบบันทึกให้เรียบร้อย")
        return _("ตอบถูกครบแล้วในบท “%(title)s” ถ้าคุณเป็นคนในร้าน เข้าสู่ระบบแล้วตอบอีกครั้ง ระบบจะบันทึกว่าเรียนจบ")
