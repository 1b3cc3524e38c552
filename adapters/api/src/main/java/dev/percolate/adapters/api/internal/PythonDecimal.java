package dev.percolate.adapters.api.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** agate's Number: a text with percent, currency and thousands signs to a decimal. */
final class PythonDecimal {
  private static final String CURRENCY = "؋$ƒ៛¥₡₱£€¢﷼₪₩₭₮₦฿₤₫";
  private static final MathContext CONTEXT = new MathContext(28, RoundingMode.HALF_EVEN);

  private PythonDecimal() {}

  /** The number, a Double for NaN and the infinities, or null when it is none. */
  static @Nullable Object parse(String text) {
    String rest = trim(text, '%');
    boolean negative = rest.startsWith("-");
    if (negative) {
      rest = rest.substring(1);
    }
    for (int i = 0; i < CURRENCY.length(); i++) {
      rest = trim(rest, CURRENCY.charAt(i));
    }
    rest = asciiDigits(PythonStrip.strip(rest.replace(",", "")).replace("_", ""));
    if (isNumber(rest)) {
      try {
        BigDecimal number = new BigDecimal(rest).round(CONTEXT);
        return negative ? number.negate() : number;
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return special(rest, negative);
  }

  /** Python takes the digits of all scripts. */
  private static String asciiDigits(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '9' && Character.isDigit(c)) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
      }
    }
    return out == null ? text : out.toString();
  }

  private static String trim(String text, char mark) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == mark) {
      start++;
    }
    while (end > start && text.charAt(end - 1) == mark) {
      end--;
    }
    return text.substring(start, end);
  }

  /** {@code [sign] (digits [. digits] | . digits) [e [sign] digits]}. */
  private static boolean isNumber(String text) {
    int at = skipSign(text, 0);
    int whole = skipDigits(text, at);
    int digits = whole - at;
    at = whole;
    if (at < text.length() && text.charAt(at) == '.') {
      int end = skipDigits(text, at + 1);
      digits += end - at - 1;
      at = end;
    }
    if (digits == 0) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      int from = skipSign(text, at + 1);
      at = skipDigits(text, from);
      return at > from && at == text.length();
    }
    return at == text.length();
  }

  private static int skipSign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
  }

  private static int skipDigits(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static @Nullable Double special(String text, boolean negative) {
    boolean minus = negative ^ text.startsWith("-");
    String word = text.substring(skipSign(text, 0)).toLowerCase(Locale.ROOT);
    if (word.equals("inf") || word.equals("infinity")) {
      return minus ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return word.startsWith("nan") && skipDigits(word, 3) == word.length() ? Double.NaN : null;
  }
}
