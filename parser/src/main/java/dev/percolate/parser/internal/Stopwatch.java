package dev.percolate.parser.internal;

/** Seconds since it was made or last read. */
public final class Stopwatch {
  private long last = System.nanoTime();

  /** Seconds since the last reading; starts again. */
  public double lap() {
    long now = System.nanoTime();
    double seconds = (now - last) / 1e9;
    last = now;
    return seconds;
  }
}
