package dev.percolate.parser;

import dev.percolate.manifest.Manifest;
import dev.percolate.render.MacroRegistry;

/**
 * What a parse gives.
 *
 * @param macros every macro, ready to be called
 * @param timing figures for perf_info.json
 * @param inlineQueries parses queries of the command line against this result
 */
public record ParseResult(
    Manifest manifest, MacroRegistry macros, ParseTiming timing, InlineQueries inlineQueries) {}
