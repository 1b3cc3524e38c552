package dev.percolate.parser.internal.properties;

import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.project.Flags;
import dev.percolate.project.Md5;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One generic test as a properties file asks for it, taken apart.
 *
 * @param namespace package named before the test, or null
 * @param name macro name without {@code test_}
 * @param kwargs arguments of the macro, {@code model} included, not rendered
 * @param config rendered configuration without nulls
 * @param description its description, or empty
 * @param fqnName name in the unique id and fqn
 * @param compiledName name of the compiled file
 */
record GenericTestSpec(
    @Nullable String namespace,
    String name,
    Map<String, @Nullable Object> kwargs,
    Map<String, @Nullable Object> config,
    String description,
    String fqnName,
    String compiledName) {

  /** Configuration keys that may stand beside the arguments. */
  static final List<String> CONFIG_KEYS =
      List.of(
          "severity",
          "tags",
          "enabled",
          "where",
          "limit",
          "warn_if",
          "error_if",
          "fail_calc",
          "store_failures",
          "store_failures_as",
          "sql_header",
          "meta",
          "database",
          "schema",
          "alias");

  private static final Set<String> OWN_KEYS =
      Set.of("config", "column_name", "description", "name");

  /** The macro as raw code calls it. */
  String macroName() {
    return namespace == null ? "test_" + name : namespace + ".test_" + name;
  }

  /** The code of the node: a call with its arguments and the configuration as a call. */
  String rawCode() {
    StringBuilder out = new StringBuilder("{{ ");
    out.append(macroName()).append("(**_dbt_generic_test_kwargs) }}");
    if (config.isEmpty()) {
      return out.toString();
    }
    out.append("{{ config(");
    boolean isFirst = true;
    for (Map.Entry<String, @Nullable Object> entry : config.entrySet()) {
      if (!isFirst) {
        out.append(',');
      }
      isFirst = false;
      out.append(entry.getKey()).append('=');
      if (entry.getValue() instanceof String text) {
        out.append('"').append(text.replace("\"", "\\\"")).append('"');
      } else {
        Texts.appendStr(out, entry.getValue());
      }
    }
    return out.append(") }}").toString();
  }

  /** The ten characters that make the unique id unique. */
  String hash() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("kwargs", hashable(kwargs));
    metadata.put("name", name);
    metadata.put("namespace", Texts.str(namespace));
    String digest = Md5.hex(fqnName + Texts.repr(metadata));
    return digest.substring(digest.length() - 10);
  }

  private static Object hashable(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, inner) -> sorted.put(String.valueOf(key), hashable(inner)));
        yield new LinkedHashMap<>(sorted);
      }
      case List<?> list -> {
        List<Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
          items.add(hashable(item));
        }
        yield items;
      }
      case null, default -> Texts.str(value);
    };
  }

  /** Tags of the configuration. */
  List<String> tags() {
    Object tags = config.get("tags");
    return switch (tags) {
      case null -> List.of();
      case String one -> List.of(one);
      case List<?> many -> {
        List<String> texts = new ArrayList<>();
        for (Object tag : many) {
          if (!(tag instanceof String text)) {
            throw TestProblems.tagIsNoText(tag);
          }
          texts.add(text);
        }
        yield texts;
      }
      default -> throw TestProblems.tagsAreNoList(tags);
    };
  }

  /** Reads tests of one target. */
  static final class Reader {
    private final TestTarget target;
    private final Flags flags;
    private final Function<String, @Nullable Object> render;
    private final PropertyEvents events;

    /**
     * @param flags the behaviour of tests is among them
     * @param render renders one string natively in the properties context
     */
    Reader(
        TestTarget target,
        Flags flags,
        Function<String, @Nullable Object> render,
        PropertyEvents events) {
      this.target = target;
      this.flags = flags;
      this.render = render;
      this.events = events;
    }

    /** Takes one item of a {@code data_tests} list apart. */
    GenericTestSpec read(@Nullable Object item, @Nullable String columnName) {
      Object test = item instanceof String word ? named(word) : item;
      if (!(test instanceof Map<?, ?> map)) {
        throw TestProblems.isNoTest(test);
      }
      Object name;
      Object given;
      if (map.containsKey("test_name")) {
        // dbt 1.12: taken out of the entry itself, so that a second version finds it gone
        name = map.remove("test_name");
        given = map;
      } else {
        if (map.size() != 1) {
          throw TestProblems.severalKeys(map);
        }
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        name = only.getKey();
        given = only.getValue();
      }
      if (!(given instanceof Map<?, ?> givenMap)) {
        throw TestProblems.argumentsAreNoMap(given);
      }
      if (!(name instanceof String text)) {
        throw TestProblems.nameIsNoText(name);
      }
      return build(text, arguments(text, givenMap, columnName));
    }

    private static Map<String, @Nullable Object> named(String word) {
      Map<String, @Nullable Object> test = new LinkedHashMap<>();
      test.put(word, new LinkedHashMap<String, @Nullable Object>());
      return test;
    }

    private Map<String, @Nullable Object> arguments(
        String test, Map<?, ?> given, @Nullable String columnName) {
      Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
      given.forEach((key, value) -> arguments.put(String.valueOf(key), value));
      if (columnName != null) {
        arguments.put("column_name", columnName);
      }
      if (!flags.is("require_generic_test_arguments_property")) {
        if (arguments.containsKey("arguments")) {
          events.argumentsPropertyIgnored(test, arguments.get("arguments"));
        }
        return arguments;
      }
      Object nested = arguments.remove("arguments");
      boolean hasOwn = false;
      for (String key : arguments.keySet()) {
        if (CONFIG_KEYS.contains(key)) {
          events.movedToConfig(key, target.originalFilePath(), "data_tests." + test + "." + key);
        } else if (!OWN_KEYS.contains(key)) {
          hasOwn = true;
        }
      }
      if (hasOwn && !Truth.test(nested)) {
        events.missingArguments(test, target);
      }
      if (nested instanceof Map<?, ?> map) {
        map.forEach((key, value) -> arguments.put(String.valueOf(key), value));
      }
      return arguments;
    }

    private GenericTestSpec build(String fullName, Map<String, @Nullable Object> arguments) {
      if (arguments.containsKey("model")) {
        throw TestProblems.modelIsReserved();
      }
      arguments.put("model", target.modelArgument());
      int dot = fullName.indexOf('.');
      String namespace = dot < 0 ? null : fullName.substring(0, dot);
      String name = leadingWord(dot < 0 ? fullName : fullName.substring(dot + 1));
      if (name.isEmpty() || (namespace != null && !leadingWord(namespace).equals(namespace))) {
        throw TestProblems.unexpectedName(fullName);
      }
      Map<String, @Nullable Object> config = config(name, arguments);
      if (config.get("sql_header") != null && !flags.is("require_sql_header_in_test_configs")) {
        events.customConfigKey("sql_header", target.originalFilePath(), "models.config");
      }
      Object description = arguments.remove("description");
      Object custom = arguments.remove("name");
      String fqnName;
      String compiledName;
      if (custom != null) {
        fqnName = Texts.str(custom);
        compiledName = fqnName;
      } else {
        String type = target.isSource() ? "source_" + name : name;
        String prefixed = namespace == null ? type : namespace + "_" + type;
        GenericTestName made = GenericTestName.of(prefixed, target.nameInTests(), arguments);
        fqnName = made.full();
        compiledName = made.brief();
        if (!compiledName.equals(fqnName) && !config.containsKey("alias")) {
          config.put("alias", compiledName);
        }
      }
      return new GenericTestSpec(
          namespace,
          name,
          arguments,
          config,
          description == null ? "" : Texts.str(description),
          fqnName,
          compiledName);
    }

    /** The longest identifier the text starts with. */
    private static String leadingWord(String text) {
      int end = 0;
      while (end < text.length() && isWord(text.charAt(end), end)) {
        end++;
      }
      return text.substring(0, end);
    }

    private static boolean isWord(char c, int at) {
      return c == '_'
          || (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (at > 0 && c >= '0' && c <= '9');
    }

    private Map<String, @Nullable Object> config(
        String test, Map<String, @Nullable Object> arguments) {
      Map<String, @Nullable Object> nested = null;
      if (arguments.containsKey("config")) {
        if (!(arguments.get("config") instanceof Map<?, ?> map)) {
          throw TestProblems.configIsNoMap(arguments.get("config"));
        }
        nested = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          nested.put(String.valueOf(entry.getKey()), entry.getValue());
        }
        arguments.remove("config");
      }
      Map<String, @Nullable Object> config = new LinkedHashMap<>();
      for (String key : CONFIG_KEYS) {
        Object value = arguments.remove(key);
        if (Truth.test(value) && nested != null && nested.containsKey(key)) {
          throw TestProblems.keyInTwoPlaces();
        }
        if (!Truth.test(value) && nested != null) {
          value = nested.remove(key);
        }
        putRendered(config, arguments, test, key, value);
      }
      if (nested != null) {
        for (Map.Entry<String, @Nullable Object> entry : nested.entrySet()) {
          putRendered(config, arguments, test, entry.getKey(), entry.getValue());
        }
      }
      return config;
    }

    private void putRendered(
        Map<String, @Nullable Object> config,
        Map<String, @Nullable Object> arguments,
        String test,
        String key,
        @Nullable Object value) {
      Object rendered =
          value instanceof String text && EntryRenderer.mayChange(text)
              ? TestProblems.rendering(
                  target, arguments.get("column_name"), test, key, () -> render.apply(text))
              : value;
      if (rendered != null) {
        config.put(key, rendered);
      }
    }
  }
}
