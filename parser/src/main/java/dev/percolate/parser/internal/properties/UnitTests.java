package dev.percolate.parser.internal.properties;

import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.UnitTest;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.config.ConfigRequest;
import dev.percolate.project.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code unit_tests} section. The tested models are found later, when all models are known. */
final class UnitTests {
  private final ParseSession session;
  private final PropertyFile file;
  private final FixtureRows rows;

  UnitTests(ParseSession session, PropertyFile file) {
    this.session = session;
    this.file = file;
    this.rows = new FixtureRows(session, file);
  }

  void add() {
    for (PropertyFile.Item item : file.items("unit_tests")) {
      add(item);
    }
  }

  private void add(PropertyFile.Item item) {
    Entry entry = item.rendered();
    checkVersions(entry);
    String model = entry.text("model", "");
    String id = "unit_test." + file.packageName() + "." + model + "." + entry.name();
    List<String> fqn = fqn(model, entry.name());
    UnitTest.Builder made =
        new UnitTest.Builder(
            new Identity(
                entry.name(),
                file.packageName(),
                file.relativePath(),
                file.originalFilePath(),
                id,
                fqn));
    made.model = model;
    made.description = entry.text("description", "");
    made.overrides = overrides(entry);
    made.versions = versions(entry);
    made.createdAt = session.createdAt();
    ConfigRequest request =
        ConfigRequest.of(ResourceType.UNIT_TEST, file.packageName(), fqn)
            .withPatch(entry.mapping("config"), new LinkedHashMap<>());
    made.config = new LinkedHashMap<>(session.configs().resolve(request));
    for (Entry given : entry.entries("given")) {
      made.given.add(given(entry.name(), given));
    }
    made.expect = expect(entry);
    made.checksum = checksum(made);
    made.given.replaceAll(
        given ->
            new UnitTest.Given(
                given.input(), FixtureRows.shown(given.rows()), given.format(), given.fixture()));
    made.expect =
        new UnitTest.Expect(
            FixtureRows.shown(made.expect.rows()), made.expect.format(), made.expect.fixture());
    if (ManifestDraft.isEnabled(made.config)) {
      session.draft().addUnitTest(made);
    } else {
      session.draft().addDisabled(DisabledDraft.of(made));
    }
  }

  private static void checkVersions(Entry entry) {
    Entry versions = entry.entry("versions");
    if (!versions.list("include").isEmpty() && !versions.list("exclude").isEmpty()) {
      throw PropertyProblems.invalid(
          entry, "at path []: Unit tests can not both include and exclude versions.");
    }
  }

  private List<String> fqn(String model, String name) {
    List<String> fqn = new ArrayList<>();
    fqn.add(file.packageName());
    fqn.addAll(PropertyFile.foldersBelowFirst(file.originalFilePath()));
    fqn.add(model);
    fqn.add(name);
    return fqn;
  }

  private UnitTest.Given given(String test, Entry given) {
    String input = given.text("input", "");
    String format = given.text("format", "dict");
    String fixture = given.textOrNull("fixture");
    Object found = rows.read(test, "input", input, format, given.get("rows"), fixture);
    return new UnitTest.Given(input, found, format, fixture);
  }

  private UnitTest.Expect expect(Entry entry) {
    Entry expect = entry.entry("expect");
    String format = expect.text("format", "dict");
    String fixture = expect.textOrNull("fixture");
    Object found = rows.read(entry.name(), "expected", null, format, expect.get("rows"), fixture);
    return new UnitTest.Expect(found, format, fixture);
  }

  private static @Nullable Map<String, @Nullable Object> overrides(Entry entry) {
    if (entry.get("overrides") == null) {
      return null;
    }
    Entry given = entry.entry("overrides");
    Map<String, @Nullable Object> overrides = new LinkedHashMap<>();
    overrides.put("macros", given.mapping("macros"));
    overrides.put("vars", given.mapping("vars"));
    overrides.put("env_vars", given.mapping("env_vars"));
    return overrides;
  }

  private static @Nullable Map<String, @Nullable Object> versions(Entry entry) {
    if (entry.get("versions") == null) {
      return null;
    }
    Entry given = entry.entry("versions");
    Map<String, @Nullable Object> versions = new LinkedHashMap<>();
    versions.put("include", given.get("include"));
    versions.put("exclude", given.get("exclude"));
    return versions;
  }

  /** dbt 1.12: SHA-256 over the parts as Python shows its objects. */
  private static String checksum(UnitTest.Builder test) {
    StringBuilder text = new StringBuilder(test.model).append('-');
    if (test.versions == null) {
      text.append("None");
    } else {
      appendFields(text, "UnitTestNodeVersions", test.versions);
    }
    text.append("-[");
    boolean isFirst = true;
    for (UnitTest.Given given : test.given) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("input", given.input());
      fields.put("rows", given.rows());
      text.append(isFirst ? "" : ", ");
      isFirst = false;
      appendRows(text, "UnitTestInputFixture", fields, given.format(), given.fixture());
    }
    text.append("]-");
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    expected.put("rows", test.expect.rows());
    appendRows(
        text, "UnitTestOutputFixture", expected, test.expect.format(), test.expect.fixture());
    text.append('-');
    if (test.overrides == null) {
      text.append("None");
    } else {
      appendFields(text, "UnitTestOverrides", test.overrides);
    }
    for (UnitTest.Given given : test.given) {
      if (given.fixture() != null && !given.fixture().isEmpty()) {
        Texts.appendStr(text.append('-'), given.rows());
      }
    }
    return Sha256.hex(text.toString());
  }

  private static void appendRows(
      StringBuilder out,
      String type,
      Map<String, @Nullable Object> fields,
      String format,
      @Nullable String fixture) {
    appendFields(out, type, fields);
    out.setLength(out.length() - 1);
    String word = format.equals("dict") ? "Dict" : format.toUpperCase(java.util.Locale.ROOT);
    out.append(", format=<UnitTestFormat.").append(word).append(": '").append(format);
    Texts.appendRepr(out.append("'>, fixture="), fixture);
    out.append(')');
  }

  private static void appendFields(
      StringBuilder out, String type, Map<String, @Nullable Object> fields) {
    out.append(type).append('(');
    boolean isFirst = true;
    for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
      out.append(isFirst ? "" : ", ").append(field.getKey()).append('=');
      isFirst = false;
      Texts.appendRepr(out, field.getValue());
    }
    out.append(')');
  }
}
