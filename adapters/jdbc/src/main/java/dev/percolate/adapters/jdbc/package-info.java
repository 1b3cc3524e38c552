/**
 * What all adapters over JDBC share: a {@link dev.percolate.adapters.api.Session} on a JDBC
 * connection, and a result set read into plain values.
 *
 * <p>What differs between drivers (error texts, responses, types the driver has its own classes
 * for) comes from a {@link dev.percolate.adapters.jdbc.JdbcDialect}. A session keeps at most one
 * statement open: the next statement, or closing the session, closes it, so that no result keeps a
 * database file busy. Start reading at {@link dev.percolate.adapters.jdbc.JdbcSession}.
 */
@NullMarked
package dev.percolate.adapters.jdbc;

import org.jspecify.annotations.NullMarked;
