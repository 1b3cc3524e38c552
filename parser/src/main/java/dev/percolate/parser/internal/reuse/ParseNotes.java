package dev.percolate.parser.internal.reuse;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a parse, and what it told.
 *
 * @param settings fingerprints of what holds for all files: {@link ParseSettings}
 * @param files fingerprint of each file by kind and file id
 * @param salt goes into the fingerprints of {@code env}, so that equal values do not show
 * @param env fingerprints of the environment variables that templates read
 * @param flags fingerprints of the flags that templates read
 * @param validUntil seconds since 1970 at which the checks begin to say something else
 * @param checkEvents what the checks over the whole manifest told; dbt tells it on every parse
 * @param pathCount files found
 * @param overridesSources whether a properties file overrides the sources of another package, which
 *     no resource shows
 */
public record ParseNotes(
    Map<String, String> settings,
    Map<String, String> files,
    String salt,
    Map<String, String> env,
    Map<String, String> flags,
    double validUntil,
    List<Event> checkEvents,
    int pathCount,
    boolean overridesSources) {

  void write(ValueWriter out) {
    out.map(settings, ValueWriter::text)
        .map(files, ValueWriter::text)
        .text(salt)
        .map(env, ValueWriter::text)
        .map(flags, ValueWriter::text)
        .decimal(validUntil)
        .list(checkEvents, ParseNotes::event)
        .number(pathCount)
        .flag(overridesSources);
  }

  static ParseNotes read(ValueReader in) {
    return new ParseNotes(
        in.map(ValueReader::text),
        in.map(ValueReader::text),
        in.text(),
        in.map(ValueReader::text),
        in.map(ValueReader::text),
        in.decimal(),
        in.list(ParseNotes::event),
        in.count(),
        in.flag());
  }

  private static void event(ValueWriter out, Event event) {
    out.text(event.code())
        .text(event.name())
        .text(event.level().name())
        .text(event.message())
        .values(event.data());
  }

  private static Event event(ValueReader in) {
    return new Event(in.text(), in.text(), Level.valueOf(in.text()), in.text(), in.values());
  }
}
