package dev.percolate.parser.internal.reuse;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.Level;
import dev.percolate.jinja.value.Texts;
import dev.percolate.parser.ParseInputs;
import dev.percolate.parser.ReusePolicy;
import dev.percolate.project.EnvReads;
import dev.percolate.project.Flags;
import dev.percolate.project.RandomIds;
import dev.percolate.render.Invocation;
import dev.percolate.render.TemplateReads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Finds out whether an earlier parse may be used, and tells it in dbt's words. */
public final class Reuse {
  private final ParseInputs inputs;
  private final ReusePolicy policy;
  private final EventSink events;
  private final Map<String, String> settings;

  public Reuse(ParseInputs inputs, ReusePolicy policy, EventSink events) {
    this.inputs = inputs;
    this.policy = policy;
    this.events = events;
    this.settings = ParseSettings.of(inputs);
    tellVars();
  }

  /** The earlier parse when its settings were those of this one; null when it is of no use. */
  public @Nullable SavedParse saved() {
    if (!policy.isEnabled()) {
      fire("I028", "PartialParsingNotEnabled", Level.DEBUG, "Partial parsing not enabled");
      return null;
    }
    Path file = policy.readFrom();
    if (!Files.exists(file)) {
      unable("saved manifest not found. Starting full parse.");
      return null;
    }
    SavedParse saved;
    try {
      saved = StateFile.read(file);
    } catch (StateFile.UnusableException e) {
      String message = "Failed to load parsed file from disk at " + file + ": " + e.getMessage();
      fire("I029", "ParsedFileLoadFailed", Level.DEBUG, message);
      return null;
    }
    List<String> reasons = ParseSettings.reasons(saved.notes().settings(), settings);
    reasons.forEach(this::unable);
    return reasons.isEmpty() ? saved : null;
  }

  /**
   * How files differ from those of the earlier parse, by their keys.
   *
   * @param isSame whether everything else that was read is as it was
   */
  public record Changes(
      List<String> added, List<String> changed, List<String> deleted, boolean isSame) {

    /** Whether nothing has changed. */
    public boolean isNothing() {
      return isSame && changed.isEmpty() && added.isEmpty() && deleted.isEmpty();
    }

    /** Keys of all files that are not as they were. */
    public List<String> all() {
      List<String> all = new ArrayList<>(changed);
      all.addAll(added);
      all.addAll(deleted);
      return all;
    }
  }

  /** Compares files and everything that templates read with those of the earlier parse. */
  public Changes changes(ParseNotes before, Map<String, String> files) {
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> deleted = new ArrayList<>();
    if (policy.looksAtFiles()) {
      files.forEach(
          (file, now) -> {
            String then = before.files().get(file);
            if (then == null) {
              added.add(file);
            } else if (!then.equals(now)) {
              changed.add(file);
            }
          });
      before.files().keySet().stream()
          .filter(file -> !files.containsKey(file))
          .forEach(deleted::add);
    }
    fire(
        "I040",
        "PartialParsingEnabled",
        Level.DEBUG,
        "Partial parsing enabled: "
            + deleted.size()
            + " files deleted, "
            + added.size()
            + " files added, "
            + changed.size()
            + " files changed.");
    return new Changes(added, changed, deleted, readsSame(before));
  }

  /** Tells that nothing has changed. */
  public void tellNothingChanged() {
    fire("Z050", "Note", Level.DEBUG, "Nothing changed, skipping partial parsing.");
    fire(
        "I017",
        "PartialParsingSkipParsing",
        Level.DEBUG,
        "Partial parsing enabled, no changes found, skipping parsing");
  }

  /** Tells why changed files could not be parsed alone though nothing is wrong with them. */
  public void tellMistake(Throwable mistake) {
    String message = "Changed files could not be parsed alone, parsing all: " + mistake;
    fire("Z050", "Note", Level.DEBUG, message);
  }

  /** Tells which files are parsed again, in dbt's order. */
  public void tellChanges(Changes changes) {
    tellFiles("deleted", changes.deleted());
    tellFiles("added", changes.added());
    tellFiles("updated", changes.changed());
  }

  private void tellFiles(String what, List<String> keys) {
    for (String key : keys) {
      String message = "Partial parsing: " + what + " file: " + Fingerprint.fileId(key);
      fire("I041", "PartialParsingFile", Level.DEBUG, message);
    }
  }

  private boolean readsSame(ParseNotes before) {
    return envOf(before.env().keySet(), before.salt()).equals(before.env())
        && flagsOf(before.flags().keySet()).equals(before.flags())
        && inputs.now().toEpochMilli() / 1000.0 < before.validUntil();
  }

  private Map<String, String> envOf(Iterable<String> names, String salt) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : names) {
      String value = inputs.invocation().env().visible(name);
      found.put(name, secret(salt, name, value == null ? EnvReads.DEFAULTED : value));
    }
    return found;
  }

  private static String secret(String salt, String name, String value) {
    return Fingerprint.of(salt + '\0' + name + '\0' + value);
  }

  private Map<String, String> flagsOf(Iterable<String> names) {
    Flags flags = inputs.invocation().flags();
    Map<String, @Nullable Object> shown = flags.templateView();
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : names) {
      Object value =
          name.equals(TemplateReads.METADATA_ENV)
              ? inputs.invocation().env().custom()
              : shown.get(name.toUpperCase(Locale.ROOT));
      found.put(name, Fingerprint.of(Texts.repr(value)));
    }
    return found;
  }

  /** What the next parse compares with. */
  public ParseNotes notes(
      Map<String, String> files,
      TemplateReads.Reads reads,
      double validUntil,
      List<Event> checkEvents,
      int pathCount,
      boolean overridesSources) {
    String salt = RandomIds.next();
    return new ParseNotes(
        settings,
        files,
        salt,
        envOf(reads.env().keySet(), salt),
        flagsOf(reads.flags().keySet()),
        validUntil,
        checkEvents,
        pathCount,
        overridesSources);
  }

  /** The same after some files were parsed again. */
  public ParseNotes notes(
      ParseNotes before, Map<String, String> files, TemplateReads.Reads reads, int pathCount) {
    Set<String> env = new LinkedHashSet<>(before.env().keySet());
    env.addAll(reads.env().keySet());
    Set<String> flags = new LinkedHashSet<>(before.flags().keySet());
    flags.addAll(reads.flags().keySet());
    return new ParseNotes(
        settings,
        files,
        before.salt(),
        envOf(env, before.salt()),
        flagsOf(flags),
        before.validUntil(),
        before.checkEvents(),
        pathCount,
        before.overridesSources());
  }

  private void tellVars() {
    Invocation invocation = inputs.invocation();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("checksum", settings.get("vars"));
    data.put("vars", ParseSettings.shownVars(invocation));
    data.put("profile", invocation.profile().profileName());
    data.put("target", invocation.profile().targetName());
    data.put("version", Invocation.DBT_VERSION);
    StringJoiner message = new StringJoiner(", ");
    data.forEach((name, value) -> message.add(name + ": " + value));
    events.fire(new Event("I025", "StateCheckVarsHash", Level.DEBUG, message.toString(), data));
  }

  private void unable(String reason) {
    events.fire(
        new Event(
            "I024",
            "UnableToPartialParse",
            Level.INFO,
            "Unable to do partial parsing because " + reason,
            Map.of("reason", reason)));
  }

  private void fire(String code, String name, Level level, String message) {
    events.fire(Event.of(code, name, level, message));
  }
}
