package dev.percolate.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.GraphNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Source;
import dev.percolate.project.SelectorDefinitions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code selection/cases.txt} holds what {@code dbt ls} of dbt-core 1.12.6 printed. */
class RecordedSelectionsTest {
  @TempDir Path folder;

  private static final class Case {
    final String id;
    final boolean isChanged;
    final List<String> arguments = new ArrayList<>();
    final List<String> listed = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    @Nullable String error;

    Case(String id, boolean isChanged) {
      this.id = id;
      this.isChanged = isChanged;
    }
  }

  @TestFactory
  List<DynamicTest> everyRecordedCommandSelectsWhatDbtSelects() throws IOException {
    Manifest base = manifest("shop");
    Manifest changed = manifest("shop_changed");
    layOut(base);
    layOut(changed);
    return cases().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.id + " " + c.arguments, () -> check(c, c.isChanged ? changed : base)))
        .toList();
  }

  private void check(Case c, Manifest manifest) throws IOException {
    Map<String, List<String>> options = options(c.arguments);
    List<String> warnings = new ArrayList<>();
    IndirectSelection indirect =
        Objects.requireNonNull(
            IndirectSelection.of(
                options.getOrDefault("--indirect-selection", List.of("eager")).getFirst()));
    try {
      Map<String, SelectionSpec> yaml = YamlSelectors.parse(selectors(), indirect);
      SelectionSpec spec =
          options.containsKey("--selector")
              ? Objects.requireNonNull(yaml.get(options.get("--selector").getFirst()))
              : new SelectionParser(indirect)
                  .difference(options.get("-s"), options.get("--exclude"));
      PreviousState state =
          options.containsKey("--state") ? state(options.get("--state").getFirst()) : null;
      Selector selector =
          Selector.of(
              manifest,
              manifest.buildGraph(),
              new SelectionOptions(
                  folder, true, yaml, state, event -> warnings.add(event.message())));
      assertThat(lines(selector.select(spec, filter(options)), manifest))
          .containsExactlyElementsOf(c.listed);
      assertThat(c.error).isNull();
    } catch (ProblemException e) {
      assertThat(e.problem().message()).isEqualTo(c.error);
    }
    assertThat(warnings).isEqualTo(c.warnings);
  }

  /** Options by name; an option takes every argument up to the next one, as {@code ls} does. */
  private static Map<String, List<String>> options(List<String> arguments) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    String name = "";
    for (String argument : arguments) {
      if (argument.startsWith("-")) {
        name = argument.equals("--select") ? "-s" : argument;
        options.computeIfAbsent(name, _ -> new ArrayList<>());
      } else {
        options.computeIfAbsent(name, _ -> new ArrayList<>()).add(argument);
      }
    }
    return options;
  }

  private static ResourceTypeFilter filter(Map<String, List<String>> options) {
    EnumSet<ResourceType> types = EnumSet.copyOf(ResourceTypeFilter.LISTED.types());
    List<String> wanted = options.get("--resource-type");
    if (wanted != null) {
      types = EnumSet.allOf(ResourceType.class);
      if (!wanted.contains("all")) {
        types.removeIf(type -> !wanted.contains(type.word()));
      }
    }
    List<String> unwanted = options.getOrDefault("--exclude-resource-type", List.of());
    types.removeIf(type -> unwanted.contains(type.word()));
    return new ResourceTypeFilter(types);
  }

  private static List<String> lines(Selection selection, Manifest manifest) {
    List<String> lines = new ArrayList<>();
    for (String id : selection.ids()) {
      GraphNode node = Objects.requireNonNull(manifest.node(id));
      lines.add(
          switch (node.resourceType()) {
            case SOURCE ->
                "source:"
                    + node.packageName()
                    + "."
                    + ((Source) node).sourceName()
                    + "."
                    + node.name();
            case EXPOSURE, METRIC, SAVED_QUERY, SEMANTIC_MODEL, UNIT_TEST ->
                node.resourceType() + ":" + node.packageName() + "." + node.name();
            default -> String.join(".", node.fqn());
          });
    }
    return lines;
  }

  private PreviousState state(String name) throws IOException {
    Path state = folder.resolve(name + "_artifacts");
    Path target = folder.resolve("target");
    Files.createDirectories(state);
    Files.createDirectories(target);
    if (name.equals("state")) {
      try (InputStream in = new GZIPInputStream(resource("shop.json.gz"))) {
        Files.copy(in, state.resolve("manifest.json"), StandardCopyOption.REPLACE_EXISTING);
      }
      for (String file : List.of("run_results.json", "sources.json")) {
        try (InputStream in = resource("state/" + file)) {
          Files.copy(in, state.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      try (InputStream in = resource("current_sources.json")) {
        Files.copy(in, target.resolve("sources.json"), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return PreviousState.read(
        folder,
        state,
        target,
        new StateRules(
            Set.of("not_null", "unique"), false, 1, Instant.parse("2026-11-22T00:00:00Z")));
  }

  /** Files for {@code path:} to find. */
  private void layOut(Manifest manifest) throws IOException {
    for (GraphNode node : manifest.graphNodes()) {
      Path file = folder.resolve(node.originalFilePath());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
    }
  }

  private static SelectorDefinitions selectors() {
    return new SelectorDefinitions(
        List.of(
            selector(
                "nightly",
                map(
                    "union",
                    List.of(
                        map("method", "tag", "value", "nightly", "children", false),
                        map("exclude", List.of(map("method", "fqn", "value", "fct_orders")))))),
            selector("finance_up", map("method", "group", "value", "finance", "parents", true)),
            selector("str_form", "+fct_revenue"),
            selector("inter", map("intersection", List.of("tag:nightly", "path:models/marts/ops"))),
            selector(
                "inherits",
                map(
                    "union",
                    List.of(map("method", "selector", "value", "nightly"), "stg_events")))));
  }

  static SelectorDefinitions.Selector selector(String name, Object definition) {
    return new SelectorDefinitions.Selector(
        name, "", false, definition, map("name", name, "definition", definition));
  }

  static Map<String, @Nullable Object> map(Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    String text;
    try (InputStream in = resource("cases.txt")) {
      text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    for (String line : text.lines().toList()) {
      int space = line.indexOf(' ');
      String rest = line.substring(space + 1);
      switch (line.substring(0, space)) {
        case "case" -> cases.add(new Case(rest.replace(" changed", ""), rest.endsWith(" changed")));
        case "arg" -> cases.getLast().arguments.add(rest);
        case "out" -> cases.getLast().listed.add(rest);
        case "warn" -> cases.getLast().warnings.add(rest);
        case "error" -> cases.getLast().error = rest;
        default -> {}
      }
    }
    return cases;
  }

  static Manifest manifest(String name) throws IOException {
    try (InputStream in = new GZIPInputStream(resource(name + ".json.gz"))) {
      return dev.percolate.manifest.ManifestReader.read(in.readAllBytes(), name).manifest();
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        RecordedSelectionsTest.class.getResourceAsStream("/selection/" + name), name);
  }
}
