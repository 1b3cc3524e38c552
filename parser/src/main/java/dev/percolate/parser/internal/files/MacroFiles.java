package dev.percolate.parser.internal.files;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.manifest.Docs;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.Macro;
import dev.percolate.manifest.Manifest;
import dev.percolate.parser.internal.Parallel;
import dev.percolate.parser.internal.ParseEvents;
import dev.percolate.project.PackageSet;
import dev.percolate.render.MacroFile;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.RegisteredMacro;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the macros of all projects: those of the root, the engine's own, those of packages. */
public final class MacroFiles {
  /** The configuration of a macro that no properties file tells of; many share it. */
  private static final Map<String, @Nullable Object> NO_CONFIG = noConfig();

  private MacroFiles() {}

  private static Map<String, @Nullable Object> noConfig() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("meta", Map.of());
    config.put("docs", Collections.unmodifiableMap(Docs.SHOWN.toMap()));
    return Collections.unmodifiableMap(config);
  }

  /**
   * The registry of all macros.
   *
   * @param builtIn those of dbt and of the adapter
   * @param files the macro and generic test files of each project by its name
   * @param told of whose files is told what is odd in them
   */
  public static MacroRegistry read(
      PackageSet packages,
      Adapter adapter,
      List<MacroFile> builtIn,
      Map<String, List<MacroFile>> files,
      Predicate<MacroFile> told,
      Parallel parallel,
      ParseEvents events) {
    List<MacroFile> ordered =
        new ArrayList<>(files.getOrDefault(packages.root().name(), List.of()));
    ordered.addAll(builtIn);
    Set<MacroFile> quiet = Collections.newSetFromMap(new IdentityHashMap<>());
    quiet.addAll(builtIn);
    files.forEach(
        (name, others) -> {
          if (!packages.isRoot(name)) {
            ordered.addAll(others);
          }
        });
    List<List<RegisteredMacro>> read =
        parallel.map(
            ordered,
            file ->
                RegisteredMacro.read(
                    file,
                    tag -> {
                      if (!quiet.contains(file) && told.test(file)) {
                        events.unexpectedBlock(
                            "Found unexpected '" + tag + "' block tag.", file.path());
                      }
                    }));
    MacroRegistry.Builder registry =
        MacroRegistry.builder(packages)
            .adapter(List.of(adapter.type()), List.of(adapter.macros().name()));
    read.forEach(registry::add);
    return registry.build();
  }

  /** The registry of the macros that a manifest tells of. */
  public static MacroRegistry ofManifest(
      Manifest manifest,
      PackageSet packages,
      Adapter adapter,
      Parallel parallel,
      ParseEvents events) {
    // macros of one file stay together, in the order of the manifest
    Map<String, Map<String, StringBuilder>> texts = new LinkedHashMap<>();
    for (Macro macro : manifest.macros().values()) {
      texts
          .computeIfAbsent(macro.identity().packageName(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(macro.identity().originalFilePath(), _ -> new StringBuilder())
          .append(macro.macroSql())
          .append('\n');
    }
    List<MacroFile> builtIn = new ArrayList<>();
    Map<String, List<MacroFile>> ofProjects = new LinkedHashMap<>();
    Set<String> projects = new HashSet<>();
    packages.all().forEach(project -> projects.add(project.name()));
    texts.forEach(
        (name, files) -> {
          List<MacroFile> target =
              projects.contains(name)
                  ? ofProjects.computeIfAbsent(name, _ -> new ArrayList<>())
                  : builtIn;
          files.forEach(
              (path, text) ->
                  target.add(new MacroFile(name, path, text.toString().strip(), false)));
        });
    return read(packages, adapter, builtIn, ofProjects, _ -> false, parallel, events);
  }

  /**
   * The manifest's drafts of all macros, in the registry's order.
   *
   * @param withArguments the flag {@code validate_macro_args}
   */
  public static List<Macro.Builder> drafts(
      MacroRegistry registry, Parallel parallel, boolean withArguments, double createdAt) {
    return parallel.map(
        List.copyOf(registry.all()), macro -> draft(registry, macro, withArguments, createdAt));
  }

  /** The manifest's draft of one macro. */
  public static Macro.Builder draft(
      MacroRegistry registry, RegisteredMacro macro, boolean withArguments, double createdAt) {
    Macro.Builder draft =
        new Macro.Builder(
            new Identity(
                macro.name(),
                macro.packageName(),
                macro.path(),
                macro.path(),
                macro.uniqueId(),
                List.of()));
    draft.macroSql = macro.text();
    draft.dependsOn = new ArrayList<>(registry.dependsOn(macro));
    draft.createdAt = createdAt;
    draft.supportedLanguages = macro.supportedLanguages();
    // dbt 1.12: generic tests get no arguments from their signature when they stand in
    // tests/generic
    if (withArguments && !macro.isOfTestFile()) {
      for (String name : macro.arguments()) {
        draft.arguments.add(new Macro.Argument(name, null, ""));
      }
    }
    draft.config = NO_CONFIG;
    return draft;
  }
}
