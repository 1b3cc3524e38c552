package dev.percolate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/**
 * Holds the module table of ARCHITECTURE.md against the classes. It lies in the one module that
 * sees all others.
 */
final class ModuleRulesTest {
  private static final String ROOT = "dev.percolate.";

  /** Module to the modules it may import, transitively closed by hand where the table says so. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("diagnostics", Set.of()),
          Map.entry("jinja", Set.of()),
          Map.entry("graph", Set.of()),
          Map.entry("manifest", Set.of("diagnostics", "graph")),
          Map.entry("project", Set.of("diagnostics", "jinja")),
          Map.entry("adapters.api", Set.of("diagnostics")),
          Map.entry("adapters.jdbc", Set.of("diagnostics", "adapters.api")),
          Map.entry("adapters.duckdb", Set.of("diagnostics", "adapters.api", "adapters.jdbc")),
          Map.entry("adapters.postgres", Set.of("diagnostics", "adapters.api")),
          Map.entry(
              "render", Set.of("diagnostics", "jinja", "manifest", "project", "adapters.api")),
          Map.entry(
              "parser",
              Set.of("diagnostics", "jinja", "manifest", "project", "adapters.api", "render")),
          Map.entry("selection", Set.of("diagnostics", "manifest", "project", "graph")),
          Map.entry(
              "compiler",
              Set.of(
                  "diagnostics",
                  "jinja",
                  "graph",
                  "manifest",
                  "project",
                  "adapters.api",
                  "render")),
          Map.entry(
              "runner",
              Set.of(
                  "diagnostics",
                  "jinja",
                  "graph",
                  "manifest",
                  "project",
                  "adapters.api",
                  "render",
                  "parser",
                  "selection",
                  "compiler")),
          Map.entry(
              "engine",
              Set.of(
                  "diagnostics",
                  "jinja",
                  "graph",
                  "manifest",
                  "project",
                  "adapters.api",
                  "render",
                  "parser",
                  "selection",
                  "compiler",
                  "runner")),
          Map.entry("cli", Set.of("diagnostics", "project", "manifest", "runner", "engine")),
          Map.entry(
              "python", Set.of("diagnostics", "graph", "manifest", "render", "engine", "cli")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.percolate");

  @Test
  void modulesImportOnlyWhatTheTableAllows() {
    assertThat(
            acrossModules(
                (from, target) ->
                    !MAY_IMPORT.getOrDefault(from, Set.of()).contains(module(target))))
        .isEmpty();
  }

  @Test
  void internalPackagesStayInTheirModule() {
    assertThat(
            acrossModules((from, target) -> (target.getPackageName() + ".").contains(".internal.")))
        .isEmpty();
  }

  /** The dependencies on classes of ours in another module that are wrong, given its own module. */
  private static Set<String> acrossModules(BiPredicate<String, JavaClass> isWrong) {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      String from = module(type);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (target.getPackageName().startsWith(ROOT)
            && !module(target).equals(from)
            && isWrong.test(from, target)) {
          wrong.add(type.getName() + " -> " + target.getName());
        }
      }
    }
    return wrong;
  }

  @Test
  void everyModuleHasARule() {
    Set<String> unknown = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!MAY_IMPORT.containsKey(module(type))) {
        unknown.add(type.getName());
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(CLASSES.size()).isGreaterThan(10);
  }

  @Test
  void namesSayWhatThingsAre() {
    List<String> endings =
        List.of("Manager", "Helper", "Util", "Utils", "Processor", "Impl", "Data", "Info", "Base");
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      String name = type.getSimpleName();
      for (String ending : endings) {
        if (name.endsWith(ending)) {
          wrong.add(type.getName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void thereIsNoMutableStaticState() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      for (JavaField field : type.getFields()) {
        Set<JavaModifier> modifiers = field.getModifiers();
        if (modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.FINAL)) {
          wrong.add(field.getFullName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String module(JavaClass type) {
    String[] parts = type.getPackageName().substring(ROOT.length()).split("\\.");
    return parts[0].equals("adapters") ? "adapters." + parts[1] : parts[0];
  }
}
