package dev.percolate.render.internal;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.manifest.ExecutableNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An export of a saved query as the {@code node} of a macro that names relations.
 *
 * <p>dbt 1.12: it is no node, and its configuration has no {@code get}, fixture parse_random.
 */
record ExportObject(ExecutableNode draft) implements PyObject {
  private static final String MODULE = "dbt.artifacts.resources.v1.saved_query.";

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "name" -> draft.name();
      case "config" -> new Config(draft.config());
      case "unrendered_config" -> draft.unrenderedConfig();
      default -> Missing.MISSING;
    };
  }

  @Override
  public String qualifiedTypeName() {
    return MODULE + "Export";
  }

  private record Config(Map<String, @Nullable Object> values) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      Object value = values.containsKey(name) ? values.get(name) : Missing.MISSING;
      return name.equals("export_as") ? new Destination(String.valueOf(value)) : value;
    }

    @Override
    public String qualifiedTypeName() {
      return MODULE + "ExportConfig";
    }
  }

  /** dbt 1.12: a plain enumeration, which equals no text. */
  private record Destination(String word) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "value" -> word;
        case "name" -> word.toUpperCase(Locale.ROOT);
        default -> Missing.MISSING;
      };
    }

    @Override
    public String str() {
      return typeName() + "." + attribute("name");
    }

    @Override
    public String repr() {
      return "<" + str() + ": '" + word + "'>";
    }

    @Override
    public String qualifiedTypeName() {
      return "metricflow_semantic_interfaces.type_enums.export_destination_type.ExportDestinationType";
    }
  }
}
