package dev.percolate.cli.internal;

/** The texts of a {@link ChangingProject}'s files with macros, and of what describes these. */
final class ChangingMacros {
  private ChangingMacros() {}

  /** Whether a file holds macros or describes them. */
  static boolean isTheirs(String path) {
    return path.contains("macros/") || path.startsWith("tests/generic/");
  }

  static String helper(int[] n) {
    String special = n[1] == 1 ? "{% macro generate_alias_name(a, node) %}x{% endmacro %}\n" : "";
    return macro("help(a)", "" + n[0])
        + macro("outer_help()", "{{ help(" + n[1] + ") }}")
        + special;
  }

  static String genericTest(int[] n) {
    return "{% test positive(model, column_name) %}select * from {{ model }} where {{ column_name"
        + " }} < "
        + n[0]
        + (n[1] == 1 ? " and {{ help(1) }}" : n[1] == 2 ? " and {{ look(2) }}" : "")
        + "{% endtest %}\n";
  }

  /** Macros of which a change may or may not change what models call. */
  static String looks(int[] n) {
    String look =
        switch (n[0]) {
          case 1 -> "(select 1 from {{ ref('m0') }})";
          case 2 -> "(select 1 from {{ ref('s') }})";
          case 3 -> "{{ help(a) }}";
          case 4 -> "{{ config(tags=['l']) }}5";
          case 5 -> "{{ pkg.ph() }}";
          default -> "6";
        };
    String arguments = n[1] == 1 ? "a, b=1" : n[1] == 2 ? "c" : "a";
    String text =
        "{# note "
            + n[3]
            + " #}\n"
            + macro("look(" + arguments + ")", n[1] == 2 ? "7" : look)
            + macro("sent(x)", "{{ adapter.dispatch('sent')(x) }}")
            + macro("default__sent(x)", "'{{ x }}" + n[3] + "'")
            + macro("marked()", "{{ caller_of(look) }}")
            + macro("caller_of(m)", "{{ m(1) }}");
    return switch (n[2]) {
      case 1 -> text + macro("duckdb__sent(x)", "'{{ x }}d'");
      case 2 -> text + macro("late()", "{{ look(8) }}");
      case 3 -> macro("early()", "") + text;
      case 4 -> null;
      default -> text;
    };
  }

  /** Macros that stand before others of the same name, and some that do not. */
  static String shadows(int[] n) {
    String text = "" + n[1];
    return switch (n[0]) {
      case 1 -> macro("is_incremental()", "{{ return(false) }}" + text);
      case 2 -> macro("default__test_not_null(model, column_name)", "select " + text);
      case 3 -> macro("generate_schema_name(custom, node)", n[1] == 1 ? "{{ help(1) }}" : "sch");
      case 4 -> macro("ref(name)", "{{ builtins.ref(name) }}");
      case 5 -> macro("get_where_subquery(relation)", "{{ relation }}" + text);
      case 6 -> "{% test unique(model, column_name) %}select " + text + "{% endtest %}\n";
      case 7 -> macro("late()", "{{ help(" + text + ") }}");
      case 8 -> macro("default__get_where_subquery(relation)", "{{ relation }}" + text);
      case 9 -> macro("ph()", text) + macro("pkg()", text);
      case 10 -> "no macro {% unknown %}" + text;
      case 11 -> macro("twice()", text) + macro("help(a)", text);
      case 12 -> null;
      default -> macro("unused()", text);
    };
  }

  private static String macro(String signature, String body) {
    return "{% macro " + signature + " %}" + body + "{% endmacro %}\n";
  }

  static String described(int[] n) {
    String more =
        switch (n[1]) {
          case 1 -> "    arguments: [{name: a, type: int, description: first}]\n";
          case 2 -> "    config: {meta: {k: 1}}\n";
          case 3 -> "  - name: late\n    description: late\n";
          case 4 -> "  - name: test_positive\n    description: a test\n";
          case 5 -> "  - name: test_tame\n    description: \"{{ doc('text') }}\"\n";
          default -> "";
        };
    return "macros:\n  - name: help\n    description: d"
        + n[0]
        + "\n  - name: look\n    description: l\n"
        + more;
  }

  static String tame(int[] n) {
    return "{% test tame(model, column_name) %}{{ config(severity='"
        + (n[1] == 1 ? "warn" : "error")
        + "') }}select * from {{ model }} where {{ sent(column_name) }} = '"
        + n[0]
        + "'"
        + (n[1] == 2 ? " and {{ outer_help() }}" : "")
        + "{% endtest %}\n";
  }

  static String packaged(int[] n) {
    return switch (n[0]) {
      case 1 -> macro("help(a)", "package " + n[1]);
      case 2 -> macro("default__sent(x)", "package " + n[1]);
      case 3 -> null;
      default -> macro("more()", "{{ help(1) }}" + n[1]);
    };
  }
}
