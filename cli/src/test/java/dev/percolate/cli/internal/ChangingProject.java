package dev.percolate.cli.internal;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * A project whose every file is made of a few numbers. One step changes one number, so that most
 * steps are small edits; which texts the numbers stand for decides how far an edit reaches.
 */
final class ChangingProject {
  private static final int MODELS = 12;
  private static final int PER_FILE = 4;
  private static final int COMING = 4;

  private final CommandLine line;
  private final Random random;
  private final Map<String, Template> files = new LinkedHashMap<>();
  private final List<String> options = new ArrayList<>();

  /** Where files lie that were moved. */
  private final Map<String, String> moved = new HashMap<>();

  private Runnable undo = () -> {};

  /** A file: its numbers, how many values each may have, and its text; null for no file. */
  private record Template(int[] numbers, int[] ranges, Function<int[], String> text) {}

  ChangingProject(CommandLine line, long seed) {
    this.line = line;
    this.random = new Random(seed);
    line.remove("models/a.sql").remove("models/b.sql");
    String profiles = line.read("profiles.yml");
    String output = profiles.substring(profiles.indexOf("    dev:"));
    line.write("profiles.yml", profiles + output.replace("dev:", "other:"));
    for (int i = 0; i < MODELS; i++) {
      int own = i;
      String folder = i % 3 == 0 ? "staging/" : i % 3 == 1 ? "" : "marts/";
      add("models/" + folder + "m" + i + ".sql", n -> model(own, n), 30, 12, 12, 24, 20, 30);
    }
    for (int i = 0; i < MODELS / PER_FILE; i++) {
      int first = i * PER_FILE;
      add("models/p" + i + ".yml", n -> properties(first, n), 40, 8, 10, 40, 8, 10, 40, 8, 10, 20);
    }
    for (int i = 0; i < COMING; i++) {
      int own = i;
      String folder = i % 2 == 0 ? "staging/" : "";
      add("models/" + folder + "n" + i + ".sql", n -> coming(own, n), 3, 4, 9);
      add("models/" + folder + "n" + i + ".yml", n -> describedComing(own, n), 4, 4, 9);
    }
    add("tests/t2.sql", n -> n[0] == 1 ? null : "select " + n[1] + " from {{ ref('m1') }}\n", 3, 9);
    add("models/sources.yml", ChangingProject::sources, 20, 6, 12);
    add("models/units.yml", ChangingProject::unitTests, 12, 6, 12);
    add("models/exposures.yml", ChangingProject::exposures, 12, 12, 12);
    add("models/docs.md", n -> "{% docs text %}words " + n[0] + "{% enddocs %}\n", 5);
    add("models/odd/v_v1.sql", n -> "select " + n[0] + " as id\n", 9);
    add("models/odd/v_v2.sql", n -> "select * from {{ ref('m1') }} -- " + n[0] + "\n", 9);
    add("models/odd/gone.sql", n -> "{{ config(enabled=false) }} select " + n[0] + "\n", 9);
    add("models/odd/odd.yml", ChangingProject::odd, 9, 9, 5);
    add("seeds/s.csv", n -> "id,name\n1,a" + n[0] + "\n", 9);
    add("seeds/seeds.yml", n -> "seeds:\n  - name: s\n    description: d" + n[0] + "\n", 9);
    add("snapshots/snap.sql", ChangingProject::snapshot, 9, 6);
    add("snapshots/snaps.yml", ChangingProject::snapshots, 9, 6);
    add("tests/t1.sql", n -> "select * from {{ ref('m" + n[0] % 12 + "') }}\n", 12, 3);
    add("analyses/an.sql", n -> "select " + n[0] + " from {{ ref('m2') }}\n", 9);
    add("analyses/an.yml", n -> "analyses:\n  - name: an\n    description: d" + n[0] + "\n", 9);
    add("packages.yml", n -> "packages: [{local: elsewhere}]\n# " + n[0] + "\n", 3);
    add("dbt_packages/pkg/dbt_project.yml", n -> "name: pkg\nversion: '1." + n[0] + "'\n", 3);
    add("dbt_packages/pkg/models/pm.sql", n -> "select " + n[0] + " as id\n", 9);
    add("dbt_packages/pkg/models/pkg.yml", ChangingProject::packaged, 9, 9);
    add("dbt_packages/pkg/macros/ph.sql", n -> "{% macro ph() %}" + n[0] + "{% endmacro %}\n", 9);
    add("models/over.yml", ChangingProject::override, 9, 9);
    add("macros/help.sql", ChangingMacros::helper, 6, 12);
    add("macros/test_positive.sql", ChangingMacros::genericTest, 6, 4);
    add("macros/look.sql", ChangingMacros::looks, 6, 6, 8, 6);
    add("macros/shadow.sql", ChangingMacros::shadows, 14, 4);
    add("macros/macros.yml", ChangingMacros::described, 9, 8);
    add("tests/generic/tame.sql", ChangingMacros::tame, 6, 6);
    add("dbt_packages/pkg/macros/other.sql", ChangingMacros::packaged, 6, 6);
    add("tests/fixtures/rows.csv", n -> "id\n" + n[0] + "\n", 9);
  }

