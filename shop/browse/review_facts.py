"""What the page of one product says of its reviews, to people and to machines."""

from shop.aftercare.models import Review
from shop.catalogue.models import Product

SHOWN = 5


def newest(row: dict) -> list[Review]:
    """Return the newest shown reviews of the product of this row: one query, none where it has no reviews."""
    if not row["review_count"]:
        return []
    return list(Review.objects.shown().filter(product=row["pk"]).order_by("-written_at", "-pk")[:SHOWN])


def said(review: Review) -> dict:
    """Return all columns of a review: what is drawn of it hangs on them."""
    return {field.attname: getattr(review, field.attname) for field in review._meta.concrete_fields}


def markup(product: Product, reviews: list[Review]) -> dict:
    """Return ``aggregateRating`` and ``review`` of schema.org; nothing where there are no reviews."""
    if not product.review_count:
        return {}
    return {
        "aggregateRating": {
            "@type": "AggregateRating",
            "ratingValue": product.rating,
            "reviewCount": product.review_count,
            "bestRating": 5,
            "worstRating": 1,
        },
        "review": [
            {
                "@type": "Review",
                "author": {"@type": "Person", "name": row.author},
                "datePublished": row.written_at.date().isoformat(),
                "reviewBody": row.words,
                "reviewRating": {"@type": "Rating", "ratingValue": row.stars, "bestRating": 5, "worstRating": 1},
            }
            for row in reviews
        ],
    }
