package dev.percolate.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.PythonJson;
import dev.percolate.project.SelectorDefinitions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages and long forms were recorded from dbt-core 1.12.6. */
class YamlSelectorsTest {
  @TempDir Path folder;

  @Test
  void definitionsAreStoredInTheirLongForm() throws IOException {
    for (String line : lines()) {
      String[] columns = line.split("\t", -1);
      Path file = Files.writeString(folder.resolve("definition.json"), columns[0]);
      Object definition = Objects.requireNonNull(PythonJson.load(file));

      Map<String, ?> normalised = YamlSelectors.normalised(definitions(definition));

      assertThat(PythonJson.dumps(normalised.get("s")))
          .as(columns[0])
          .isEqualTo("{\"name\": \"s\", \"definition\": " + columns[1] + "}");
    }
  }

  @Test
  void malformedDefinitionsAreReportedInDbtsWords() {
    assertProblem(map("method", "colour", "value", "red"), "'colour' is not a valid method name");
    assertProblem(
        map("union", List.of(map("method", "tag", "value", "x")), "intersection", List.of("a")),
        "Only a single 'union' or 'intersection' key is allowed in a root level selector"
            + " definition; found union,intersection.");
    assertProblem(
        map("union", List.of(3L)),
        "Invalid value type <class 'int'> in key \"union\", expected dict or str (value: 3).");
    assertProblem(
        map("a", 1L, "b", 2L),
        "Expected either 1 key or else \"method\" and \"value\" keys, but got ['a', 'b']");
    assertProblem(map("union", "x"), "Invalid value for key \"union\". Expected a list.");
    assertProblem(
        map("method", "tag", "value", "x", "parents_depth", "abc"),
        "Invalid node spec - could not handle parent depth abc");
    assertProblem(
        map("method", "tag", "value", "x", "childrens_parents", true, "children", true),
        "Invalid node spec {'method': 'tag', 'value': 'x', 'childrens_parents': True, 'children':"
            + " True} - \"@\" prefix and \"+\" suffix are incompatible");
  }

  @Test
  void anUnknownSelectorNameListsTheKnownOnes() {
    SelectorDefinitions definitions = definitions("a");
    SelectionRequest request = new SelectionRequest(null, null, "nope", IndirectSelection.EAGER);

    assertThatThrownBy(
            () ->
                request.resolve(
                    definitions,
                    YamlSelectors.parse(definitions, IndirectSelection.EAGER),
                    EventSink.none()))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Could not find selector named nope, expected one of ['s']");
  }

  @Test
  void theDefaultSelectorServesOnlyWhenNothingIsSelected() {
    SelectorDefinitions definitions =
        new SelectorDefinitions(
            List.of(new SelectorDefinitions.Selector("s", "", true, "a", map("name", "s"))));
    Map<String, SelectionSpec> parsed = YamlSelectors.parse(definitions, IndirectSelection.EAGER);
    List<String> events = new ArrayList<>();

    SelectionSpec unasked =
        new SelectionRequest(null, List.of(), null, IndirectSelection.EAGER)
            .resolve(definitions, parsed, event -> events.add(event.message()));
    SelectionSpec asked =
        new SelectionRequest(List.of("b"), null, null, IndirectSelection.EAGER)
            .resolve(definitions, parsed, event -> events.add(event.message()));

    assertThat(unasked).isEqualTo(parsed.get("s"));
    assertThat(asked).isNotEqualTo(parsed.get("s"));
    assertThat(events).containsExactly("Using default selector s");
  }

  @Test
  void aSelectorThatNamesItselfIsReported() throws IOException {
    SelectorDefinitions definitions = definitions(map("method", "selector", "value", "s"));
    Map<String, SelectionSpec> parsed = YamlSelectors.parse(definitions, IndirectSelection.EAGER);
    var manifest = RecordedSelectionsTest.manifest("shop");
    Selector selector =
        Selector.of(
            manifest,
            manifest.buildGraph(),
            new SelectionOptions(folder, true, parsed, null, EventSink.none()));

    assertThatThrownBy(
            () -> selector.select(Objects.requireNonNull(parsed.get("s")), ResourceTypeFilter.ALL))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "Circular dependency detected in selector: {'method': 'selector', 'value': 's'}");
  }

  private static void assertProblem(Object definition, String message) {
    assertThatThrownBy(() -> YamlSelectors.parse(definitions(definition), IndirectSelection.EAGER))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Could not read selector file data: Runtime Error\n  " + message);
  }

  private static SelectorDefinitions definitions(Object definition) {
    return new SelectorDefinitions(List.of(RecordedSelectionsTest.selector("s", definition)));
  }

  private static Map<String, @Nullable Object> map(Object... pairs) {
    return RecordedSelectionsTest.map(pairs);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            YamlSelectorsTest.class.getResourceAsStream("/selection/normalised.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
