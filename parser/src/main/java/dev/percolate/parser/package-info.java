/**
 * Files to {@link dev.percolate.manifest.Manifest}.
 *
 * <p>Enters: the projects, flags and adapter of one invocation ({@link
 * dev.percolate.parser.ParseInputs}). Leaves: the manifest, the macro registry and how long each
 * part took ({@link dev.percolate.parser.ParseResult}); warnings go to the invocation's event sink
 * in an order that does not depend on the number of threads.
 *
 * <p>Each file is parsed by a pure function of its bytes, the project configuration and the macros;
 * files are parsed in parallel and merged in file order. Properties files then describe what was
 * found, and linking turns names into ids. Start reading at {@link
 * dev.percolate.parser.ProjectParser}.
 */
@NullMarked
package dev.percolate.parser;

import org.jspecify.annotations.NullMarked;
