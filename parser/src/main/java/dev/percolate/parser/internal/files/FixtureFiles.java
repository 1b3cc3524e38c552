package dev.percolate.parser.internal.files;

import dev.percolate.manifest.Identity;
import dev.percolate.parser.internal.Fixture;
import dev.percolate.project.SourceFile;
import java.util.List;

/** Makes the fixture of one file. */
public final class FixtureFiles {
  private FixtureFiles() {}

  /** The rows of a CSV file, or the text of a SQL file. */
  public static Fixture parse(SourceFile file, String text, boolean jinjaExtensions) {
    String name = FileNames.stem(file.relativePath(), jinjaExtensions);
    Identity identity =
        new Identity(
            name,
            file.projectName(),
            file.relativePath(),
            file.originalFilePath(),
            "fixture." + file.projectName() + "." + name,
            List.of());
    Object rows = file.relativePath().endsWith(".sql") ? text : CsvRows.read(text);
    return new Fixture(identity, rows);
  }
}
