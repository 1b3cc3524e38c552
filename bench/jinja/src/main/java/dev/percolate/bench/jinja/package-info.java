/**
 * Times the template engine on the templates that {@code templates.py} writes.
 *
 * <p>{@link dev.percolate.bench.jinja.RenderBenchmark} is for warm code and measured by JMH, {@link
 * dev.percolate.bench.jinja.ColdRun} is a whole process that works once. {@link
 * dev.percolate.bench.jinja.Names} gives templates what {@code engines.py} gives them in Python.
 * The script {@code run} beside the module starts everything.
 */
@NullMarked
package dev.percolate.bench.jinja;

import org.jspecify.annotations.NullMarked;
