/** The rules of ARCHITECTURE.md about who may import whom, checked on the compiled classes. */
@NullMarked
package dev.percolate.architecture;

import org.jspecify.annotations.NullMarked;
