/** Tests of the command line's grammar. */
@NullMarked
package dev.percolate.cli.internal.options;

import org.jspecify.annotations.NullMarked;
