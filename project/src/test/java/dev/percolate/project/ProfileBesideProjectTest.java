package dev.percolate.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.percolate.diagnostics.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which profiles.yml counts when the command is given from another folder. */
final class ProfileBesideProjectTest {
  @TempDir Path folder;

  @BeforeEach
  void writeProject() throws IOException {
    Files.createDirectories(folder.resolve("shop"));
    Files.createDirectories(folder.resolve("home/.dbt"));
    Files.writeString(folder.resolve("shop/dbt_project.yml"), "name: shop\nprofile: shop\n");
    Files.writeString(folder.resolve("shop/profiles.yml"), profile("shop", "beside"));
  }

  @Test
  void theOneBesideTheProjectIsFoundWhenTheUsualPlacesLackTheProfile() throws IOException {
    Files.writeString(folder.resolve("home/.dbt/profiles.yml"), profile("other", "home"));
    assertThat(load(Map.of()).credentials()).containsEntry("schema", "beside");
  }

  @Test
  void theUsersOwnProfileComesFirstAsInDbt() throws IOException {
    Files.writeString(folder.resolve("home/.dbt/profiles.yml"), profile("shop", "home"));
    assertThat(load(Map.of()).credentials()).containsEntry("schema", "home");
  }

  @Test
  void aNamedFolderIsTheOnlyOneLookedAt() {
    String home = folder.resolve("home").toString();
    assertThatThrownBy(() -> load(Map.of("profiles_dir", home)))
        .hasMessage("Could not find profile named 'shop'");
  }

  private Profile load(Map<String, ?> options) {
    Map<String, @Nullable Object> cli = new LinkedHashMap<>(options);
    cli.put("project_dir", folder.resolve("shop").toString());
    EnvVars env = EnvVars.of(Map.of());
    Flags flags =
        Flags.resolve(
            new FlagSources(
                "parse",
                "dbt parse",
                cli,
                env,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ProjectDirectories(folder, folder.resolve("home"))));
    return new ProfileLoader(flags, env, EventSink.none())
        .load(folder.resolve("shop"), new LinkedHashMap<>());
  }

  private static String profile(String name, String schema) {
    return name
        + ":\n  target: dev\n  outputs:\n    dev:\n      type: duckdb\n      schema: "
        + schema
        + "\n";
  }
}
