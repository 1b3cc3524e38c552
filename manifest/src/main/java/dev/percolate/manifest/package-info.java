/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.manifest;

import org.jspecify.annotations.NullMarked;
