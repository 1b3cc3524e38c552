package dev.percolate.parser.internal.properties;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.diagnostics.Span;
import dev.percolate.jinja.value.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be wrong in a properties file, in dbt's words. */
public final class PropertyProblems {
  private PropertyProblems() {}

  /** A value of another type than the field takes. */
  public static ProblemException wrongType(
      Entry entry, String key, @Nullable Object value, String expected) {
    return invalid(
        entry,
        "at path ['" + key + "']: " + Texts.repr(value) + " is not of type '" + expected + "'");
  }

  /** An entry that breaks the rules of its section. */
  public static ProblemException invalid(Entry entry, String reason) {
    String section = entry.place().section();
    return at(
        entry.place().file(),
        "Invalid "
            + section
            + " config given in "
            + entry.place().told()
            + " @ "
            + section
            + ": "
            + Texts.repr(entry.map())
            + " - "
            + reason);
  }

  /** A value inside an entry that says something impossible, told with that value only. */
  public static ProblemException invalidValue(
      Entry entry, String key, @Nullable Object value, String reason) {
    return at(
        entry.place().file(),
        "Invalid "
            + key
            + " config given in "
            + entry.place().told()
            + " @ "
            + key
            + ": {'"
            + key
            + "': "
            + Texts.repr(value)
            + "} - "
            + reason);
  }

  /** A section that is no list, where reading the file lets it pass. */
  static ProblemException notAList(String file, String section, @Nullable Object value) {
    String text = Texts.str(value);
    return at(
        file,
        section
            + " must be a list, got "
            + PythonTypes.of(value)
            + " instead: ("
            + (text.length() < 50
                ? text
                : text.substring(0, 44) + "..." + text.substring(text.length() - 3))
            + ")");
  }

  static ProblemException notADictionary(Entry.Place place, List<?> list) {
    return at(
        place.file(),
        "Invalid "
            + place.section()
            + " config given in "
            + place.file()
            + " @ "
            + place.section()
            + ": "
            + Texts.repr(list)
            + " - expected a dict with string keys");
  }

  static ProblemException noName(String file) {
    return at(file, "Entry did not contain a name");
  }

  /** A file in which a section is no list of mappings with names; dbt sees that while reading. */
  public static ProblemException unreadable(String file, String reason) {
    return at(file, "The schema file at " + file + " is invalid because " + reason);
  }

  static ProblemException describedTwice(
      String name, String file, String otherFile, String removeFrom) {
    return ProblemException.compilation(
        "dbt found two schema.yml entries for the same resource named "
            + name
            + ". Resources and their associated columns may only be described a single time. To fix"
            + " this, "
            + remove(file, otherFile, name, removeFrom));
  }

  static ProblemException macroDescribedTwice(
      String packageName, String name, String file, String otherFile) {
    return ProblemException.compilation(
        "dbt found two schema.yml entries for the same macro in package "
            + packageName
            + " named "
            + name
            + ". Macros may only be described a single time. To fix this, "
            + remove(file, otherFile, name, "macros"));
  }

  static ProblemException sourceTwice(SourceDraft draft, SourceDraft known) {
    String call = "source(\"" + draft.source().name() + "\", \"" + draft.table().name() + "\")";
    return ProblemException.compilation(
        "dbt found two sources with the name \""
            + draft.source().name()
            + "_"
            + draft.table().name()
            + "\".\n\nSince these resources have the same name, dbt will be unable to find the correct"
            + " resource\nwhen looking for "
            + call
            + ".\n\nTo fix this, change the name of one of these resources:\n- "
            + draft.uniqueId()
            + " ("
            + draft.originalFilePath()
            + ")\n- "
            + known.uniqueId()
            + " ("
            + known.originalFilePath()
            + ")");
  }

  static ProblemException sourceOverriddenTwice(
      String packageName, String source, String file, String otherFile) {
    return ProblemException.compilation(
        "dbt found two schema.yml entries for the same source named "
            + source
            + " in package "
            + packageName
            + ". Sources may only be overridden a single time. To fix this, "
            + remove(file, otherFile, packageName + "." + source, "sources"));
  }

  private static String remove(String file, String otherFile, String name, String kind) {
    if (file.equals(otherFile)) {
      return "remove one of the "
          + kind
          + " entries for "
          + name
          + " in this file:\n - "
          + file
          + "\n";
    }
    return "remove the "
        + kind
        + " entry for "
        + name
        + " in one of these files:\n - "
        + file
        + "\n"
        + otherFile;
  }

  public static ProblemException at(String file, String message) {
    return new ProblemException(
        Problem.of(ProblemKind.PARSING, message).withSpan(Span.ofFile(file)));
  }
}
