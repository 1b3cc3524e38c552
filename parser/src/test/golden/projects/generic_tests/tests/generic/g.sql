{% test lonely(model) %} select 1 {% endtest %}
