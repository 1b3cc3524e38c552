/**
 * The Python modules that templates can use, as host objects.
 *
 * <p>{@link dev.percolate.jinja.value.modules.DatetimeModule}, {@link
 * dev.percolate.jinja.value.modules.PytzModule}, {@link
 * dev.percolate.jinja.value.modules.RegexModule} and {@link
 * dev.percolate.jinja.value.modules.ItertoolsModule} are objects whose attributes are the functions
 * and classes of the module of that name; whoever builds a template's context exposes them. {@link
 * dev.percolate.jinja.value.modules.Json} is what {@code json.dumps} and {@code json.loads} do.
 */
@NullMarked
package dev.percolate.jinja.value.modules;

import org.jspecify.annotations.NullMarked;