  private void add(String path, Function<int[], String> text, int... ranges) {
    int[] numbers = new int[ranges.length];
    files.put(path, new Template(numbers, ranges, text));
    write(path);
  }

  private void write(String path) {
    Template file = files.get(path);
    String text = file.text.apply(file.numbers);
    String place = place(path);
    File there = line.folder().resolve(place).toFile();
    long time = there.lastModified();
    if (text == null) {
      there.delete();
      return;
    }
    line.write(place, text);
    // editors, archives and version control set times as they like: the contents decide
    if (time != 0 && random.nextInt(3) == 0) {
      there.setLastModified(time);
    }
  }

  private String place(String path) {
    return moved.getOrDefault(path, path);
  }

  /** The options of the command line in force. */
  List<String> options() {
    return options;
  }

  /** Makes the project as it was at first: some changes keep every parse a whole one. */
  String begin() {
    options.clear();
    for (String path : files.keySet()) {
      Arrays.fill(files.get(path).numbers, 0);
      place(path, path);
    }
    undo = () -> {};
    return "begin";
  }

  /** Changes something; gives what. */
  String step() {
    return switch (random.nextInt(40)) {
      case 0 -> variable();
      case 1, 2 -> option();
      case 3 -> projectFile();
      case 4 -> profile();
      case 5, 6 -> touch();
      case 7, 8 -> move(anyPath());
      case 9, 10, 11, 12, 13, 14, 15, 16 -> file(anyMacroFile());
      case 17, 18 -> move(anyMacroFile());
      case 19, 20 -> file(anyComing());
      case 21, 22, 23, 24 -> comeOrGo();
      case 25 -> move(anyComing());
      default -> file(List.copyOf(files.keySet()));
    };
  }

  /** Takes the last step back. */
  void back() {
    undo.run();
  }

  private String anyMacroFile() {
    List<String> paths = files.keySet().stream().filter(ChangingMacros::isTheirs).toList();
    return paths.get(random.nextInt(paths.size()));
  }

  private String anyComing() {
    List<String> paths =
        files.keySet().stream().filter(path -> path.matches(".*/(n\\d|t2)\\.(sql|yml)")).toList();
    return paths.get(random.nextInt(paths.size()));
  }

  /** Adds or deletes a model together with what describes it. */
  private String comeOrGo() {
    int which = random.nextInt(COMING);
    String code = "models/" + (which % 2 == 0 ? "staging/" : "") + "n" + which + ".sql";
    String words = code.replace(".sql", ".yml");
    int[] modelNumbers = files.get(code).numbers;
    int[] wordNumbers = files.get(words).numbers;
    int[] before = {modelNumbers[0], wordNumbers[0]};
    boolean goes = before[0] != 1;
    modelNumbers[0] = goes ? 1 : 0;
    wordNumbers[0] = goes ? 3 : random.nextInt(3);
    write(code);
    write(words);
    undo =
        () -> {
          modelNumbers[0] = before[0];
          wordNumbers[0] = before[1];
          write(code);
          write(words);
        };
    return code + (goes ? " goes" : " comes");
  }

  private String file(List<String> paths) {
    return file(paths.get(random.nextInt(paths.size())));
  }

  private String file(String path) {
    Template file = files.get(path);
    int which = random.nextInt(file.numbers.length);
    int before = file.numbers[which];
    // half of what was changed goes back: else more and more would keep every parse a whole one
    boolean goesBack = before != 0 && random.nextBoolean();
    file.numbers[which] = goesBack ? 0 : random.nextInt(file.ranges[which]);
    write(path);
    undo =
        () -> {
          file.numbers[which] = before;
          write(path);
        };
    return path + " " + which + ": " + before + " to " + file.numbers[which];
  }

  /** Another time for a file as it is. */
  private String touch() {
    String path = anyPath();
    line.folder().resolve(place(path)).toFile().setLastModified(random.nextInt(2_000_000) * 1000L);
    undo = () -> {};
    return "touch " + path;
  }

  /** Moves a file to another folder, gives it another name, or takes it back. */
  private String move(String path) {
    String before = place(path);
    int end = path.lastIndexOf('/') + 1;
    String after =
        switch (before.equals(path) ? random.nextInt(2) : 2) {
          case 0 -> path.substring(0, end) + "deeper/" + path.substring(end);
          case 1 -> path.substring(0, end) + "z" + path.substring(end);
          default -> path;
        };
    place(path, after);
    undo = () -> place(path, before);
    return "move " + before + " to " + after;
  }

