{% test cross(model, field) %} select * from {{ model }} where {{ field }} {% endtest %}
