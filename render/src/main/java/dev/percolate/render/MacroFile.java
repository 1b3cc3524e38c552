package dev.percolate.render;

/**
 * A file that may hold macros or generic tests.
 *
 * @param packageName the project it belongs to
 * @param path path relative to that project, with forward slashes
 * @param text the stripped contents
 */
public record MacroFile(String packageName, String path, String text) {}
