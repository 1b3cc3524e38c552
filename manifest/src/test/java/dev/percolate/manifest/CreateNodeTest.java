package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields must be there was recorded from dbt-core 1.12.6 by record_manifests.py. */
class CreateNodeTest {

  @TestFactory
  List<DynamicTest> everyTypeNeedsTheFieldsThatDbtNeeds() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    recorded()
        .forEach(
            (kind, example) ->
                tests.add(
                    DynamicTest.dynamicTest(
                        (String) kind, () -> checkRequired((Map<?, ?>) example))));
    return tests;
  }

  private static void checkRequired(Map<?, ?> example) {
    Map<String, @Nullable Object> fields = fields(example.get("fields"));
    List<?> required = (List<?>) Objects.requireNonNull(example.get("required"));
    Resource made = Resource.createNode(fields);
    assertThat(made.name()).isEqualTo(fields.get("name"));
    assertThat(made.resourceType().word()).isEqualTo(fields.get("resource_type"));
    assertThat(made.toMap()).containsAllEntriesOf(withoutInner(fields));
    for (String name : fields.keySet()) {
      Map<String, @Nullable Object> fewer = new LinkedHashMap<>(fields);
      fewer.remove(name);
      if (required.contains(name)) {
        assertThat(refused(fewer))
            .as(name)
            .contains(
                new FieldProblem.Missing(
                    name.equals("unique_id") ? "resource" : made.uniqueId(), name));
      } else if (!name.equals("resource_type")) {
        assertThat(Resource.createNode(fewer).uniqueId()).as(name).isEqualTo(made.uniqueId());
      }
    }
  }

  private static Map<String, @Nullable Object> withoutInner(Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>(fields);
    plain.values().removeIf(value -> value instanceof Map || value instanceof List);
    return plain;
  }

  @ParameterizedTest
  @ValueSource(strings = {"feature_garden", "shop"})
  void everyResourceOfAManifestCanBeMadeOfItsFields(String name) throws IOException {
    Manifest manifest = ManifestRoundTripTest.manifest(name);
    List<Resource> resources = new ArrayList<>(manifest.graphNodes());
    resources.addAll(manifest.macros().values());
    resources.addAll(manifest.docs().values());
    resources.addAll(manifest.groups().values());
    manifest.disabled().values().forEach(resources::addAll);
    for (Resource resource : resources) {
      Resource made = Resource.createNode(resource.toMap());
      assertThat(made.getClass()).isEqualTo(resource.getClass());
      assertThat(made.toMap()).isEqualTo(resource.toMap());
    }
  }

  @Test
  void allProblemsAreToldAtOnceEachWithItsField() throws IOException {
    Map<String, @Nullable Object> fields =
        fields(((Map<?, ?>) Objects.requireNonNull(recorded().get("model"))).get("fields"));
    fields.put("schema", 3L);
    fields.put("fqn", "shop.m");
    fields.put("tags", List.of("a", 1L));
    fields.put("access", "secret");
    fields.put("later", true);
    fields.put("docs", Map.of("show", "yes"));
    fields.put("columns", Map.of("id", Map.of("data_type", "int")));
    fields.put("refs", List.of(Map.of("name", "a", "tense", "past")));

    assertThat(refused(fields))
        .containsExactlyInAnyOrder(
            new FieldProblem.WrongType("model.shop.m", "schema", "text", "a number"),
            new FieldProblem.WrongType("model.shop.m", "fqn", "a list", "a text"),
            new FieldProblem.WrongType("model.shop.m", "tags.1", "a text", "a number"),
            new FieldProblem.NotAllowed(
                "model.shop.m", "access", "secret", List.of("private", "protected", "public")),
            new FieldProblem.WrongType("model.shop.m", "docs.show", "true or false", "a text"),
            new FieldProblem.Missing("model.shop.m", "columns.id.name"),
            new FieldProblem.Unknown("model.shop.m", "later"),
            new FieldProblem.Unknown("model.shop.m", "refs.0.tense"));
  }

  @Test
  void aTypeThatIsNoneIsRefused() {
    assertThat(refused(Map.of("unique_id", "x.y", "resource_type", "table")))
        .singleElement()
        .extracting(FieldProblem::message)
        .asString()
        .startsWith("x.y: field 'resource_type' must be one of 'model', 'analysis'")
        .endsWith(", not 'table'");
    assertThat(refused(Map.of()))
        .containsExactly(new FieldProblem.Missing("resource", "resource_type"));
  }

  private static List<FieldProblem> refused(Map<String, ? extends @Nullable Object> fields) {
    return catchThrowableOfType(InvalidFieldsException.class, () -> Resource.createNode(fields))
        .problems();
  }

  private static Map<String, @Nullable Object> fields(@Nullable Object value) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(value)).forEach((k, v) -> fields.put((String) k, v));
    return fields;
  }

  private static Map<?, ?> recorded() throws IOException {
    return (Map<?, ?>) Objects.requireNonNull(PythonJson.loads(Recorded.text("required.json")));
  }
}
