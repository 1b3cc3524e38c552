package dev.percolate.parser;

import dev.percolate.manifest.Manifest;
import dev.percolate.render.MacroRegistry;

/**
 * What a parse gives.
 *
 * @param macros every macro, ready to be called
 * @param timing figures for perf_info.json
 */
public record ParseResult(Manifest manifest, MacroRegistry macros, ParseTiming timing) {}
