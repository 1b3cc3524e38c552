/**
 * The semantic layer: metrics, semantic models and saved queries.
 *
 * <p>In come the sections {@code metrics}, {@code semantic_models} and {@code saved_queries} of
 * properties files and the keys {@code semantic_model}, {@code metrics} and {@code
 * derived_semantics} of model entries; out go drafts in the manifest draft, and after linking their
 * dependencies. The older way to write metrics names measures of semantic models; the newer one
 * describes semantic models on models and columns and has no measures.
 *
 * <p>Start reading at {@code SemanticReader}; {@code SemanticLinks} runs when all files are read.
 */
@NullMarked
package dev.percolate.parser.internal.semantics;

import org.jspecify.annotations.NullMarked;
