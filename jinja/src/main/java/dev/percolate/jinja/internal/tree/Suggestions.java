package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.Globals;
import dev.percolate.jinja.internal.builtin.GlobalTable;
import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Nearest;
import dev.percolate.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Known names near an unknown one. Only asked once an error is there. */
final class Suggestions {
  private final Program program;
  private final Globals globals;

  Suggestions(Program program, Globals globals) {
    this.program = program;
    this.globals = globals;
  }

  /** The name that was meant, or null. */
  @Nullable String instead(Undefined missing) {
    if (!(missing.missingName() instanceof String name)) {
      return null;
    }
    return Nearest.of(
        name, missing.owner() == Missing.MISSING ? names() : attributes(missing.owner()));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    String prefix = program.environment().macroPrefix();
    for (MacroStmt macro : program.macros()) {
      String name = macro.name();
      names.add(name.startsWith(prefix) ? name.substring(prefix.length()) : name);
    }
    names.addAll(globals.names());
    names.addAll(program.environment().globalNames());
    names.addAll(GlobalTable.NAMES);
    return names;
  }

  private static List<String> attributes(@Nullable Object owner) {
    List<String> names = new ArrayList<>(Attributes.names(owner));
    if (owner instanceof Map<?, ?> map) {
      for (Object key : map.keySet()) {
        if (key instanceof String text) {
          names.add(text);
        }
      }
    }
    return names;
  }
}
