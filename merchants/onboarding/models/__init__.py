"""The tables of onboarding: applications with answers and papers, what depa asks for, and what officers found."""

from merchants.onboarding.models.application import Answer, Application, Document
from merchants.onboarding.models.requirement import Requirement, RequirementKind, RequirementList, Shape
from merchants.onboarding.models.verdict import ReasonCode, Verdict, VerdictState

__all__ = [
    "Answer",
    "Application",
    "Document",
    "ReasonCode",
    "Requirement",
    "RequirementKind",
    "RequirementList",
    "Shape",
    "Verdict",
    "VerdictState",
]
