package dev.percolate.project.internal.deps;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.percolate.diagnostics.Level;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.EnvVars;
import dev.percolate.project.Md5;
import dev.percolate.project.internal.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shallow checkouts of git repositories, made by the {@code git} command: called with a list of
 * arguments, never through a shell, and never with an argument of the user's that looks like an
 * option.
 */
final class Git {
  private final EnvVars env;
  private final Path downloads;
  private final Workshop workshop;
  private final Map<Path, String> checkedOut = new HashMap<>();

  Git(EnvVars env, Path downloads, Workshop workshop) {
    this.env = env;
    this.downloads = downloads;
    this.workshop = workshop;
  }

  /**
   * The folder of a repository at a revision.
   *
   * @param name tells checkouts apart
   * @param subdirectory the only folder wanted, or null
   */
  Path checkout(String url, String name, String revision, @Nullable String subdirectory) {
    refuseOption("repository", url);
    refuseOption("revision", revision);
    String wanted = subdirectory == null ? "" : subdirectory;
    refuseOption("subdirectory", wanted);
    Path folder = downloads.resolve(Md5.hex(name));
    Path inner = folder.resolve(wanted).normalize();
    if (!inner.startsWith(folder)) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY,
          "Invalid subdirectory '" + wanted + "': resolves outside of the repository");
    }
    // A commit never changes: once it is there, nothing needs to be asked again.
    if (revision.equals(checkedOut.get(folder)) && Files.isDirectory(folder.resolve(".git"))) {
      return inner;
    }
    boolean isNew = !Files.isDirectory(folder.resolve(".git"));
    if (isNew) {
      copy(url, folder, wanted);
      tell(
          "M004",
          "GitProgressPullingNewDependency",
          "dir",
          name(folder),
          "Pulling new dependency %s.");
    } else {
      tell(
          "M003",
          "GitProgressUpdatingExistingDependency",
          "dir",
          name(folder),
          "Updating existing dependency %s.");
    }
    String before = commit(folder);
    set(folder, url, revision);
    String after = commit(folder);
    checkedOut.put(folder, after);
    tellOfEnd(isNew, before, after);
    return inner;
  }

  private void tellOfEnd(boolean isNew, String before, String after) {
    String start = before.substring(0, 7);
    String end = after.substring(0, 7);
    if (isNew) {
      tell("M007", "GitProgressCheckedOutAt", "end_sha", end, "Checked out at %s.");
    } else if (before.equals(after)) {
      tell("M005", "GitNothingToDo", "sha", start, "Already at %s, nothing to do.");
    } else {
      tell(
          "M006",
          "GitProgressUpdatedCheckoutRange",
          "end_sha",
          end,
          "Updated checkout from " + start + " to %s.");
    }
  }

  private static void refuseOption(String what, String text) {
    if (text.startsWith("-")) {
      throw ProblemException.of(
          ProblemKind.DEPENDENCY,
          "Invalid git " + what + " '" + text + "': it must not begin with a dash");
    }
  }

  /** The commit a folder is at. */
  String commit(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw ProblemException.of(ProblemKind.PLAIN, "Directory does not exist: \"" + folder + "\"");
    }
    Output ran = run(folder, List.of("git", "rev-parse", "HEAD"));
    if (ran.exit != 0) {
      throw failed("HEAD", folder.toString(), ran.err);
    }
    return ran.out.strip();
  }

  private void copy(String url, Path folder, String subdirectory) {
    List<String> command = new ArrayList<>(List.of("git", "clone", "--depth", "1"));
    if (!subdirectory.isEmpty()) {
      tell(
          "M001",
          "GitSparseCheckoutSubdirectory",
          "subdir",
          subdirectory,
          "Subdirectory specified: %s, using sparse checkout.");
      command.addAll(List.of("--filter=blob:none", "--sparse"));
    }
    command.add(url);
    command.add(name(folder));
    Output ran = run(downloads, command);
    if (ran.exit == 0 && !subdirectory.isEmpty()) {
      ran = run(folder, List.of("git", "sparse-checkout", "set", subdirectory));
    }
    if (ran.exit != 0) {
      discard(folder);
      int usage = ran.err.indexOf("\nusage: git");
      throw failed("None", url, usage < 0 ? ran.err : ran.err.substring(0, usage));
    }
  }

  private static void discard(Path folder) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void set(Path folder, String url, String revision) {
    tell("M002", "GitProgressCheckoutRevision", "revision", revision, "Checking out revision %s.");
    boolean isCommit = isCommit(revision);
    if (!isCommit) {
      step(folder, url, revision, "git", "remote", "set-branches", "origin", revision);
      step(folder, url, revision, "git", "fetch", "origin", "--depth", "1", "--tags", revision);
    } else {
      step(folder, url, revision, "git", "fetch", "origin", "--depth", "1", revision);
    }
    String place = isCommit ? revision : "origin/" + revision;
    if (!isCommit
        && run(folder, List.of("git", "tag", "--list")).out.lines().anyMatch(revision::equals)) {
      place = "tags/" + revision;
    }
    step(folder, url, revision, "git", "reset", "--hard", place);
  }

  private void step(Path folder, String url, String revision, String... command) {
    Output ran = run(folder, List.of(command));
    if (ran.exit != 0) {
      throw failed(revision, url, ran.err);
    }
  }

  private ProblemException failed(String revision, String url, String reason) {
    return ProblemException.of(
        ProblemKind.INTERNAL,
        workshop.scrub(
            "Error checking out spec='" + revision + "' for repo " + url + "\n" + reason.strip()));
  }

  /** dbt 1.12: forty digits at the beginning make a commit. */
  private static boolean isCommit(String revision) {
    if (revision.length() < 40) {
      return false;
    }
    for (int i = 0; i < 40; i++) {
      char c = revision.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return revision.length() == 40
        || !(Character.isLetterOrDigit(revision.charAt(40)) || revision.charAt(40) == '_');
  }

  // ---- the command

  private record Output(int exit, String out, String err) {}

  private Output run(Path folder, List<String> command) {
    String text = workshop.scrub(String.join(" ", command));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("cmd", command.stream().map(workshop::scrub).toList());
    workshop.tell("Z006", "SystemExecutingCmd", Level.DEBUG, "Executing \"" + text + "\"", fields);
    Path errors = downloads.resolve("git-errors");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(nothing())
              .redirectError(errors.toFile());
      builder.environment().putAll(env.all());
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      int exit = process.waitFor();
      String err = new String(Files.readAllBytes(errors), UTF_8);
      tell("Z007", "SystemStdOut", "bmsg", bytes(out), "STDOUT: \"%s\"");
      tell("Z008", "SystemStdErr", "bmsg", bytes(err), "STDERR: \"%s\"");
      if (exit != 0) {
        tell("Z009", "SystemReportReturnCode", "returncode", exit + "", "command return code=%s");
      }
      return new Output(exit, out, err);
    } catch (IOException e) {
      workshop.tell(
          "Z036",
          "EnsureGitInstalled",
          Level.ERROR,
          "[ERROR]: Make sure git is installed on your machine. More information:"
              + " https://docs.getdbt.com/docs/package-management");
      throw ProblemException.of(
          ProblemKind.PLAIN, "Could not find command, ensure it is in the user's PATH: \"git\"");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(ProblemKind.PLAIN, "interrupted");
    }
  }

  /** git asks for passwords at the terminal, not at its input. */
  private static ProcessBuilder.Redirect nothing() {
    boolean isWindows = System.getProperty("os.name", "").startsWith("Windows");
    return ProcessBuilder.Redirect.from(new java.io.File(isWindows ? "NUL" : "/dev/null"));
  }

  private static String bytes(String text) {
    return "b" + Texts.repr(text);
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  private void tell(String code, String name, String field, String value, String message) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(field, value);
    workshop.tell(code, name, Level.DEBUG, message.replace("%s", value), fields);
  }
}
