from common import placeholder

robots = sitemap = placeholder.page
