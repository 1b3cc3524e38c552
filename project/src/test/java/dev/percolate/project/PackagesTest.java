package dev.percolate.project;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.project.internal.PackageLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {
  private static final EnvVars ENV = EnvVars.of(Map.of());

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void projects() throws IOException {
    root = temp.toRealPath().resolve("root");
    file("root/dbt_project.yml", "name: shop\nversion: '1.0'\nvars: {a: root, sub_pkg: {b: rs}}\n");
    file("root/packages.yml", "packages:\n  - local: \"{{ env_var('X_NO', '../sub') }}\"\n");
    file("sub/dbt_project.yml", "name: sub_pkg\nversion: '1.0'\nvars: {a: own, b: own, c: own}\n");
    file("sub/packages.yml", "packages:\n  - local: ../other\n");
    file("other/dbt_project.yml", "name: other_pkg\nversion: '1.0'\n");
  }

  private void file(String name, String text) throws IOException {
    Path path = temp.toRealPath().resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Flags flags() {
    return Flags.resolve(
        new FlagSources(
            "deps",
            "dbt deps",
            new LinkedHashMap<>(),
            ENV,
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new ProjectDirectories(root, temp)));
  }

  private ProjectLoader loader() {
    return new ProjectLoader(flags(), ENV, EventSink.none());
  }

  private ProjectConfig load() {
    return loader().loadRoot(root, null, new LinkedHashMap<>());
  }

  private PackageSet loadAll(List<String> builtIn) {
    return new PackageLoader(loader()).load(load(), null, builtIn);
  }

  /** Lock file, hash and lines recorded from {@code dbt deps} of dbt-core 1.12.6. */
  @Test
  void depsLocksAndLinksLocalPackagesBreadthFirst() throws IOException {
    List<Event> events = new ArrayList<>();
    new PackageInstaller(ENV, events::add).install(load(), flags());

    assertThat(root.resolve("package-lock.yml"))
        .hasContent(
            """
            packages:
              - local: ../sub
                name: sub_pkg
              - local: ../other
                name: other_pkg
            sha1_hash: 5d93688f70387a6457b64e3d9202360cb0f07ba2
            """);
    assertThat(events.stream().map(Event::message))
        .first(as(STRING))
        .startsWith("Set downloads directory=");
    assertThat(events.stream().map(Event::message).skip(1))
        .containsExactly(
            "Updating lock file in file path: " + root.resolve("package-lock.yml"),
            "Installing ../sub",
            "Creating symlink to local dependency.",
            "Installed from <local @ ../sub>",
            "Installing ../other",
            "Creating symlink to local dependency.",
            "Installed from <local @ ../other>");
    assertThat(Files.isSymbolicLink(root.resolve("dbt_packages/sub_pkg"))).isTrue();
    assertThat(loadAll(List.of()).projects().keySet())
        .containsExactly("shop", "other_pkg", "sub_pkg");
  }

  /** Recorded from dbt's own hash function. */
  @Test
  void theHashCoversEveryKindOfPackage() throws IOException {
    file(
        "root/packages.yml",
        """
        packages:
          - git: "https://x/y.git"
            revision: 1.0
          - package: a/b
            version: [">=1.0", "<2.0"]
          - local: ../sub
        """);
    assertThat(PackageLock.hash(load().packages()))
        .isEqualTo("51fde4b0575cd5deca177c527e6759911a2e7872");
  }

  @Test
  void missingPackagesAreCounted() {
    assertThatThrownBy(() -> loadAll(List.of()))
        .hasMessage(
            "dbt expects 1 package(s) based on packages specified in packages.yml, but found only"
                + " 0 package(s) installed in dbt_packages. Run \"dbt deps\" to install package"
                + " dependencies.");
  }

  @Test
  void aPackageMustNotHaveTheNameOfABuiltInOne() {
    new PackageInstaller(ENV, EventSink.none()).install(load(), flags());
    assertThatThrownBy(() -> loadAll(List.of("sub_pkg")))
        .hasMessageStartingWith("dbt found more than one package with the name \"sub_pkg\"");
  }

  @Test
  void variablesOfTheRootWinOverThoseOfThePackage() {
    new PackageInstaller(ENV, EventSink.none()).install(load(), flags());
    Map<String, Object> cli = new LinkedHashMap<>(Map.of("d", "cli"));
    ProjectVars vars = new ProjectVars(loadAll(List.of()), cli);

    assertThat(vars.scope("sub_pkg"))
        .containsEntry("a", "root")
        .containsEntry("b", "rs")
        .containsEntry("c", "own")
        .containsEntry("d", "cli");
    assertThat(vars.scope("shop")).containsEntry("a", "root").doesNotContainKey("b");
  }
}
