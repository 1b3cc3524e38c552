package dev.percolate.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.percolate.diagnostics.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults and upgrades were recorded from Python and dbt-core 1.12.6 by record_manifests.py. */
class ReadManifestTest {
  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> whatIsNotJsonIsRefusedWithPythonsWordsAndPlace() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Recorded.text("json_faults.jsonl").lines().toList()) {
      List<?> recorded = (List<?>) Objects.requireNonNull(PythonJson.loads(line));
      String text = (String) recorded.get(0);
      String fault = (String) recorded.get(1);
      tests.add(
          DynamicTest.dynamicTest(
              line,
              () -> {
                ProblemException problem =
                    catchThrowableOfType(
                        ProblemException.class, () -> ManifestReader.read(bytes(text), "m.json"));
                assertThat(problem.problem().describe())
                    .isEqualTo(
                        "Runtime Error\n  Could not read WritableManifest at \"m.json\" as JSON: "
                            + fault);
                assertThat(fault)
                    .contains(
                        Objects.requireNonNull(problem.problem().span())
                            .toString()
                            .replaceAll("m.json:(\\d+):(\\d+)", "line $1 column $2"));
              }));
    }
    return tests;
  }

  @Test
  void anEmptyManifestHasNoNodes() throws IOException {
    ManifestReader.StoredManifest stored = ManifestReader.read(bytes("{}"), "m.json");
    assertThat(stored.manifest().nodeCount()).isZero();
    assertThat(stored.manifest().parentMap()).isEmpty();
    assertThat(stored.manifest().buildGraph().size()).isZero();
    assertThat(rewritten(stored)).startsWith("{\"metadata\": {\"dbt_schema_version\": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "3", "\"text\""})
  void whatIsNoObjectIsRefused(String json) {
    assertThatThrownBy(() -> ManifestReader.read(bytes(json), "m.json"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "Could not read WritableManifest at \"m.json\": it does not hold a JSON object");
  }

  @Test
  void aNodeNeedsNoOptionalField() {
    ManifestReader.StoredManifest stored =
        ManifestReader.read(
            bytes(
                "{\"nodes\": {\"model.p.a\": {\"resource_type\": \"model\", \"name\": \"a\","
                    + " \"unique_id\": \"model.p.a\", \"package_name\": \"p\", \"config\": null,"
                    + " \"tags\": null, \"depends_on\": {}}}}"),
            "m.json");
    ExecutableNode node =
        Objects.requireNonNull(stored.manifest().nodes().get("model.p.a"), "the node");
    assertThat(node.config()).isEmpty();
    assertThat(node.language()).isEqualTo("sql");
    assertThat(node.dependsOnNodes()).isEmpty();
    assertThat(node.toMap()).containsEntry("access", "protected").containsEntry("database", null);
    assertThat(stored.unknown().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 13})
  void otherSchemasAreRefused(int version) {
    String schema = "https://schemas.getdbt.com/dbt/manifest/v" + version + ".json";
    assertThatThrownBy(
            () ->
                ManifestReader.read(
                    bytes("{\"metadata\": {\"dbt_schema_version\": \"" + schema + "\"}}"),
                    "m.json"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "Expected a schema version of \""
                + ManifestMetadata.SCHEMA_VERSION
                + "\" in m.json, but found \""
                + schema
                + "\". Are you running with a different version of dbt?");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void unknownFieldsAreWrittenBackWhereTheyWere(long seed) throws IOException {
    Random random = new Random(seed);
    Object json =
        PythonJson.loads(
            new String(ManifestRoundTripTest.resource("feature_garden"), StandardCharsets.UTF_8));
    String text = PythonJson.dumps(withUnknown(json, "", random));
    assertThat(text).contains("\"x_new_");

    ManifestReader.StoredManifest stored = ManifestReader.read(bytes(text), "m.json");

    assertThat(rewritten(stored)).isEqualTo(text);
    assertThatThrownBy(() -> ManifestReader.readStrictly(bytes(text), "m.json"))
        .isInstanceOf(InvalidFieldsException.class);
  }

  @Test
  void theOrderOfMembersDoesNotMatter() throws IOException {
    byte[] json = ManifestRoundTripTest.resource("feature_garden");
    Map<?, ?> members =
        (Map<?, ?>)
            Objects.requireNonNull(PythonJson.loads(new String(json, StandardCharsets.UTF_8)));
    Map<String, @Nullable Object> reversed = new LinkedHashMap<>();
    List.copyOf(members.keySet())
        .reversed()
        .forEach(name -> reversed.put((String) name, members.get(name)));

    ManifestReader.StoredManifest stored =
        ManifestReader.read(bytes(PythonJson.dumps(reversed)), "m.json");

    assertThat(rewritten(stored)).isEqualTo(rewritten(ManifestReader.read(json, "m.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodes", "parent_map", "selectors", "new"})
  void aFaultIsFoundInEveryMember(String member) {
    String json =
        "{\"metadata\": {\"dbt_schema_version\": \""
            + ManifestMetadata.SCHEMA_VERSION
            + "\"},\n\""
            + member
            + "\": {\"a\": {\"b\": ?}}}";
    assertThatThrownBy(() -> ManifestReader.read(bytes(json), "m.json"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Expecting value: line 2 column ");
  }

  /** A copy with fields that nobody knows, in any object whose order is kept. */
  private static @Nullable Object withUnknown(@Nullable Object value, String path, Random random) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(withUnknown(item, path + ".", random)));
      return copy;
    }
    if (!(value instanceof Map<?, ?> map) || path.matches("\\.(parent|child|group)_map")) {
      return value;
    }
    boolean isPlain = !path.matches(".*\\.columns(\\.[^.]+)?|\\.disabled");
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, item) -> {
          if (isPlain && random.nextInt(30) == 0) {
            copy.put("x_new_" + copy.size(), List.of(Map.of("é", 1L), "z"));
          }
          String step = path + "." + String.valueOf(key).replace(".", "/");
          copy.put((String) key, withUnknown(item, step, random));
        });
    if (isPlain && random.nextInt(20) == 0) {
      copy.put("x_new_last", Map.of("name", "z"));
    }
    return copy;
  }

  @Test
  void strictReadingNamesEveryUnknownField() {
    InvalidFieldsException refused =
        catchThrowableOfType(
            InvalidFieldsException.class,
            () ->
                ManifestReader.readStrictly(
                    bytes(
                        "{\"nodes\": {}, \"later\": 1, \"docs\": {\"doc.p.d\": {\"resource_type\":"
                            + " \"doc\", \"name\": \"d\", \"package_name\": \"p\", \"path\": \"d\","
                            + " \"original_file_path\": \"d\", \"unique_id\": \"doc.p.d\","
                            + " \"block_contents\": \"\", \"extra\": null}}}"),
                    "m.json"));
    assertThat(refused.problems())
        .containsExactly(
            new FieldProblem.Unknown("doc.p.d", "extra"),
            new FieldProblem.Unknown("manifest", "later"));
  }

  @TestFactory
  List<DynamicTest> olderManifestsAreUpgradedAsDbtDoes() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (int version = ManifestReader.OLDEST_SCHEMA; version <= 11; version++) {
      Map<?, ?> recorded =
          (Map<?, ?>)
              Objects.requireNonNull(
                  PythonJson.loads(Recorded.text("upgrades/v" + version + ".json")));
      tests.add(DynamicTest.dynamicTest("v" + version, () -> checkUpgrade(recorded)));
    }
    return tests;
  }

  private void checkUpgrade(Map<?, ?> recorded) throws IOException {
    ManifestReader.StoredManifest stored =
        ManifestReader.read(bytes(PythonJson.dumps(recorded.get("manifest"))), "m.json");
    Map<?, ?> ours = (Map<?, ?>) Objects.requireNonNull(PythonJson.loads(rewritten(stored)));
    Map<?, ?> theirs = (Map<?, ?>) Objects.requireNonNull(recorded.get("read"));
    for (Map.Entry<?, ?> collection : theirs.entrySet()) {
      String name = (String) collection.getKey();
      if (!List.of("metadata", "parent_map", "child_map", "group_map").contains(name)) {
        assertThat(comparable(ours.get(name), name))
            .as(name)
            .isEqualTo(comparable(collection.getValue(), name));
      }
    }
  }

  /**
   * Without moments, without the configuration, which dbt fills up with defaults, and without
   * nulls, which the short recorded manifests leave out and dbt adds.
   */
  private static @Nullable Object comparable(@Nullable Object value, String name) {
    if (value instanceof List<?> list) {
      return list.stream().map(item -> comparable(item, name)).toList();
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, item) -> {
          if (item != null && !List.of("created_at", "config").contains(key)) {
            copy.put((String) key, comparable(item, (String) key));
          }
        });
    return copy;
  }

  private String rewritten(ManifestReader.StoredManifest stored) throws IOException {
    Path copy = folder.resolve("manifest.json");
    ArtifactWriter.writeManifest(copy, stored);
    return Files.readString(copy);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
