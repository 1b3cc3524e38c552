package dev.percolate.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that would do harm, and servers that send one elsewhere. */
class PackageSafetyTest {
  @TempDir Path temp;

  private PackageWorld world;
  private CommandLine line;

  @BeforeEach
  void start() throws IOException {
    world = new PackageWorld(temp.toRealPath());
    world.write("root/dbt_project.yml", "name: shop\n");
    Files.createDirectories(world.folder().resolve("hub"));
    line = CommandLine.in(world.folder().resolve("root"));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** Writes an archive that begins well. */
  private final class Archive {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream zipped = new GZIPOutputStream(bytes);

    Archive() throws IOException {
      entry("p/dbt_project.yml", '0', "", "name: p\n");
    }

    Archive entry(String name, char type, String target, String text) throws IOException {
      TarBytes.entry(zipped, name, type, target, text.getBytes(UTF_8));
      return this;
    }

    CommandLine.Ran install() throws IOException {
      zipped.write(new byte[1024]);
      zipped.close();
      Files.write(world.folder().resolve("hub/p.tar.gz"), bytes.toByteArray());
      return installFrom("{HUB}/p.tar.gz");
    }
  }

  private CommandLine.Ran installFrom(String url) throws IOException {
    world.write("root/packages.yml", "packages: [{tarball: '" + url + "', name: p}]\n");
    return line.run("deps");
  }

  private void refuses(CommandLine.Ran ran, String reason) throws IOException {
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .endsWith("Runtime Error\n  Refused to unpack the package: " + reason + "\n");
    try (var files = Files.walk(world.folder())) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("evil");
    }
  }

  @Test
  void filesOutsideOfThePackageAreRefused() throws IOException {
    refuses(
        new Archive().entry("p/../../evil", '0', "", "x").install(),
        "'p/../../evil' would be extracted outside of the package");
  }

  @Test
  void aLeadingSlashIsTakenOff() throws IOException {
    CommandLine.Ran ran = new Archive().entry("/p/fine.sql", '0', "", "x").install();
    assertThat(ran.exit()).isZero();
    assertThat(world.folder().resolve("root/dbt_packages/p/fine.sql")).exists();
  }

  @Test
  void linksThatLeaveThePackageAreRefused() throws IOException {
    String outside = world.folder().toString();
    refuses(
        new Archive().entry("p/l", '2', outside, "").install(),
        "the link 'p/l' leads outside of the package");
    refuses(
        new Archive().entry("p/l", '2', "../../..", "").install(),
        "the link 'p/l' leads outside of the package");
    refuses(
        new Archive().entry("p/here", '2', ".", "").entry("p/l", '2', "here/../../x", "").install(),
        "the link 'p/l' climbs up after going down");
    refuses(
        new Archive().entry("p/h", '1', "../evil", "").install(),
        "'p/h' would be extracted outside of the package");
  }

  @Test
  void filesAreNotWrittenThroughLinks() throws IOException {
    refuses(
        new Archive().entry("p/l", '2', "..", "").entry("p/l/evil2", '0', "", "x").install(),
        "'p/l' is both a folder and a link");
    refuses(
        new Archive().entry("p/l", '2', ".", "").entry("p/l/m", '2', ".", "").install(),
        "'p/l/m' lies behind a link");
  }

  @Test
  void devicesAreRefused() throws IOException {
    refuses(
        new Archive().entry("p/d", '6', "", "").install(),
        "'p/d' is a device or a pipe, which no package needs");
  }

  @Test
  void linksInsideOfThePackageAreKept() throws IOException {
    CommandLine.Ran ran =
        new Archive()
            .entry("p/models/a.sql", '0', "", "select 1")
            .entry("p/more/b.sql", '2', "../models/a.sql", "")
            .entry("p/more/c.sql", '1', "p/models/a.sql", "")
            .install();
    assertThat(ran.exit()).isZero();
    assertThat(world.listing("root/dbt_packages"))
        .containsExactly(
            "  p/dbt_project.yml",
            "  p/models/a.sql",
            "  p/more/b.sql -> ../models/a.sql",
            "  p/more/c.sql");
  }

  @Test
  void anArchiveNeedsOneFolder() throws IOException {
    CommandLine.Ran ran = new Archive().entry("q/x", '0', "", "x").install();
    assertThat(ran.out()).contains("Incorrect structure for package extracted from " + world.hub());
  }

  @Test
  void passwordsGoOnlyToTheHostTheyAreMeantFor() throws IOException {
    new Archive().install();
    world.redirect("/one", "{HUB}/two");
    world.redirect("/two", world.hub().replace("127.0.0.1", "localhost") + "/p.tar.gz");
    world.seen().clear();
    CommandLine.Ran ran = installFrom(world.hub().replace("//", "//me:s%20t@") + "/one");

    assertThat(ran.exit()).isZero();
    assertThat(world.seen())
        .containsExactly(
            "127.0.0.1/one [Basic bWU6cyB0]",
            "127.0.0.1/two [Basic bWU6cyB0]",
            "localhost/p.tar.gz []");
  }

  @Test
  void whatLooksLikeAnOptionOfGitIsRefused() throws IOException {
    gitRefuses(
        "git: '--upload-pack=touch evil'",
        "repository '--upload-pack=touch evil': it must not begin with a dash");
    gitRefuses(
        "{git: x, revision: '--output=evil'}",
        "revision '--output=evil': it must not begin with a dash");
    gitRefuses(
        "{git: x, subdirectory: '--no-cone'}",
        "subdirectory '--no-cone': it must not begin with a dash");
    gitRefuses(
        "{git: x, subdirectory: ../..}",
        "subdirectory '../..': resolves outside of the repository");
  }

  private void gitRefuses(String entry, String reason) throws IOException {
    world.write("root/packages.yml", "packages:\n  - " + entry + "\n");
    CommandLine.Ran ran = line.run("deps");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .endsWith(
            "Runtime Error\n  Invalid "
                + (reason.contains("outside") ? "" : "git ")
                + reason
                + "\n");
  }

  @Test
  void packagesOfDifferentKindsAreNotMixedUp() throws IOException {
    world.write(
        "root/packages.yml",
        "packages: [{package: a/b, version: 1.0.0}, {local: a/b}, {local: x}]\n");
    assertThat(line.run("deps").out())
        .contains(
            "Cannot incorporate a/b (LocalUnpinnedPackage) in a/b (RegistryUnpinnedPackage):"
                + " mismatched types");
  }
}
