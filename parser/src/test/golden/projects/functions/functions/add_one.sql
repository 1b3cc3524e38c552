{{ config(tags=['f']) }}
x + 1
