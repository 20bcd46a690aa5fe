"""The tables of what comes after the order."""

from shop.aftercare.case_models import Case as Case
from shop.aftercare.case_models import CaseMessage as CaseMessage
from shop.aftercare.case_models import CasePhoto as CasePhoto
from shop.aftercare.review_models import Review as Review
from shop.aftercare.review_models import ReviewAsk as ReviewAsk
from shop.aftercare.review_models import ReviewReport as ReviewReport
