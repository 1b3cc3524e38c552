/**
 * What dbt's contracts say of the entries of properties files.
 *
 * <p>An entry goes in after its strings are rendered; the first fault comes out, in the words of
 * dbt's validator. Start reading with {@link dev.percolate.parser.internal.contract.EntryContract}.
 */
@NullMarked
package dev.percolate.parser.internal.contract;

import org.jspecify.annotations.NullMarked;
