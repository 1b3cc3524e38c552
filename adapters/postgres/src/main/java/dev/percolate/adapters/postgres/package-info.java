/**
 * The PostgreSQL adapter: credentials, connections, types, and the methods only PostgreSQL's macros
 * call.
 *
 * <p>{@link dev.percolate.adapters.postgres.PostgresAdapterFactory} makes it. Nothing touches the
 * driver until the first statement runs, so that parsing and listing need neither a server nor the
 * driver's classes. Statements go to the server as they are, by the simple query protocol, as dbt's
 * driver sends them: a text may hold several statements. Its macros are resources beside this
 * package.
 */
@NullMarked
package dev.percolate.adapters.postgres;

import org.jspecify.annotations.NullMarked;