  private void place(String path, String place) {
    line.folder().resolve(place(path)).toFile().delete();
    moved.put(path, place);
    write(path);
  }

  private String anyPath() {
    List<String> paths = List.copyOf(files.keySet());
    String path = paths.get(random.nextInt(paths.size()));
    return path.contains("/") ? path : "models/m1.sql";
  }

  private String variable() {
    String value = "e" + random.nextInt(2);
    line.env("SEEN", value);
    undo = () -> {};
    return "SEEN=" + value;
  }

  private String option() {
    List<String> before = List.copyOf(options);
    options.clear();
    switch (random.nextInt(5)) {
      case 0, 1 -> options.addAll(List.of("--vars", "{x: " + random.nextInt(2) + "}"));
      case 2 -> options.addAll(List.of("--target", "other"));
      default -> {}
    }
    undo =
        () -> {
          options.clear();
          options.addAll(before);
        };
    return "options " + options;
  }

  private String projectFile() {
    String before = line.read("dbt_project.yml");
    String tags = "models:\n  +tags: [t" + random.nextInt(2) + "]\n";
    line.write("dbt_project.yml", CommandLine.PROJECT + "vars: {x: 0}\n" + tags);
    undo = () -> line.write("dbt_project.yml", before);
    return "dbt_project.yml " + tags;
  }

  private String profile() {
    String before = line.read("profiles.yml");
    String schema = "schema: s" + random.nextInt(2);
    line.write("profiles.yml", before.replaceAll("schema: \\w+", schema));
    undo = () -> line.write("profiles.yml", before);
    return schema;
  }

  private static String model(int own, int[] n) {
    String config =
        switch (n[3]) {
          case 1 -> "{{ config(tags=['a']) }}\n";
          case 2 -> "{{ config(materialized='table', meta={'k': 1}) }}\n";
          case 3 -> "{{ config(materialized='ephemeral') }}\n";
          case 4 -> "{{ config(alias='other" + own + "') }}\n";
          case 5 -> "{{ config(enabled=false) }}\n";
          case 6 -> "{{ config(group='g', access='private') }}\n";
          case 7 -> "{{ config(access='public') }}\n";
          case 8 -> "{{ config(tags=['b'], post_hook=\"{{ help(1) }}\") }}\n";
          case 9 -> "{{ config(schema='extra') }}\n";
          default -> "";
        };
    String more =
        switch (n[4]) {
          case 1 -> "{{ help(2) }}";
          case 2 -> "'{{ env_var('SEEN', 'none') }}'";
          case 3 -> "'{{ var('x', 5) }}'";
          case 4 -> "(select 1 from {{ source('raw', 't1') }})";
          case 5 -> "(select 1 from {{ source('raw', 't2') }})";
          case 6 -> "{% if is_incremental() %}1{% else %}2{% endif %}";
          case 7 -> "{{ outer_help() }}";
          case 8 -> "{{ 'unclosed'";
          case 9 -> "(select 1 from {{ ref('s') }})";
          case 10 -> "(select 1 from {{ ref('v') }})";
          case 11 -> "(select 1 from {{ ref('pm') }} join {{ source('psrc', 'pt') }})";
          case 12 -> "{{ pkg.ph() }}";
          case 13 -> "{{ look(4) }}";
          case 14 -> "{{ sent('a') }}";
          case 15 -> "{{ help(look(1)) }}";
          case 16 -> "{% if late is defined %}{{ late() }}{% endif %}";
          case 17 -> "{{ marked() }}";
          default -> "3";
        };
    String from = own == 0 || n[1] >= own ? "" : " from {{ ref('m" + n[1] + "') }}";
    String and = own == 0 || n[2] >= own ? "" : " -- {{ ref('m" + n[2] + "') }}";
    return n[5] == 29
        ? null
        : config + "select " + n[0] + " as id, " + more + " as v" + from + and + "\n";
  }

  /** A model that comes and goes. */
  private static String coming(int own, int[] n) {
    String from =
        switch (n[1]) {
          case 1 -> "{{ ref('n" + (own + 1) % COMING + "') }}";
          case 2 -> "{{ look(1) }} from {{ ref('m2') }}";
          default -> "1";
        };
    return n[0] == 1 ? null : "select " + n[2] + " as id, " + (own == COMING - 1 ? "1" : from);
  }

  private static String describedComing(int own, int[] n) {
    String tests =
        switch (n[1]) {
          case 1 -> "[unique]";
          case 2 -> "[not_null, unique, tame]";
          case 3 -> "[positive, not_null]";
          default -> "[not_null]";
        };
    String columns = "    columns: [{name: id, data_tests: " + tests + "}]\n";
    return n[0] == 3
        ? "version: 2\n"
        : "models:\n  - name: n"
            + own
            + "\n    description: d"
            + n[2]
            + "\n"
            + (n[0] == 2 ? "" : columns);
  }

