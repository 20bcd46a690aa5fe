"""Parts of the frame that a process draws once: ``{% once section=section %}…{% endonce %}``.

Inside stands what hangs on the language and on the values named, and on nothing else: nothing else of the page is known
there, so that nothing of a person can be kept. A new template is a new part; nothing outlives the process.
"""

from django import template
from django.template.base import token_kwargs
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
MOST = 100  # drawings of one part; more are drawn each time


class Once(template.Node):
    def __init__(self, nodelist: template.NodeList, named: dict):
        self.nodelist, self.named = nodelist, named
        self.drawn: dict[tuple, SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        values = {name: value.resolve(context) for name, value in self.named.items()}
        key = (get_language(), *values.values())
        found = self.drawn.get(key)
        if found is None:
            found = self.nodelist.render(context.new(values))
            if len(self.drawn) < MOST:
                self.drawn[key] = found
        return found


@register.tag
def once(parser: template.base.Parser, token: template.base.Token) -> Once:
    """Draw what stands within once for each language and each set of the values given by name."""
    bits = token.split_contents()[1:]
    named = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError("once takes values by name and nothing else")
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(nodelist, named)
