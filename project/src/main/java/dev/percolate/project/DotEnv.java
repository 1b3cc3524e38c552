package dev.percolate.project;

import dev.percolate.project.internal.DotEnvParser;
import dev.percolate.project.internal.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code .env} file nearest to the working directory. */
public final class DotEnv {
  private DotEnv() {}

  /**
   * The variables of the first .env file found going up; empty without one. Add them with {@link
   * EnvVars#withDefaults}.
   */
  public static Map<String, String> find(Path working, EnvVars env) {
    for (Path folder = working; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(".env");
      if (Files.isRegularFile(file)) {
        return DotEnvParser.parse(ProjectFiles.text(file), env.all());
      }
    }
    return new LinkedHashMap<>();
  }
}