  private static String properties(int first, int[] n) {
    StringBuilder text = new StringBuilder("version: 2\n");
    if (n[9] == 19) {
      return text.append("models: [\n").toString();
    }
    text.append("models:\n");
    for (int i = 0; i < PER_FILE - 1; i++) {
      entry(text, first + i, n[3 * i], n[3 * i + 1], n[3 * i + 2]);
    }
    if (n[9] == 18) {
      entry(text, first == 0 ? 8 : 0, 0, 0, 0);
    }
    return text.toString();
  }

  private static void entry(StringBuilder text, int model, int words, int tests, int kind) {
    if (kind == 9) {
      return;
    }
    text.append("  - name: m").append(model).append("\n    description: ");
    text.append(words == 1 ? "\"{{ doc('text') }}\"" : "words " + words).append('\n');
    switch (kind) {
      case 1 -> text.append("    config: {tags: [c]}\n");
      case 2 -> text.append("    config: {enabled: false}\n");
      case 3 -> text.append("    config: {group: g}\n");
      case 4 -> text.append("    config: {meta: {e: \"{{ env_var('SEEN', 'none') }}\"}}\n");
      case 5 -> text.append("    deprecation_date: 2020-01-01\n");
      default -> {}
    }
    text.append("    columns:\n      - name: id\n        description: c").append(words);
    text.append('\n');
    switch (tests) {
      case 0, 1, 2 -> text.append("        data_tests: [unique, not_null]\n");
      case 3 -> text.append("        data_tests: [unique, positive, tame]\n");
      case 4 ->
          text.append("        data_tests:\n          - relationships:\n")
              .append("              arguments: {to: \"ref('m0')\", field: id}\n");
      case 5 -> text.append("        data_tests: [{unique: {config: {enabled: false}}}]\n");
      default -> {}
    }
  }

  private static String sources(int[] n) {
    return "sources:\n  - name: raw\n    description: d"
        + n[0]
        + "\n    tables:\n      - name: t1\n        description: "
        + (n[1] == 1 ? "\"{{ doc('text') }}\"" : "e" + n[1])
        + "\n        columns: [{name: id, data_tests: [not_null, tame]}]\n"
        + (n[2] == 1 ? "" : "      - name: t2\n")
        + (n[2] == 2 ? "groups: [{name: h, owner: {name: o}}]\n" : "");
  }

  private static String unitTests(int[] n) {
    return "unit_tests:\n  - name: u\n    model: m"
        + n[0]
        + "\n    description: d"
        + n[1]
        + "\n    given: []\n    expect: {rows: [{id: "
        + n[2]
        + "}]}\n"
        + (n[1] == 5
            ? "  - name: f\n    model: m0\n    given: []\n"
                + "    expect: {format: csv, fixture: rows}\n"
            : "");
  }

  private static String exposures(int[] n) {
    return "exposures:\n  - name: e\n    type: dashboard\n    owner: {name: o}\n    description: d"
        + n[0]
        + "\n    depends_on: [\"ref('m"
        + n[1]
        + "')\"]\n"
        + "groups: [{name: g, owner: {name: o}}]\n".repeat(n[2] == 11 ? 0 : 1);
  }

  private static String odd(int[] n) {
    return "models:\n  - name: v\n    latest_version: "
        + (n[2] == 1 ? 1 : 2)
        + "\n    description: d"
        + n[0]
        + "\n    versions: [{v: 1}, {v: 2}]\n  - name: gone\n    description: d"
        + n[1]
        + "\n";
  }

  private static String snapshot(int[] n) {
    return "{% snapshot snap %}{{ config(strategy='check', unique_key='id', check_cols="
        + (n[1] == 1 ? "['id']" : "'all'")
        + ") }}select "
        + n[0]
        + " as id from {{ ref('m0') }}{% endsnapshot %}\n";
  }

  private static String snapshots(int[] n) {
    String first = "snapshots:\n  - name: snap\n    description: d" + n[0] + "\n";
    return n[1] == 5
        ? first
        : first
            + "  - name: ysnap\n    relation: ref('m1')\n    description: e"
            + n[1]
            + "\n    config: {strategy: check, unique_key: id, check_cols: all}\n";
  }

  private static String packaged(int[] n) {
    return "models:\n  - name: pm\n    description: d"
        + n[0]
        + "\n    columns: [{name: id, data_tests: [unique]}]\nsources:\n  - name: psrc\n"
        + "    description: e"
        + n[1]
        + "\n    tables: [{name: pt}]\n";
  }

  private static String override(int[] n) {
    return n[0] < 6
        ? "version: 2\n# " + n[1] + "\n"
        : "sources:\n  - name: psrc\n    overrides: pkg\n    description: o" + n[1] + "\n";
  }
}
