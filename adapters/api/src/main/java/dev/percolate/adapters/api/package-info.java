/** Placeholder until the module's first code. */
@NullMarked
package dev.percolate.adapters.api;

import org.jspecify.annotations.NullMarked;
