package dev.percolate.parser.internal.properties;

import dev.percolate.jinja.value.Texts;
import dev.percolate.project.SourceFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's texts of types and objects, as dbt's messages show them. */
final class PythonTypes {
  private PythonTypes() {}

  static String of(@Nullable Object value) {
    String name =
        switch (value) {
          case null -> "NoneType";
          case String _ -> "str";
          case Boolean _ -> "bool";
          case Long _, BigInteger _ -> "int";
          case Double _ -> "float";
          case List<?> _ -> "list";
          case Map<?, ?> _ -> "dict";
          default -> "object";
        };
    return "<class '" + name + "'>";
  }

  /** dbt's object for the path of a file. */
  static String filePath(SourceFile file) {
    String absolute = file.path().toString();
    int rootLength = absolute.length() - file.originalFilePath().length() - 1;
    return "FilePath(searched_path="
        + Texts.repr(file.searchedPath())
        + ", relative_path="
        + Texts.repr(file.relativePath())
        + ", modification_time="
        + Texts.repr(modified(file.path()))
        + ", project_root="
        + Texts.repr(absolute.substring(0, Math.max(0, rootLength)))
        + ")";
  }

  private static double modified(Path path) {
    try {
      Instant time = Files.getLastModifiedTime(path).toInstant();
      return time.getEpochSecond() + 1e-9 * time.getNano();
    } catch (IOException e) {
      return 0;
    }
  }
}
