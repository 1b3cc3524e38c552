package dev.percolate.parser.internal.properties;

import dev.percolate.manifest.Docs;
import dev.percolate.manifest.Macro;
import dev.percolate.parser.internal.ParseSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code macros} section: descriptions and arguments of macros. */
final class MacroPatches {
  private final ParseSession session;
  private final PropertyFile file;
  private final PropertyEvents events;

  MacroPatches(ParseSession session, PropertyFile file, PropertyEvents events) {
    this.session = session;
    this.file = file;
    this.events = events;
  }

  void apply() {
    for (PropertyFile.Item item : file.items("macros")) {
      apply(item.rendered());
    }
  }

  private void apply(Entry entry) {
    String uniqueId = "macro." + file.packageName() + "." + entry.name();
    Macro.Builder macro = session.draft().macros().get(uniqueId);
    if (macro == null) {
      session.draft().absent().add(uniqueId);
      events.noMacro(entry.name());
      return;
    }
    if (macro.patchPath != null) {
      String other = macro.patchPath.substring(macro.patchPath.indexOf("://") + 3);
      throw PropertyProblems.macroDescribedTwice(
          file.packageName(), entry.name(), file.originalFilePath(), other);
    }
    macro.patchPath = file.patchPath();
    macro.description = entry.text("description", "");
    macro.createdAt = session.createdAt();
    Entry config = entry.entry("config");
    Map<String, @Nullable Object> meta = entry.mapping("meta");
    meta.putAll(config.mapping("meta"));
    macro.meta = meta;
    macro.docs = docs(config.get("docs") != null ? config.entry("docs") : entry.entry("docs"));
    Map<String, @Nullable Object> macroConfig = new LinkedHashMap<>();
    macroConfig.put("meta", meta);
    macroConfig.put("docs", macro.docs);
    macro.config = macroConfig;
    describeArguments(macro, uniqueId, entry);
  }

  private static Docs docs(Entry given) {
    return new Docs(given.isOn("show", true), given.textOrNull("node_color"));
  }

  private void describeArguments(Macro.Builder macro, String uniqueId, Entry entry) {
    List<Macro.Argument> described = new ArrayList<>();
    for (Entry argument : entry.entries("arguments")) {
      described.add(
          new Macro.Argument(
              argument.name(), argument.textOrNull("type"), argument.text("description", "")));
    }
    if (!session.flags().is("validate_macro_args")) {
      macro.arguments = described;
      return;
    }
    if (described.isEmpty()) {
      return;
    }
    compare(macro, uniqueId, described);
    macro.arguments = described;
  }

  private void compare(Macro.Builder macro, String uniqueId, List<Macro.Argument> described) {
    String path = macro.identity.originalFilePath();
    String name = macro.identity.name();
    int both = Math.min(macro.arguments.size(), described.size());
    for (int i = 0; i < both; i++) {
      if (!described.get(i).name().equals(macro.arguments.get(i).name())) {
        events.macroArguments(
            "Argument "
                + described.get(i).name()
                + " in yaml for macro "
                + name
                + " does not match the jinja definition.",
            uniqueId,
            path);
      }
    }
    if (described.size() != macro.arguments.size()) {
      events.macroArguments(
          "The number of arguments in the yaml for macro "
              + name
              + " does not match the jinja definition.",
          uniqueId,
          path);
    }
    for (Macro.Argument argument : described) {
      String type = argument.type();
      if (type != null && !type.isBlank() && !MacroTypes.isType(type)) {
        events.macroArguments(
            "Argument "
                + argument.name()
                + " in the yaml for macro "
                + name
                + " has an invalid type.",
            uniqueId,
            path);
      }
    }
  }
}
