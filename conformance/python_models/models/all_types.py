def model(dbt, session):
    return session.sql(
        """
        select
            170141183460469231731687303715884105727::hugeint as huge,
            12345678901234567890::ubigint as unsigned,
            1.50::decimal(10, 2) as exact,
            1.5::float as single,
            'nan'::double as not_a_number,
            'b'::enum('a', 'b') as choice,
            '4ac7a9e9-607c-4c8a-84f3-843f0191e3fd'::uuid as id,
            interval '1 month 2 days' as span,
            time '12:34:56.789' as clock,
            timestamp '2024-01-02 03:04:05.678' as moment,
            timestamp_ns '2024-01-02 03:04:05.123456789' as fine,
            timestamp_s '2024-01-02 03:04:05' as coarse,
            date '2024-02-29' as day,
            'x''y'::blob as bytes,
            '101'::bit as bits,
            [1, 2, null]::integer[] as numbers,
            {'a': 1, 'b': 'two, "2"'} as pair,
            map {'k': [1, 2]} as looked_up,
            null::varchar as nothing,
            'grün''s "quoted"' as text
        """
    )
