/**
 * A template engine with the language of Jinja2 3.1.6 as dbt 1.12 sets it up: sandboxed, no
 * autoescape, no loader, with {@code do}, {@code break} and {@code continue}.
 *
 * <p>In goes a template's text, out comes a {@link dev.percolate.jinja.Template}, which is
 * immutable, shared by threads, renders to text or to a value, and answers questions about itself
 * (macros it defines, calls it makes). Which names a template sees is told by {@link
 * dev.percolate.jinja.Globals}; tags, filters and tests of one's own are given to the {@link
 * dev.percolate.jinja.Environment}. Nothing here knows dbt.
 *
 * <p>Start reading with {@link dev.percolate.jinja.Environment#parse}.
 */
@NullMarked
package dev.percolate.jinja;

import org.jspecify.annotations.NullMarked;
