/**
 * The Open Semantic Interchange (OSI): from semantic_manifest.json to osi_document.json, and from
 * documents of a project to semantic models and metrics.
 */
@NullMarked
package dev.percolate.parser.internal.osi;

import org.jspecify.annotations.NullMarked;
