"""How a row of the first list is written: texts in Thai, Malay and English."""

GROUP, INDIVIDUAL, COMPANY, COOPERATIVE = "group", "individual", "company", "cooperative"
COMMUNITY, HALAL, OTOP, SME = "community_enterprise", "halal_producer", "otop_producer", "sme"


def row(key: str, kind: str, shape: str, title: tuple, help: tuple = ("", "", ""), **more) -> dict:
    return {
        "key": key,
        "kind": kind,
        "shape": shape,
        **dict(zip(("title", "title_ms", "title_en"), title, strict=True)),
        **dict(zip(("help", "help_ms", "help_en"), help, strict=True)),
        **more,
    }


def paper(key: str, title: tuple, help: tuple, legal_forms: list[str], **more) -> dict:
    return row(key, "document", "paper", title, help, legal_forms=legal_forms, **more)
