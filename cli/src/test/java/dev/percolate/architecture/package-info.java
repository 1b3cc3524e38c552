/** Rules of the whole repository: how its sources look, and what the checklist names. */
@NullMarked
package dev.percolate.architecture;

import org.jspecify.annotations.NullMarked;
