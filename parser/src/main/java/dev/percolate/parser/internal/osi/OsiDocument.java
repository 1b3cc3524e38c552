package dev.percolate.parser.internal.osi;

import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Types;
import dev.percolate.jinja.value.modules.Json;
import dev.percolate.parser.internal.osi.Fields.Fault;
import dev.percolate.parser.internal.osi.Fields.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The contract of a document of the Open Semantic Interchange (OSI). */
final class OsiDocument {
  private static final String NAME = "OSIDocument";
  private static final Pattern PLACE =
      Pattern.compile("(.*): line (\\d+) column (\\d+) \\(char (\\d+)\\)", Pattern.DOTALL);

  private static final Kind DIALECT =
      choice("OSIDialect", "ANSI_SQL", "SNOWFLAKE", "MDX", "TABLEAU", "DATABRICKS");
  private static final Kind VENDOR =
      choice("OSIVendor", "COMMON", "SNOWFLAKE", "SALESFORCE", "DBT", "DATABRICKS");
  private static final Kind DATA_TYPE = dataTypes();
  private static final Kind TEXTS = Fields.listOf(Fields.TEXT);
  private static final Kind TUPLE = new Kind.ListOf(Fields.TEXT, "tuple");
  private static final Kind CONTEXT =
      new Kind.TextOr(
          new Fields()
              .may("instructions", Fields.TEXT)
              .may("synonyms", TUPLE)
              .may("examples", TUPLE)
              .open());
  private static final Kind EXTENSIONS =
      listOf(new Fields().must("vendor_name", VENDOR).must("data", Fields.TEXT));
  private static final Kind EXPRESSION =
      new Kind.Of(
          new Fields()
              .must(
                  "dialects",
                  listOf(new Fields().must("dialect", DIALECT).must("expression", Fields.TEXT))));
  private static final Fields FIELD =
      new Fields()
          .must("name", Fields.TEXT)
          .must("expression", EXPRESSION)
          .may("dimension", new Kind.Of(new Fields().must("is_time", Fields.FLAG)))
          .may("datatype", DATA_TYPE)
          .may("label", Fields.TEXT)
          .may("description", Fields.TEXT)
          .may("ai_context", CONTEXT)
          .may("custom_extensions", EXTENSIONS);
  private static final Fields DATASET =
      new Fields()
          .must("name", Fields.TEXT)
          .must("source", Fields.TEXT)
          .may("primary_key", TEXTS)
          .may("unique_keys", Fields.listOf(TEXTS))
          .may("description", Fields.TEXT)
          .may("ai_context", CONTEXT)
          .may("fields", listOf(FIELD))
          .may("custom_extensions", EXTENSIONS);
  private static final Fields RELATIONSHIP =
      new Fields()
          .must("name", Fields.TEXT)
          .must("from", Fields.TEXT)
          .must("to", Fields.TEXT)
          .must("from_columns", TEXTS)
          .must("to_columns", TEXTS)
          .may("ai_context", CONTEXT)
          .may("custom_extensions", EXTENSIONS);
  private static final Fields METRIC =
      new Fields()
          .must("name", Fields.TEXT)
          .must("expression", EXPRESSION)
          .may("datatype", DATA_TYPE)
          .may("description", Fields.TEXT)
          .may("ai_context", CONTEXT)
          .may("custom_extensions", EXTENSIONS);
  private static final Fields MODEL =
      new Fields()
          .must("name", Fields.TEXT)
          .may("description", Fields.TEXT)
          .may("ai_context", CONTEXT)
          .must("datasets", listOf(DATASET))
          .may("relationships", listOf(RELATIONSHIP))
          .may("metrics", listOf(METRIC))
          .may("custom_extensions", EXTENSIONS);
  private static final Fields DOCUMENT =
      new Fields()
          .preset("version", Fields.TEXT)
          .may("dialects", Fields.listOf(DIALECT))
          .may("vendors", Fields.listOf(VENDOR))
          .must("semantic_model", listOf(MODEL));

  private OsiDocument() {}

  /** A document that does not keep the contract; the message is that of the reader dbt uses. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(List<String> faults) {
      super(
          faults.size()
              + (faults.size() == 1 ? " validation error for " : " validation errors for ")
              + NAME
              + "\n"
              + String.join("\n", faults));
    }
  }

  /** The checked fields of a document. */
  static Map<String, @Nullable Object> read(String text) throws UnreadableException {
    Object value;
    try {
      value = Json.loads(text);
    } catch (PyException e) {
      throw new UnreadableException(List.of("__root__\n  " + undecodable(e, text)));
    }
    Map<?, ?> map = Fields.dictionary(value);
    if (map == null) {
      String type = Types.name(value);
      throw new UnreadableException(
          List.of("__root__\n  " + NAME + " expected dict not " + type + " (type=type_error)"));
    }
    List<Fault> faults = new ArrayList<>();
    Map<String, @Nullable Object> document = DOCUMENT.read(map, List.of(), faults);
    if (!faults.isEmpty()) {
      throw new UnreadableException(faults.stream().map(Fault::describe).toList());
    }
    return document;
  }

  private static String undecodable(PyException error, String text) {
    String message = String.valueOf(error.getMessage());
    Matcher place = PLACE.matcher(message);
    String details =
        place.matches()
            ? "; msg=%s; doc=%s; pos=%s; lineno=%s; colno=%s"
                .formatted(place.group(1), text, place.group(4), place.group(2), place.group(3))
            : "";
    return message + " (type=value_error.jsondecode" + details + ")";
  }

  private static Kind listOf(Fields fields) {
    return Fields.listOf(new Kind.Of(fields));
  }

  private static Kind choice(String type, String... words) {
    Map<String, String> members = new LinkedHashMap<>();
    for (String word : words) {
      members.put(word, word);
    }
    return new Kind.Choice(type, members);
  }

  private static Kind dataTypes() {
    Map<String, String> members = new LinkedHashMap<>();
    for (String word :
        List.of("String", "Integer", "Decimal", "Float", "Boolean", "Date", "Time")) {
      members.put(word.toUpperCase(java.util.Locale.ROOT), word);
    }
    members.put("DATE_TIME", "DateTime");
    members.put("DATE_TIME_TZ", "DateTimeTz");
    members.put("OPAQUE", "Opaque");
    return new Kind.Choice("OSIDataType", members);
  }
}
