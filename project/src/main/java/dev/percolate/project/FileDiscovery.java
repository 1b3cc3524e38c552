package dev.percolate.project;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.project.SourceFile.Kind;
import dev.percolate.project.internal.FolderWalk;
import dev.percolate.project.internal.GitIgnore;
import dev.percolate.project.internal.ProjectFiles;
import dev.percolate.project.internal.PythonSpace;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Checksum;

/**
 * Finds the source files of one project in a single walk, and reads them.
 *
 * <p>dbt takes files in the operating system's order; here they come by name, so that the same
 * project gives the same output on every machine. Reading is safe from many threads.
 */
public final class FileDiscovery {
  private static final int SEED_CHUNK = 1024 * 1024;

  private static final char REPLACEMENT = '\ufffd';

  private final ProjectConfig project;
  private final Flags flags;
  private final FolderWalk walk = new FolderWalk();

  public FileDiscovery(ProjectConfig project, Flags flags) {
    this.project = project;
    this.flags = flags;
  }

  /** Every file by kind, in dbt's order of kinds; kinds without files have empty lists. */
  public Map<Kind, List<SourceFile>> files() {
    Path ignoreFile = project.root().resolve(".dbtignore");
    GitIgnore ignored =
        Files.exists(ignoreFile) ? GitIgnore.parse(ProjectFiles.text(ignoreFile)) : GitIgnore.NONE;
    ProjectPaths paths = project.paths();
    List<String> sql = jinjaExtensions(".sql");
    List<String> model = new ArrayList<>(List.of(".py"));
    model.addAll(sql);
    List<String> function = List.of(".py", ".js", ".sql");
    Map<Kind, List<SourceFile>> found = new EnumMap<>(Kind.class);
    found.put(Kind.MACRO, find(Kind.MACRO, paths.macros(), sql, ignored));
    found.put(Kind.MODEL, find(Kind.MODEL, paths.models(), model, ignored));
    found.put(Kind.SNAPSHOT, find(Kind.SNAPSHOT, paths.snapshots(), sql, ignored));
    found.put(Kind.ANALYSIS, find(Kind.ANALYSIS, paths.analyses(), sql, ignored));
    found.put(Kind.SINGULAR_TEST, find(Kind.SINGULAR_TEST, paths.tests(), sql, ignored));
    found.put(Kind.GENERIC_TEST, find(Kind.GENERIC_TEST, paths.genericTests(), sql, ignored));
    found.put(Kind.SEED, find(Kind.SEED, paths.seeds(), List.of(".csv"), ignored));
    found.put(
        Kind.DOCUMENTATION,
        find(Kind.DOCUMENTATION, paths.docs(), jinjaExtensions(".md"), ignored));
    found.put(
        Kind.SCHEMA, find(Kind.SCHEMA, paths.allSources(), List.of(".yml", ".yaml"), ignored));
    found.put(Kind.FIXTURE, find(Kind.FIXTURE, paths.fixtures(), List.of(".csv", ".sql"), ignored));
    found.put(Kind.FUNCTION, find(Kind.FUNCTION, paths.functions(), function, ignored));
    found.put(Kind.OSI, documents(paths.osi()));
    return Collections.unmodifiableMap(found);
  }

  private List<String> jinjaExtensions(String extension) {
    return flags.allowJinjaFileExtensions()
        ? List.of(extension, extension + ".j2", extension + ".jinja2", extension + ".jinja")
        : List.of(extension);
  }

  private List<SourceFile> find(
      Kind kind, List<String> folders, List<String> extensions, GitIgnore ignored) {
    List<SourceFile> found = new ArrayList<>();
    for (String extension : extensions) {
      for (String folder : folders) {
        String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        for (FolderWalk.Found file : walk.files(project.root().resolve(folder).normalize())) {
          if (file.lowerName().endsWith(extension)
              && file.lowerName().length() > extension.length()
              && !isElsewhere(kind, file.relative())
              && !ignored.ignores(prefix + file.relative())) {
            found.add(new SourceFile(project.name(), kind, folder, file.relative(), file.file()));
          }
        }
      }
    }
    return found;
  }

