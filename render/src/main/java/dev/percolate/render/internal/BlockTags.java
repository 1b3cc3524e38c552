package dev.percolate.render.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.TagParser;
import dev.percolate.jinja.value.Texts;
import java.util.ArrayList;
import java.util.List;

/** dbt's own tags, each of which defines a macro. */
final class BlockTags {
  private BlockTags() {}

  static void materialization(TagParser parser) {
    String name = parser.name();
    String adapter = "default";
    boolean languages = false;
    while (parser.skip(",")) {
      String argument = parser.name();
      switch (argument) {
        case "default" -> {}
        case "adapter" -> {
          parser.expect("=");
          adapter = Texts.str(parser.expression().constant());
        }
        case "supported_languages" -> {
          parser.expect("=");
          parser.parameter(argument, parser.expression());
          languages = true;
        }
        default ->
            throw ProblemException.compilation(
                "materialization '" + name + "' received unknown argument '" + argument + "'.");
      }
    }
    if (!languages) {
      parser.parameter("supported_languages", new ArrayList<>(List.of("sql")));
    }
    parser.defineMacro("dbt_macro__materialization_" + name + "_" + adapter, "endmaterialization");
  }

  static void test(TagParser parser) {
    String name = parser.name();
    parser.signature();
    parser.defineMacro("dbt_macro__test_" + name, "endtest");
  }

  static void docs(TagParser parser) {
    String name = parser.name();
    parser.defineMacro("dbt_docs__" + name, "enddocs");
  }
}
