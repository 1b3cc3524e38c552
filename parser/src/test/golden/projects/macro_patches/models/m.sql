select {{ described('a') }} as x
