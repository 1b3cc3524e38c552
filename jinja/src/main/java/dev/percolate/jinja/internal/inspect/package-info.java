/** Questions about a template's tree that need no rendering: calls it makes, names it mentions. */
@NullMarked
package dev.percolate.jinja.internal.inspect;

import org.jspecify.annotations.NullMarked;
