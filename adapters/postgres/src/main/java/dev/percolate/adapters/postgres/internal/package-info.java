/**
 * Credentials, sessions and value conversion behind the PostgreSQL adapter.
 *
 * <p>{@code PostgresAdapter} holds the facts and knows no driver class. {@code PostgresServer}
 * opens a {@code PostgresSession} for each thread, which runs statements through the driver's query
 * executor: only there does one learn the server's command tag, which dbt shows for every
 * statement. Rows arrive as text; {@code PostgresValues} reads them as dbt's driver does, by type
 * number. {@code ServerMessage} tells an error in the words of PostgreSQL's own client library.
 */
@NullMarked
package dev.percolate.adapters.postgres.internal;

import org.jspecify.annotations.NullMarked;
