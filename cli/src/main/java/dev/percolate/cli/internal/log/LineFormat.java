package dev.percolate.cli.internal.log;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.PythonJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How an event becomes a line. */
enum LineFormat {
  /** {@code 12:34:56 message}. */
  TEXT,
  /** {@code 12:34:56.123456 [info ] [MainThread]: message}. */
  DEBUG,
  /** One JSON object. */
  JSON;

  /** A ZoneId's rules would come from a service, which is looked for in every jar. */
  private static final TimeZone HERE = TimeZone.getDefault();

  private static final String RULE = "=".repeat(30);
  private static final String RESET = "\u001b[0m";
  private static final Set<String> BARE = Set.of("PrintEvent", "ShowNode", "CompiledNode");

  static LineFormat of(@Nullable String word, LineFormat standard) {
    return switch (word == null ? "default" : word) {
      case "text" -> TEXT;
      case "debug" -> DEBUG;
      case "json" -> JSON;
      default -> standard;
    };
  }

  /** Whether an event is printed without a clock time, and even with {@code --quiet}. */
  static boolean isBare(Event event) {
    return BARE.contains(event.name());
  }

  /**
   * The line of an event.
   *
   * @param colors whether its message has colours
   * @param resets whether a line begins without those of the line before
   */
  String format(
      Event event, Instant now, boolean colors, boolean resets, InvocationFields invocation) {
    return switch (this) {
      case TEXT -> text(event, now, colors, resets);
      case DEBUG -> debug(event, now, colors, resets, invocation.id());
      case JSON -> json(event, now, colors, invocation);
    };
  }

  private static String text(Event event, Instant now, boolean colors, boolean resets) {
    if (isBare(event)) {
      return message(event, colors);
    }
    StringBuilder line = new StringBuilder(resets ? RESET : "");
    clock(line, now, ZoneOffset.UTC);
    return line.append("  ").append(message(event, colors)).toString();
  }

  private static String debug(
      Event event, Instant now, boolean colors, boolean resets, String invocationId) {
    StringBuilder line = new StringBuilder();
    String time = time(now);
    if (event.name().equals("MainReportVersion")) {
      // dbt 1.12: this opens the part of one invocation
      line.append("\n\n").append(RULE).append(' ').append(time);
      line.append(" | ").append(invocationId).append(' ').append(RULE).append('\n');
    }
    line.append(resets ? RESET : "").append(time);
    line.append(" [").append(padded(event.level().word(), 5)).append("] [");
    String thread = event.thread();
    line.append(padded(thread.equals("main") ? "MainThread" : thread, 10)).append("]: ");
    return line.append(message(event, colors)).toString();
  }

  /** {@code 12:34:56.123456} by the clock of this place. */
  static String time(Instant now) {
    ZoneOffset here = ZoneOffset.ofTotalSeconds(HERE.getOffset(now.toEpochMilli()) / 1000);
    StringBuilder text = new StringBuilder(15);
    clock(text, now, here);
    String micros = Integer.toString(now.getNano() / 1000);
    return text.append('.').append("000000", micros.length(), 6).append(micros).toString();
  }

  /** Seconds with two decimals; Java's own format would read the words of a locale first. */
  static String seconds(double seconds) {
    long hundredths = Math.round(seconds * 100);
    long rest = hundredths % 100;
    return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
  }

  private static String padded(String text, int width) {
    return text.length() >= width
        ? text.substring(0, width)
        : text + " ".repeat(width - text.length());
  }

  private static void clock(StringBuilder line, Instant now, ZoneOffset offset) {
    int second = (int) Math.floorMod(now.getEpochSecond() + offset.getTotalSeconds(), 86_400L);
    two(line, second / 3600);
    two(line.append(':'), second / 60 % 60);
    two(line.append(':'), second % 60);
  }

  private static void two(StringBuilder line, int number) {
    if (number < 10) {
      line.append('0');
    }
    line.append(number);
  }

  static String message(Event event, boolean colors) {
    String message = event.message();
    if (!colors) {
      return strip(message);
    }
    if (message.startsWith("[WARNING]")) {
      return "[\u001b[33mWARNING\u001b[0m]" + message.substring("[WARNING]".length());
    }
    if (message.startsWith("[ERROR]")) {
      return "[\u001b[31mERROR\u001b[0m]" + message.substring("[ERROR]".length());
    }
    return message;
  }

  /** The text without ANSI colour codes. */
  static String strip(String text) {
    int escape = text.indexOf('\u001b');
    if (escape < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (escape >= 0) {
      out.append(text, from, escape);
      int end = text.indexOf('m', escape);
      from = end < 0 ? text.length() : end + 1;
      escape = text.indexOf('\u001b', from);
    }
    return out.append(text, from, text.length()).toString();
  }

  /**
   * What every JSON line tells of the invocation.
   *
   * @param extra variables that start with {@code DBT_ENV_CUSTOM_ENV_}, without that prefix
   */
  record InvocationFields(String id, Map<String, String> extra) {}

  private static String json(
      Event event, Instant now, boolean colors, InvocationFields invocation) {
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("category", "");
    info.put("code", event.code());
    info.put("extra", invocation.extra());
    info.put("invocation_id", invocation.id());
    info.put("level", event.level().word());
    info.put("msg", message(event, colors));
    info.put("name", event.name());
    info.put("pid", ProcessHandle.current().pid());
    String thread = event.thread();
    info.put("thread", thread.equals("main") ? "MainThread" : thread);
    ZonedDateTime time = now.atZone(ZoneOffset.UTC);
    info.put(
        "ts",
        time.toLocalDate()
            + "T"
            + String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%06dZ",
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getNano() / 1000));
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("data", new TreeMap<>(event.data()));
    line.put("info", info);
    return PythonJson.dumps(line);
  }

  /** Whether an event of this level passes a threshold word such as {@code warn}. */
  static boolean passes(Level level, String threshold) {
    return switch (threshold) {
      case "none" -> false;
      case "error" -> level == Level.ERROR;
      case "warn" -> level.compareTo(Level.WARN) >= 0;
      case "info" -> level.compareTo(Level.INFO) >= 0;
      default -> true;
    };
  }
}
