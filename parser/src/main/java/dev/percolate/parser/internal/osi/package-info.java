/** From semantic_manifest.json to osi_document.json. */
@NullMarked
package dev.percolate.parser.internal.osi;

import org.jspecify.annotations.NullMarked;
