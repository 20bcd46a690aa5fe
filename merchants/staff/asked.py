"""A page of /admin/ on which powers move: the administrator shows once more who she is, behind the page's own fence."""

from django.utils.decorators import method_decorator

from common.users.again import asked_again


@method_decorator(asked_again, name="ask")
class Asked:
    """Stands before a view of Wagtail's. Whoever is no administrator is refused by the view itself, and asked nothing."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            return super().dispatch(request, *args, **kwargs)
        return self.ask(request, *args, **kwargs)

    def ask(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)
