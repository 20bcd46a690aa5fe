from django_tasks import task

from shop.catalogue import services as catalogue
from shop.catalogue.models import Category


@task(backend="jobs")
def refresh_category(category_id: int) -> None:
    """Let products be found by the names their category has now. Run twice it changes nothing; one that went is let go."""
    category = Category.objects.filter(pk=category_id).first()
    if category is not None:
        catalogue.refresh_search_text_of_category(category=category)
