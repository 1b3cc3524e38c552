package dev.percolate.parser;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.ArtifactWritten;
import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.PythonJson;
import dev.percolate.parser.internal.osi.OsiConversion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * semantic_manifest.json and the document in the form of the Open Semantic Interchange (OSI) that
 * is made of it.
 */
public final class SemanticFiles {
  /** How a semantic manifest begins of which nothing goes into a document. */
  private static final String NOTHING = "{\"semantic_models\": [], \"metrics\": [], ";

  private SemanticFiles() {}

  /** Writes both, and tells what the second cannot hold. */
  public static void write(Path folder, Bytes semanticManifest, EventSink events) {
    Path file = folder.resolve("semantic_manifest.json");
    ArtifactWriter.writeBytes(file, List.of(semanticManifest));
    events.fire(ArtifactWritten.event("SemanticManifest", file));
    writeOsi(folder.resolve("osi_document.json"), text(semanticManifest), events);
  }

  private static String text(Bytes bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.size());
    try {
      bytes.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void writeOsi(Path file, String semanticManifest, EventSink events) {
    OsiConversion.Result result = OsiConversion.of(plain(semanticManifest));
    Map<String, @Nullable Object> content = result.content();
    if (content == null) {
      events.fire(noDocument(String.valueOf(result.reason())));
      return;
    }
    result.issues().forEach(issue -> events.fire(issue(issue)));
    ArtifactWriter.writeText(file, PythonJson.dumps(content));
    events.fire(ArtifactWritten.event("OsiDocument", file));
  }

  /** As much as the conversion reads: to set up the JSON reader costs 20 ms. */
  private static Map<?, ?> plain(String semanticManifest) {
    return !semanticManifest.startsWith(NOTHING)
            && PythonJson.loads(semanticManifest) instanceof Map<?, ?> map
        ? map
        : Map.of();
  }

  private static Event noDocument(String reason) {
    String text =
        "OSI document could not be generated: "
            + reason
            + ". The semantic manifest may contain metric types not yet supported by the MSI→OSI"
            + " converter.";
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("msg", text);
    return new Event("I070", "SemanticValidationFailure", Level.WARN, "[WARNING]: " + text, data);
  }

  private static Event issue(OsiConversion.Issue issue) {
    String text =
        switch (issue.kind()) {
          case "CONVERSION_METRIC_DROPPED" ->
              "Metric '%s' was excluded from the OSI document: conversion metrics cannot be"
                  + " represented in the OSI format.";
          case "PRIVATE_METRIC_DROPPED" ->
              "Metric '%s' was excluded from the OSI document: private metrics are not included in"
                  + " OSI output.";
          case "NATURAL_ENTITY_DROPPED" ->
              "Entity '%s' was excluded from the OSI document: natural entities have no equivalent"
                  + " in the OSI format.";
          default ->
              "Metric '%s' was included in the OSI document, but its cumulative window and grain"
                  + " semantics cannot be represented.";
        };
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("issue_type", issue.kind());
    data.put("element_name", issue.element());
    data.put("converter_name", "MSIToOSIConverter");
    return new Event(
        "I078",
        "MFConverterIssue",
        Level.WARN,
        "[WARNING]: " + text.formatted(issue.element()),
        data);
  }
}