  /** dbt 1.12: neither .dbtignore nor a dot in front of the name hides a document. */
  private List<SourceFile> documents(List<String> folders) {
    List<SourceFile> found = new ArrayList<>();
    for (String folder : folders) {
      for (FolderWalk.Found file : FolderWalk.all(project.root().resolve(folder).normalize())) {
        if (file.relative().endsWith(".json")) {
          found.add(new SourceFile(project.name(), Kind.OSI, folder, file.relative(), file.file()));
        }
      }
    }
    return found;
  }

  /** Below a tests folder, generic tests and fixtures have folders of their own. */
  private static boolean isElsewhere(Kind kind, String relative) {
    return kind == Kind.SINGULAR_TEST
        && (relative.startsWith("generic/") || relative.startsWith("fixtures/"));
  }

  /** The bytes of a file; those of a seed beyond the limit do not count and are not read. */
  public byte[] bytes(SourceFile file) {
    try {
      return isBeyondLimit(file) ? new byte[] {0} : contents(file.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A channel would cost twice as much for the small files of a project. */
  private static byte[] contents(File file) throws IOException {
    try (InputStream in = new FileInputStream(file)) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      // which may mean much else; this tells it exactly
      return Files.readAllBytes(file.toPath());
    }
  }

  /**
   * Hands the bytes of a file to checksums; those of a seed beyond the limit do not count.
   *
   * @param buffer is written to; of 8 KiB at most, as the system's calls copy more into memory of
   *     their own first
   * @return how many bytes there are; -1 for those that do not count
   */
  public long sum(SourceFile file, byte[] buffer, Checksum one, Checksum other) {
    try {
      if (isBeyondLimit(file)) {
        return -1;
      }
      try (InputStream in = new FileInputStream(file.file())) {
        long length = 0;
        int read;
        while ((read = in.read(buffer, 0, buffer.length)) > 0) {
          one.update(buffer, 0, read);
          other.update(buffer, 0, read);
          length += read;
        }
        return length;
      } catch (FileNotFoundException e) {
        byte[] bytes = Files.readAllBytes(file.path());
        one.update(bytes, 0, bytes.length);
        other.update(bytes, 0, bytes.length);
        return bytes.length;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isBeyondLimit(SourceFile file) throws IOException {
    long limit = file.kind() == Kind.SEED ? flags.maximumSeedSizeMib() * SEED_CHUNK : 0;
    return limit != 0 && Files.size(file.path()) > limit;
  }

  /** Reads one file with the checksum its kind asks for; a seed's contents are not kept. */
  public FileText read(SourceFile file) {
    try {
      if (isBeyondLimit(file)) {
        return new FileText("", "path", file.originalFilePath());
      }
      if (file.kind() == Kind.SEED) {
        return seed(decode(file, contents(file.file())));
      }
      return checked(text(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file that is no seed, for those who need no checksum. */
  public String text(SourceFile file) {
    try {
      return PythonSpace.strip(decode(file, contents(file.file())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text as {@link #text} gives it, with its checksum. */
  public static FileText checked(String text) {
    return new FileText(text, "sha256", Sha256.hex(PythonSpace.collapsed(text)));
  }

  private static FileText seed(String decoded) {
    String text =
        decoded.indexOf('\r') < 0 ? decoded : decoded.replace("\r\n", "\n").replace('\r', '\n');
    return new FileText("", "sha256", Sha256.hex(PythonSpace.strip(text)));
  }

  private static String decode(SourceFile file, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    // the file holds this character, or what is wrong in it was replaced
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.runtime(
          "'utf-8' codec can't decode the file " + file.originalFilePath());
    }
  }
}
