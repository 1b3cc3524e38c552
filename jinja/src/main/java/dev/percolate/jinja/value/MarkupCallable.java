package dev.percolate.jinja.value;

/** A callable that can be given {@link Markup}; all others get plain texts in its place. */
@FunctionalInterface
public interface MarkupCallable extends PyCallable {}
