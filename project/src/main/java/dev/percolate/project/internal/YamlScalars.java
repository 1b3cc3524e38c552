package dev.percolate.project.internal;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** YAML 1.1 scalars as PyYAML's resolver and safe constructor see them. */
final class YamlScalars {
  static final String PREFIX = "tag:yaml.org,2002:";
  static final String STR = PREFIX + "str";
  static final String NULL = PREFIX + "null";
  static final String BOOL = PREFIX + "bool";
  static final String INT = PREFIX + "int";
  static final String FLOAT = PREFIX + "float";
  static final String TIMESTAMP = PREFIX + "timestamp";
  static final String MERGE = PREFIX + "merge";
  static final String VALUE = PREFIX + "value";
  static final String SEQ = PREFIX + "seq";
  static final String MAP = PREFIX + "map";

  private YamlScalars() {}

  /** The tag of a plain scalar. */
  static String resolve(String text) {
    if (text.isEmpty()) {
      return NULL;
    }
    char first = text.charAt(0);
    if ((first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.') {
      return number(text);
    }
    return switch (first) {
      case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~' -> word(text);
      case '<' -> text.equals("<<") ? MERGE : STR;
      case '=' -> text.equals("=") ? VALUE : STR;
      default -> STR;
    };
  }

  private static String word(String text) {
    if (text.length() > 5) {
      return STR;
    }
    return switch (text) {
      case "yes", "Yes", "YES", "no", "No", "NO" -> BOOL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> BOOL;
      case "on", "On", "ON", "off", "Off", "OFF" -> BOOL;
      case "~", "null", "Null", "NULL" -> NULL;
      default -> STR;
    };
  }

  private static String number(String text) {
    if (isInt(text)) {
      return INT;
    }
    if (isFloat(text)) {
      return FLOAT;
    }
    if (text.length() >= 8
        && text.charAt(4) == '-'
        && (isPlainDate(text) || Timestamps.IMPLICIT.matcher(text).matches())) {
      return TIMESTAMP;
    }
    return STR;
  }

  private static boolean isPlainDate(String text) {
    if (text.length() != 10 || text.charAt(7) != '-') {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (i != 4 && i != 7 && !isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInt(String text) {
    int at = signEnd(text);
    int end = text.length();
    if (at == end) {
      return false;
    }
    if (text.charAt(at) == '0') {
      if (at + 1 == end) {
        return true;
      }
      return switch (text.charAt(at + 1)) {
        case 'b' -> at + 2 < end && digitsEnd(text, at + 2, 2) == end;
        case 'x' -> at + 2 < end && digitsEnd(text, at + 2, 16) == end;
        default -> digitsEnd(text, at + 1, 8) == end;
      };
    }
    if (!isDigit(text.charAt(at))) {
      return false;
    }
    at = digitsEnd(text, at, 10);
    return at == end || sixtiesEnd(text, at) == end;
  }

  private static boolean isFloat(String text) {
    int end = text.length();
    int at = signEnd(text);
    if (at == end) {
      return false;
    }
    if (text.charAt(at) == '.') {
      String rest = text.substring(at + 1);
      boolean isSigned = at > 0;
      return switch (rest) {
        case "inf", "Inf", "INF" -> true;
        case "nan", "NaN", "NAN" -> !isSigned;
        default ->
            !isSigned
                && !rest.isEmpty()
                && isDigit(rest.charAt(0))
                && isExponent(text, digitsEnd(text, at + 1, 10));
      };
    }
    if (!isDigit(text.charAt(at))) {
      return false;
    }
    at = digitsEnd(text, at, 10);
    int sixties = sixtiesEnd(text, at);
    if (sixties > at) {
      return sixties < end
          && text.charAt(sixties) == '.'
          && digitsEnd(text, sixties + 1, 10) == end;
    }
    return at < end && text.charAt(at) == '.' && isExponent(text, digitsEnd(text, at + 1, 10));
  }

  /** Whether the rest is empty or an exponent with its obligatory sign. */
  private static boolean isExponent(String text, int at) {
    int end = text.length();
    if (at == end) {
      return true;
    }
    if (end - at < 3 || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
      return false;
    }
    if (text.charAt(at + 1) != '-' && text.charAt(at + 1) != '+') {
      return false;
    }
    for (int i = at + 2; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int signEnd(String text) {
    return text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
  }

  private static int digitsEnd(String text, int from, int radix) {
    int at = from;
    while (at < text.length()
        && (text.charAt(at) == '_'
            || (text.charAt(at) < 128 && Character.digit(text.charAt(at), radix) >= 0))) {
      at++;
    }
    return at;
  }

  /** The end of a run of {@code :59} groups. */
  private static int sixtiesEnd(String text, int from) {
    int at = from;
    while (at + 1 < text.length() && text.charAt(at) == ':' && isDigit(text.charAt(at + 1))) {
      boolean hasTwo = at + 2 < text.length() && isDigit(text.charAt(at + 2));
      if (hasTwo && text.charAt(at + 1) > '5') {
        return at;
      }
      at += hasTwo ? 3 : 2;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The value of a scalar whose tag is known. */
  static @Nullable Object value(String tag, String text, long mark) {
    return switch (tag) {
      case STR -> text;
      case NULL -> null;
      case BOOL -> bool(text, mark);
      case INT -> integer(text, mark);
      case FLOAT -> floating(text, mark);
      case TIMESTAMP -> timestamp(text, mark);
      case PREFIX + "binary" -> java.util.Base64.getMimeDecoder().decode(text);
      default -> throw unknownTag(tag, mark);
    };
  }

  static YamlError unknownTag(String tag, long mark) {
    return YamlError.at("could not determine a constructor for the tag '" + tag + "'", mark);
  }

  private static Boolean bool(String text, long mark) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on" -> true;
      case "no", "false", "off" -> false;
      default -> throw YamlError.at("'" + text.toLowerCase(Locale.ROOT) + "'", mark);
    };
  }

  private static Object integer(String raw, long mark) {
    String text = raw.indexOf('_') < 0 ? raw : raw.replace("_", "");
    boolean isNegative = text.startsWith("-");
    String digits = isNegative || text.startsWith("+") ? text.substring(1) : text;
    try {
      if (digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == 'b') {
        return signed(new BigInteger(digits.substring(2), 2), isNegative);
      }
      if (digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == 'x') {
        return signed(new BigInteger(digits.substring(2), 16), isNegative);
      }
      if (digits.length() > 1 && digits.charAt(0) == '0') {
        return signed(new BigInteger(digits, 8), isNegative);
      }
      if (digits.indexOf(':') >= 0) {
        BigInteger total = BigInteger.ZERO;
        for (String part : digits.split(":")) {
          total = total.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
        return signed(total, isNegative);
      }
      if (digits.length() < 18) {
        long value = Long.parseLong(digits);
        return isNegative ? -value : value;
      }
      return signed(new BigInteger(digits), isNegative);
    } catch (NumberFormatException e) {
      throw YamlError.at("invalid literal for int() with base 10: '" + digits + "'", mark);
    }
  }

  private static Object signed(BigInteger value, boolean isNegative) {
    BigInteger result = isNegative ? value.negate() : value;
    return result.bitLength() < 64 ? (Object) result.longValue() : result;
  }

  private static Double floating(String raw, long mark) {
    String text = raw.replace("_", "").toLowerCase(Locale.ROOT);
    boolean isNegative = text.startsWith("-");
    String digits = isNegative || text.startsWith("+") ? text.substring(1) : text;
    double value;
    try {
      if (digits.equals(".inf")) {
        value = Double.POSITIVE_INFINITY;
      } else if (digits.equals(".nan")) {
        return Double.NaN;
      } else if (digits.indexOf(':') >= 0) {
        value = 0;
        for (String part : digits.split(":")) {
          value = value * 60 + Double.parseDouble(part);
        }
      } else {
        value = Double.parseDouble(digits);
      }
    } catch (NumberFormatException e) {
      throw YamlError.at("could not convert string to float: '" + digits + "'", mark);
    }
    return isNegative ? -value : value;
  }

  private static Object timestamp(String text, long mark) {
    Matcher found = Timestamps.PARTS.matcher(text);
    if (!found.matches()) {
      throw YamlError.at("not a timestamp: '" + text + "'", mark);
    }
    try {
      int year = Integer.parseInt(found.group(1));
      int month = Integer.parseInt(found.group(2));
      int day = Integer.parseInt(found.group(3));
      if (found.group(4) == null) {
        return LocalDate.of(year, month, day);
      }
      int hour = Integer.parseInt(found.group(4));
      int minute = Integer.parseInt(found.group(5));
      int second = Integer.parseInt(found.group(6));
      String fraction = found.group(7);
      int nanos = 0;
      if (fraction != null && !fraction.isEmpty()) {
        // PyYAML cuts at microseconds.
        nanos = Integer.parseInt((fraction + "000000").substring(0, 6)) * 1000;
      }
      LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nanos);
      if (found.group(9) != null) {
        int hours = Integer.parseInt(found.group(10));
        int minutes = found.group(11) == null ? 0 : Integer.parseInt(found.group(11));
        int seconds = (hours * 60 + minutes) * 60;
        boolean isWest = found.group(9).equals("-");
        return local.atOffset(ZoneOffset.ofTotalSeconds(isWest ? -seconds : seconds));
      }
      return found.group(8) == null ? local : local.atOffset(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw YamlError.at(String.valueOf(e.getMessage()), mark);
    }
  }

  /** Compiled only when something looks like a date. */
  private static final class Timestamps {
    static final Pattern IMPLICIT =
        Pattern.compile(
            "[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \\t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}"
                + "(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?");
    static final Pattern PARTS =
        Pattern.compile(
            "([0-9]{4})-([0-9][0-9]?)-([0-9][0-9]?)(?:(?:[Tt]|[ \\t]+)"
                + "([0-9][0-9]?):([0-9]{2}):([0-9]{2})(?:\\.([0-9]*))?"
                + "(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9]{2}))?))?)?");
  }
}
