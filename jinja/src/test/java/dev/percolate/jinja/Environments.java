package dev.percolate.jinja;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.UndefinedFlavor;

/** Environments set up as dbt 1.12 does, with its tags. */
final class Environments {
  private Environments() {}

  static Environment dbt(boolean capture, boolean isNative) {
    Environment.Builder builder =
        Environment.builder()
            .macroPrefix("dbt_macro__")
            .tag(
                "docs",
                parser -> {
                  String name = parser.name();
                  parser.defineMacro("dbt_docs__" + name, "enddocs");
                })
            .tag(
                "test",
                parser -> {
                  String name = parser.name();
                  parser.signature();
                  parser.defineMacro("dbt_macro__test_" + name, "endtest");
                })
            .tag("materialization", Environments::materialization);
    if (capture) {
      builder.undefined(UndefinedFlavor.CAPTURE);
    }
    return isNative ? builder.nativeValues().build() : builder.build();
  }

  private static void materialization(TagParser parser) {
    String name = parser.name();
    String adapter = "default";
    boolean languages = false;
    while (parser.skip(",")) {
      String option = parser.name();
      switch (option) {
        case "default" -> {}
        case "adapter" -> {
          parser.expect("=");
          Object value = parser.expression().constant();
          adapter = value == Missing.MISSING ? "?" : String.valueOf(value);
        }
        case "supported_languages" -> {
          parser.expect("=");
          parser.parameter(option, parser.expression());
          languages = true;
        }
        default -> throw parser.error("materialization has no argument " + option);
      }
    }
    if (!languages) {
      parser.parameter("supported_languages", java.util.List.of("sql"));
    }
    parser.defineMacro("dbt_macro__materialization_" + name + "_" + adapter, "endmaterialization");
  }
}
