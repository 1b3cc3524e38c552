package dev.percolate.jinja.value;

import java.math.BigInteger;

/**
 * Bounds on single values, so that a short template cannot take all memory: Python has none of its
 * own, but fails with a MemoryError where the machine ends.
 */
public final class Sizes {
  /** The most characters of a text: 2^26. */
  public static final int LONGEST = 1 << 26;

  /** The most elements of a list that an operation makes: 2^24. */
  public static final int MOST_ELEMENTS = 1 << 24;

  /** The most bits of an int: 2^20, some 300,000 digits. */
  public static final int MOST_BITS = 1 << 20;

  /** Python's limit on the digits of ints that are written or read in decimal. */
  private static final int MOST_DIGITS = 4300;

  /** Ints with fewer bits have fewer digits than the limit. */
  private static final int FEW_BITS = 14_200;

  private static final String TOO_MANY_DIGITS =
      "Exceeds the limit (4300 digits) for integer string conversion";

  private Sizes() {}

  /** A length that a text may have; raises a MemoryError when it is too large. */
  public static int check(long length) {
    if (length > LONGEST) {
      throw tooMany("a text", length, "characters", LONGEST);
    }
    return (int) length;
  }

  /** A number of elements that a list may have; raises a MemoryError when it is too large. */
  public static int checkElements(long size) {
    if (size > MOST_ELEMENTS) {
      throw tooMany("a list", size, "elements", MOST_ELEMENTS);
    }
    return (int) size;
  }

  private static PyException tooMany(String what, long size, String of, int most) {
    return new PyException(
        PyException.Kind.MEMORY_ERROR,
        what + " would have " + size + " " + of + ", which is more than " + most);
  }

  /** Raises a MemoryError when an int would have too many bits. */
  static void checkBits(long bits) {
    if (bits > MOST_BITS) {
      throw tooMany("an int", bits, "bits", MOST_BITS);
    }
  }

  /** The decimal digits of an int; Python's ValueError when there are too many. */
  public static String decimal(BigInteger value) {
    if (value.bitLength() < FEW_BITS) {
      return value.toString();
    }
    if (value.bitLength() < FEW_BITS + 200) {
      String text = value.toString();
      if (text.length() - (value.signum() < 0 ? 1 : 0) <= MOST_DIGITS) {
        return text;
      }
    }
    throw PyException.value(
        TOO_MANY_DIGITS + "; use sys.set_int_max_str_digits() to increase the limit");
  }

  /** Raises Python's ValueError when an int of so many decimal digits is read. */
  public static void checkDigits(int digits) {
    if (digits > MOST_DIGITS) {
      throw PyException.value(
          TOO_MANY_DIGITS
              + ": value has "
              + digits
              + " digits; use sys.set_int_max_str_digits() to increase the limit");
    }
  }
}
