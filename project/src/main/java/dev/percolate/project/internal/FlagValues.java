package dev.percolate.project.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.project.FlagSpec;
import dev.percolate.project.YamlReader;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the text of an option or a variable into a flag's value. */
public final class FlagValues {
  private FlagValues() {}

  /** The value, or null when the text does not fit. */
  public static @Nullable Object parse(FlagSpec spec, String text) {
    return switch (spec.kind()) {
      case BOOLEAN -> bool(text);
      case INTEGER -> integer(text);
      case LIST -> new ArrayList<>(List.of(text.trim().split("\\s+")));
      case YAML, WARN_ERROR_OPTIONS -> yaml(text);
      case DATETIME -> dateTime(text);
      case TEXT -> choice(spec, text);
      case PATH, SAMPLE -> text;
    };
  }

  private static @Nullable Boolean bool(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "1", "true", "t", "yes", "y", "on" -> true;
      case "0", "false", "f", "no", "n", "off" -> false;
      default -> null;
    };
  }

  private static @Nullable Long integer(String text) {
    try {
      return Long.parseLong(text.strip().replace("_", ""));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Object yaml(String text) {
    try {
      return YamlReader.value(text) instanceof Map<?, ?> map ? map : null;
    } catch (ProblemException e) {
      return null;
    }
  }

  private static @Nullable LocalDateTime dateTime(String text) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay();
      }
      return LocalDateTime.parse(
          text.replace(' ', 'T'), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable String choice(FlagSpec spec, String text) {
    if (spec.choices().isEmpty()) {
      return text;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return spec.choices().contains(lower) ? lower : null;
  }

  /** Why a text does not fit. */
  public static String refusal(FlagSpec spec, String text) {
    String shown = Texts.repr(text);
    return switch (spec.kind()) {
      case BOOLEAN ->
          shown
              + " is not a valid boolean. Recognized values: , 0, 1, f, false, n, no, off, on, t,"
              + " true, y, yes";
      case INTEGER -> shown + " is not a valid integer.";
      case DATETIME ->
          shown
              + " does not match the formats '%Y-%m-%d', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d"
              + " %H:%M:%S'.";
      case YAML, WARN_ERROR_OPTIONS -> "String '" + text + "' is not valid YAML";
      default -> {
        StringBuilder out = new StringBuilder(shown).append(" is not one of ");
        for (int i = 0; i < spec.choices().size(); i++) {
          out.append(i == 0 ? "" : ", ").append(Texts.repr(spec.choices().get(i)));
        }
        yield out.append('.').toString();
      }
    };
  }
}
