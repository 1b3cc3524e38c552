{% test training_is_whole(model, column_name) %}
select * from {{ model }} where {{ column_name }} != floor({{ column_name }})
{% endtest %}
