/** Command lines run as a whole, and their parts. */
@NullMarked
package dev.percolate.cli.internal;

import org.jspecify.annotations.NullMarked;
