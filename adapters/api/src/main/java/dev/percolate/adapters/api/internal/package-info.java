/** Events, agate's cast rules and CSV reading behind the public types; no one else's concern. */
@NullMarked
package dev.percolate.adapters.api.internal;

import org.jspecify.annotations.NullMarked;
