package dev.percolate.jinja.value.modules;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Numbers;
import dev.percolate.jinja.value.PyDict;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.jinja.value.PySet;
import dev.percolate.jinja.value.Texts;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The {@code pytz} of templates, on the JDK's own time zone tables. */
public final class PytzModule implements PyObject {
  /** {@code pytz.utc}. */
  public static final ZoneId UTC = ZoneId.of("UTC");

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "utc" -> UTC;
      case "timezone" -> Functions.of(name, p -> zone(p[0]), "zone");
      case "FixedOffset" -> Functions.of(name, p -> fixed(p[0]), "offset");
      case "all_timezones" -> new ArrayList<@Nullable Object>(names());
      case "all_timezones_set" -> new PySet(names());
      case "common_timezones" -> new ArrayList<@Nullable Object>(commonNames());
      case "common_timezones_set" -> new PySet(commonNames());
      case "UnknownTimeZoneError",
          "AmbiguousTimeError",
          "NonExistentTimeError",
          "InvalidTimeError" ->
          new ClassName("pytz.exceptions." + name);
      case "country_timezones", "country_names" -> new PyDict();
      case "BaseTzInfo" -> new ClassName("pytz.tzinfo.BaseTzInfo");
      default -> Missing.MISSING;
    };
  }

  private static ZoneId zone(@Nullable Object name) {
    if (name == null) {
      throw new PyException(PyException.Kind.KEY_ERROR, "None");
    }
    String text = Texts.str(name);
    if (text.equalsIgnoreCase("utc")) {
      return UTC;
    }
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      return ZoneId.of(text);
    }
    for (String known : ZoneId.getAvailableZoneIds()) {
      if (known.equalsIgnoreCase(text)) {
        return ZoneId.of(known);
      }
    }
    throw new PyException(PyException.Kind.KEY_ERROR, Texts.repr(name));
  }

  private static ZoneId fixed(@Nullable Object minutes) {
    int offset = Numbers.index(minutes);
    if (Math.abs(offset) >= 1440) {
      throw PyException.value("('absolute offset is too large', " + offset + ")");
    }
    return offset == 0 ? UTC : ZoneOffset.ofTotalSeconds(offset * 60);
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      if (!id.startsWith("SystemV/")) {
        names.add(id);
      }
    }
    return names;
  }

  private static List<String> commonNames() {
    List<String> names = new ArrayList<>();
    for (String id : names()) {
      int slash = id.indexOf('/');
      String area = slash < 0 ? id : id.substring(0, slash);
      switch (area) {
        case "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Canada",
            "Europe",
            "Indian",
            "Pacific",
            "US",
            "GMT",
            "UTC" ->
            names.add(id);
        default -> {}
      }
    }
    return names;
  }

  @Override
  public String repr() {
    return "<module 'pytz'>";
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String qualifiedTypeName() {
    return "dict";
  }

  /** A class that templates can name but not use. */
  private record ClassName(String name) implements PyObject {
    @Override
    public String repr() {
      return "<class '" + name + "'>";
    }

    @Override
    public String qualifiedTypeName() {
      return "type";
    }
  }
}
