def cart_badge(request) -> dict:
    return {}
