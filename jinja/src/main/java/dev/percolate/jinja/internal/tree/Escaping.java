package dev.percolate.jinja.internal.tree;

import dev.percolate.jinja.value.Markup;

/** What is known, when a template is parsed, of autoescape at a place. */
enum Escaping {
  OFF,
  ON,

  /** The option of the autoescape tag is no constant; around it, autoescape is off. */
  UNKNOWN,

  /** The option of the autoescape tag is no constant; around it, autoescape is on. */
  UNKNOWN_INSIDE_ON;

  boolean isUnknown() {
    return this == UNKNOWN || this == UNKNOWN_INSIDE_ON;
  }

  /** Whether constants are escaped; Jinja does not wait for an unknown option. */
  boolean ofConstants() {
    return this == ON || this == UNKNOWN_INSIDE_ON;
  }

  /** Whether values printed now are escaped. */
  boolean holds(Frame frame) {
    return this == ON || (this != OFF && frame.run.environment.autoescape());
  }

  /** A text that the template made, safe if values are escaped here. */
  Object made(String text, Frame frame) {
    return holds(frame) ? Markup.of(text) : text;
  }

  /** The same place, inside an autoescape tag whose option is unknown. */
  Escaping unknown() {
    return ofConstants() ? UNKNOWN_INSIDE_ON : UNKNOWN;
  }
}
