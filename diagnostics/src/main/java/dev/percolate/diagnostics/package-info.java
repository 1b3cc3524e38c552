/**
 * Source positions, problems (the user's errors), events, and how Python prints plain values in
 * them: one home, used by every module.
 *
 * <p>A stage that finds something wrong in the user's project throws a {@link
 * dev.percolate.diagnostics.ProblemException} holding a {@link dev.percolate.diagnostics.Problem},
 * or fires an {@link dev.percolate.diagnostics.Event} of level WARN when the work can go on. A
 * broken invariant of ours is a {@link dev.percolate.diagnostics.BugException}. Start reading at
 * {@link dev.percolate.diagnostics.Problem}.
 */
@NullMarked
package dev.percolate.diagnostics;

import org.jspecify.annotations.NullMarked;
