package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.diagnostics.EventSink;
import dev.percolate.project.SourceFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiscoveryTest {
  @TempDir Path root;

  @BeforeEach
  void project() throws IOException {
    file("dbt_project.yml", "name: shop\nversion: '1.0'\n");
  }

  private void file(String name, String text) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private FileDiscovery discovery(Map<String, Object> projectFlags) {
    EnvVars env = EnvVars.of(Map.of());
    Flags flags =
        Flags.resolve(
            new FlagSources(
                "parse",
                "dbt parse",
                new LinkedHashMap<>(),
                env,
                projectFlags,
                new LinkedHashMap<>(),
                new ProjectDirectories(root, root)));
    ProjectConfig project =
        new ProjectLoader(flags, env, EventSink.none()).loadRoot(root, null, new LinkedHashMap<>());
    return new FileDiscovery(project, flags);
  }

  private List<String> names(Kind kind) {
    return discovery(Map.of()).files().get(kind).stream()
        .map(SourceFile::originalFilePath)
        .toList();
  }

  @Test
  void pythonModelsComeBeforeSqlModelsAndFilesBeforeSubfolders() throws IOException {
    for (String name :
        List.of("z.sql", "a/b.sql", "m.py", "B.SQL", "a.b.sql", ".h.sql", "~t.sql")) {
      file("models/" + name, "select 1");
    }
    assertThat(names(Kind.MODEL))
        .containsExactly(
            "models/m.py", "models/B.SQL", "models/a.b.sql", "models/z.sql", "models/a/b.sql");
  }

  @Test
  void genericTestsAndFixturesAreNotSingularTests() throws IOException {
    file("tests/one.sql", "x");
    file("tests/generic/g.sql", "x");
    file("tests/fixtures/f.csv", "x");
    file("tests/deep/generic/d.sql", "x");
    assertThat(names(Kind.SINGULAR_TEST))
        .containsExactly("tests/one.sql", "tests/deep/generic/d.sql");
    assertThat(names(Kind.GENERIC_TEST)).containsExactly("tests/generic/g.sql");
    assertThat(names(Kind.FIXTURE)).containsExactly("tests/fixtures/f.csv");
  }

  @Test
  void linkedFoldersAreNotEnteredButLinkedFilesAreRead() throws IOException {
    file("elsewhere/x.sql", "x");
    Files.createDirectories(root.resolve("models"));
    Files.createSymbolicLink(root.resolve("models/dir"), root.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("models/y.sql"), root.resolve("elsewhere/x.sql"));
    Files.createSymbolicLink(root.resolve("models/z.sql"), root.resolve("gone.sql"));
    assertThat(names(Kind.MODEL)).containsExactly("models/y.sql");
  }

  @Test
  void filesAndFoldersOfOtherNamesAreFoundInTheOrderOfTheirBytes() throws IOException {
    for (String name : List.of("z.sql", "\u00e9.sql", "a.sql", "\u00f6/b.sql", "deep/a.sql")) {
      file("models/" + name, "select 1");
    }
    file("models/deep/\u00fc/x.sql", "select 1");
    Files.createSymbolicLink(root.resolve("models/deep/l.sql"), root.resolve("gone.sql"));
    assertThat(names(Kind.MODEL))
        .containsExactly(
            "models/a.sql",
            "models/z.sql",
            "models/\u00e9.sql",
            "models/deep/a.sql",
            "models/deep/\u00fc/x.sql",
            "models/\u00f6/b.sql");
    FileDiscovery discovery = discovery(Map.of());
    for (SourceFile file : discovery.files().get(Kind.MODEL)) {
      assertThat(discovery.read(file).contents()).isEqualTo("select 1");
    }
  }

  @Test
  void dbtignoreDropsFiles() throws IOException {
    file(".dbtignore", "# comment\nmodels/skip/\n*.tmp.sql\n!keep.tmp.sql\n");
    for (String name : List.of("a.sql", "b.tmp.sql", "keep.tmp.sql", "skip/c.sql")) {
      file("models/" + name, "x");
    }
    assertThat(names(Kind.MODEL)).containsExactly("models/a.sql", "models/keep.tmp.sql");
  }

  @Test
  void jinjaExtensionsNeedTheBehaviourFlag() throws IOException {
    file("models/a.sql.j2", "x");
    assertThat(names(Kind.MODEL)).isEmpty();
    assertThat(discovery(Map.of("allow_jinja_file_extensions", true)).files().get(Kind.MODEL))
        .hasSize(1);
  }

  /** Checksums recorded from dbt-core 1.12.6's manifest. */
  @Test
  void checksumsAreDbts() throws IOException {
    file("models/a.sql", "\n select   1\tas x\r\n\n  ,2 as é \u00a0\n");
    file("seeds/s.csv", "\n a,b\r\n1,2\r\n\n");
    FileDiscovery discovery = discovery(Map.of());
    FileText model = discovery.read(discovery.files().get(Kind.MODEL).getFirst());
    FileText seed = discovery.read(discovery.files().get(Kind.SEED).getFirst());

    assertThat(model.contents()).isEqualTo("select   1\tas x\r\n\n  ,2 as é");
    assertThat(model.checksum())
        .isEqualTo("de9714d7e600cd85fa52bd3497c4c7c03621587bce488c77ed537a3406d40166");
    assertThat(seed.checksumName()).isEqualTo("sha256");
    assertThat(seed.checksum())
        .isEqualTo("aeedab1ee7a1043753c9ab768594bc8420d7b85491d0be9421edc3813c237f4c");
  }
}
