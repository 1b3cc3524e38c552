package dev.percolate.parser.internal.properties;

import dev.percolate.jinja.value.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a generic test is declared on.
 *
 * @param packageName package of the properties file
 * @param name name of the node; {@code source_table} for a source
 * @param originalFilePath the properties file
 * @param fileKeyName for example {@code models.orders}
 * @param version version of the model, or null
 * @param sourceName name of the source, or null for nodes
 * @param tableName name of the source's table, or null for nodes
 * @param ending how the text of dbt's object ends
 */
record TestTarget(
    String packageName,
    String name,
    String originalFilePath,
    String fileKeyName,
    @Nullable Object version,
    @Nullable String sourceName,
    @Nullable String tableName,
    String ending) {

  private static final int TRIMMED = 44;

  boolean isSource() {
    return sourceName != null;
  }

  /** How dbt shows what is tested: the two ends of Python's text of the object. */
  String trimmedRepr() {
    String repr =
        isSource()
            ? "UnpatchedSourceDefinition(name=" + Texts.repr(name) + ", resource_type="
            : (fileKeyName.startsWith("models.") ? "UnparsedModelUpdate" : "UnparsedNodeUpdate")
                + "(original_file_path="
                + Texts.repr(originalFilePath)
                + ", yaml_key='";
    return repr.substring(0, repr.offsetByCodePoints(0, TRIMMED)) + "..." + ending;
  }

  /** Unique id of the version of a model that is tested. */
  String versionedId() {
    return "model." + packageName + "." + name + ".v" + Texts.str(version);
  }

  /** What {@code source()} is called with. */
  List<String> sourceArguments() {
    return List.of(String.valueOf(sourceName), String.valueOf(tableName));
  }

  /** The name as it stands in made-up test names. */
  String nameInTests() {
    return version == null ? name : name + "_v" + Texts.str(version);
  }

  /** The text of the argument {@code model}. */
  String modelArgument() {
    String call;
    if (sourceName != null) {
      call = "source('" + sourceName + "', '" + tableName + "')";
    } else if (version != null) {
      call = "ref('" + name + "', version='" + Texts.str(version) + "')";
    } else {
      call = "ref('" + name + "')";
    }
    return "{{ get_where_subquery(" + call + ") }}";
  }
}
