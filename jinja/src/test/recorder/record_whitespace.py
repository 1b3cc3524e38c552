"""Records what Jinja2 makes of white space around tags, for every setting of its three options.

Run with a Python that has Jinja2 3.1.6:  python record_whitespace.py > ../whitespace/cases.txt
Each line is the repr of (trim_blocks, lstrip_blocks, keep_trailing_newline, template, output).
"""

import itertools

import jinja2

TEMPLATES = [
    "a\n",
    "a\n\n",
    "a\r\n",
    "{{ 1 }}\n",
    "{% if 1 %}\nx\n{% endif %}\n",
    "  {% if 1 %}  \n  x\n  {% endif %}  \ny",
    "a {% if 1 %}\nx {% endif %}\n\n",
    "\t{% for i in [1, 2] %}\n\t{{ i }}\n\t{% endfor %}\nend\n",
    "  {%+ if 1 %}x{% endif +%}\n\n  y",
    "  {%- if 1 -%}  \n x \n  {%- endif -%}  \n y",
    "  {# c #}\n  x {# d #}\n{#- e -#}\n  {#+ f +#}\n g",
    "  {{ 1 }}\n  {{- 2 -}}\n  {{ 3 }}",
    "  {% raw %}\n  {{ x }}\n  {% endraw %}\n  y\n",
    "  {%- raw -%}\n  {{ x }}\n  {%- endraw -%}\n  y\n",
    "  {%+ raw %}\n  {% x %}\n  {%+ endraw +%}\n  y\n",
    "{% set x = 1 %}{% set y = 2 %}\n  {% set z = 3 %}{{ x }}\n",
    "a\n\n  {% if 1 %}{% endif %}\n  \n  b",
    "{% if 1 %}a\n  {% endif %}  {% if 1 %}\n{% endif %}",
    "\u00a0 {% if 1 %}x{% endif %}\u2003\n",
    "{% set x %}\n  a\n  {% endset %}\n[{{ x }}]",
    "{% macro m() %}\n  a\n  {% endmacro %}\n[{{ m() }}]\n",
    "{% if 1 %}\r\n  x\r\n  {% endif %}\r\n",
    "x\n{#\n c\n#}\ny",
    "{# a #}{# b #}\n\n{# c #}",
]


def main():
    for trim, lstrip, keep in itertools.product([False, True], repeat=3):
        env = jinja2.Environment(
            trim_blocks=trim, lstrip_blocks=lstrip, keep_trailing_newline=keep
        )
        for template in TEMPLATES:
            output = env.from_string(template).render()
            print(ascii((trim, lstrip, keep, template, output)))


main()
