package dev.percolate.parser.internal.link;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.manifest.DependsOn;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resolution;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.UnitTest;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the models that unit tests are about; one test of a versioned model becomes several. */
public final class UnitTestLinks {
  private final ManifestDraft draft;
  private final Links links;

  private record Name(String packageName, String name) {}

  public UnitTestLinks(ParseSession session, Links links) {
    this.draft = session.draft();
    this.links = links;
  }

  /** Links every unit test. */
  public void link() {
    if (draft.unitTests().isEmpty()) {
      return;
    }
    Map<Name, List<NodeBuilder>> versions = versions();
    for (UnitTest.Builder test : List.copyOf(draft.unitTests().values())) {
      link(test, versions);
    }
  }

  private Map<Name, List<NodeBuilder>> versions() {
    Map<Name, List<NodeBuilder>> versions = new HashMap<>();
    for (NodeBuilder node : draft.knownNodes()) {
      if (node.resourceType == ResourceType.MODEL && node.version != null) {
        versions
            .computeIfAbsent(new Name(node.packageName, node.name), _ -> new ArrayList<>())
            .add(node);
      }
    }
    return versions;
  }

  private void link(UnitTest.Builder test, Map<Name, List<NodeBuilder>> versions) {
    NodeBuilder model = tested(test);
    if (!ManifestDraft.isEnabled(model.config)) {
      test.config.put("enabled", false);
      draft.unitTests().remove(test.identity.uniqueId());
      if (!draft.disabled().containsKey(test.identity.uniqueId())) {
        draft.addDisabled(DisabledDraft.of(test));
      }
      return;
    }
    test.dependsOn = new DependsOn(List.of(), List.of(model.uniqueId));
    test.schema = model.schema;
    checkIncremental(test, model);
    if (model.version != null) {
      split(test, model, versions);
    } else if (test.versions != null
        && (Truth.test(test.versions.get("include")) || Truth.test(test.versions.get("exclude")))) {
      throw ProblemException.parsing(
          "Unit test '"
              + test.identity.name()
              + "' should not have a versions include or exclude when referencing non-versioned"
              + " model '"
              + model.name
              + "'");
    }
  }

  private NodeBuilder tested(UnitTest.Builder test) {
    String packageName = test.identity.packageName();
    String[] words = test.model.strip().split("\\s+", -1);
    String name = words[0];
    String version = words.length == 2 ? words[1] : null;
    return switch (links.ref(name, packageName, version, packageName)) {
      case Resolution.Found<NodeBuilder>(NodeBuilder model) -> model;
      case Resolution.Disabled<NodeBuilder>(NodeBuilder model) -> model;
      case Resolution.Missing<NodeBuilder> _ ->
          throw ProblemException.parsing(
              "Unable to find model '"
                  + packageName
                  + "."
                  + test.model
                  + "' for unit test '"
                  + test.identity.name()
                  + "' in "
                  + test.identity.originalFilePath());
    };
  }

  private static void checkIncremental(UnitTest.Builder test, NodeBuilder model) {
    if (!model.dependsOnMacros.contains("macro.dbt.is_incremental")) {
      return;
    }
    Object given =
        test.overrides != null && test.overrides.get("macros") instanceof Map<?, ?> macros
            ? macros.get("is_incremental")
            : null;
    if (!(given instanceof Boolean)) {
      throw ProblemException.parsing(
          "Boolean override for 'is_incremental' must be provided for unit test '"
              + test.identity.name()
              + "' in model '"
              + model.name
              + "'");
    }
    boolean hasThis = false;
    for (UnitTest.Given input : test.given) {
      hasThis |= input.input().equals("this");
    }
    if (Truth.test(given) && !hasThis) {
      throw ProblemException.parsing(
          "Unit test '"
              + test.identity.name()
              + "' for incremental model '"
              + model.name
              + "' must have a 'this' input");
    }
  }

  private void split(
      UnitTest.Builder test, NodeBuilder model, Map<Name, List<NodeBuilder>> versions) {
    List<NodeBuilder> chosen = new ArrayList<>();
    for (NodeBuilder version :
        versions.getOrDefault(new Name(model.packageName, model.name), List.of())) {
      if (isChosen(test.versions, version.version)) {
        chosen.add(version);
      }
    }
    if (chosen.isEmpty()) {
      throw ProblemException.parsing(
          "Unit test '"
              + test.identity.name()
              + "' referenced a version of '"
              + model.name
              + "' which was not found.");
    }
    draft.unitTests().remove(test.identity.uniqueId());
    UnitTest made = test.build();
    for (NodeBuilder version : chosen) {
      UnitTest.Builder copy = made.toBuilder();
      Identity own = test.identity;
      copy.identity =
          new Identity(
              own.name(),
              own.packageName(),
              own.path(),
              own.originalFilePath(),
              "unit_test."
                  + own.packageName()
                  + "."
                  + test.model
                  + "."
                  + own.name()
                  + "_v"
                  + Texts.str(version.version),
              own.fqn());
      copy.dependsOn = new DependsOn(List.of(), List.of(version.uniqueId));
      copy.version = version.version;
      draft.unitTests().put(copy.identity.uniqueId(), copy);
    }
  }

  private static boolean isChosen(
      @Nullable Map<String, @Nullable Object> versions, @Nullable Object version) {
    if (versions == null) {
      return true;
    }
    if (versions.get("exclude") instanceof List<?> excluded && !excluded.isEmpty()) {
      return !excluded.contains(version);
    }
    return versions.get("include") instanceof List<?> included && included.contains(version);
  }
}
