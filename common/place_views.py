from common import placeholder

suggestions = placeholder.page
