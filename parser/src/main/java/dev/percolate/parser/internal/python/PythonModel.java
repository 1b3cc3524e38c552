package dev.percolate.parser.internal.python;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.RefArgs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Python model says to dbt.
 *
 * @param refs in the order of dbt's walk, with duplicates
 * @param sources likewise, as source and table name
 * @param configs the keywords of each {@code dbt.config()} call; a last one lists the keys that the
 *     model reads
 */
public record PythonModel(
    List<RefArgs> refs, List<List<String>> sources, List<Map<String, @Nullable Object>> configs) {

  /**
   * Reads the text of a model.
   *
   * @throws ProblemException when it is no proper model
   * @throws UnreadablePython when it is no Python
   */
  public static PythonModel read(String text) {
    if (text.contains("{{") || text.contains("{%") || text.contains("{#")) {
      throw ProblemException.parsing("No jinja in python model code is allowed");
    }
    if (text.isBlank()) {
      return new PythonModel(List.of(), List.of(), List.of());
    }
    List<Token> tokens = Tokenizer.tokens(text);
    ModelFunction.check(tokens);
    Reader reader = new Reader();
    new CallWalk(tokens, reader::call).region(0, tokens.size() - 1);
    return reader.model();
  }

  /** Collects calls. */
  private static final class Reader {
    private final List<RefArgs> refs = new ArrayList<>();
    private final List<List<String>> sources = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> configs = new ArrayList<>();
    private final List<@Nullable Object> keys = new ArrayList<>();
    private final List<@Nullable Object> defaults = new ArrayList<>();
    private final List<@Nullable Object> metaKeys = new ArrayList<>();
    private final List<@Nullable Object> metaDefaults = new ArrayList<>();

    void call(List<Token> tokens, String name, int start, int end) {
      switch (name) {
        case "dbt.ref", "dbt.source", "dbt.config", "dbt.config.get", "dbt.config.meta_get" -> {}
        default -> {
          return;
        }
      }
      List<@Nullable Object> positional = new ArrayList<>();
      Map<String, @Nullable Object> named = new LinkedHashMap<>();
      arguments(tokens, start, end, positional, named);
      switch (name) {
        case "dbt.ref" -> ref(positional, named);
        case "dbt.source" -> source(positional);
        case "dbt.config" -> config(positional, named);
        case "dbt.config.get" -> get("get", positional, keys, defaults);
        default -> get("meta_get", positional, metaKeys, metaDefaults);
      }
    }

    private static void arguments(
        List<Token> tokens,
        int start,
        int end,
        List<@Nullable Object> positional,
        Map<String, @Nullable Object> named) {
      CallWalk split = new CallWalk(tokens, (_, _, _, _) -> {});
      for (int[] argument : split.split(start, end)) {
        int from = argument[0];
        if (argument[1] - from > 2
            && tokens.get(from).kind() == Token.Kind.NAME
            && tokens.get(from + 1).is("=")) {
          named.put(tokens.get(from).text(), Literals.value(tokens, from + 2, argument[1]));
        } else {
          positional.add(Literals.value(tokens, from, argument[1]));
        }
      }
    }

    private void ref(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
      if (positional.isEmpty() || positional.size() > 2) {
        throw ProblemException.compilation(
            "ref() takes at most two arguments (" + positional.size() + " given)");
      }
      Object version = named.containsKey("version") ? named.get("version") : named.get("v");
      String name = Texts.str(positional.getLast());
      String packageName = positional.size() == 2 ? Texts.str(positional.getFirst()) : null;
      refs.add(new RefArgs(name, packageName, version));
    }

    private void source(List<@Nullable Object> positional) {
      if (positional.size() != 2) {
        throw ProblemException.compilation(
            "source() takes exactly two arguments (" + positional.size() + " given)");
      }
      sources.add(List.of(Texts.str(positional.get(0)), Texts.str(positional.get(1))));
    }

    private void config(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
      Map<String, @Nullable Object> options = new LinkedHashMap<>();
      if (positional.isEmpty()) {
        options.putAll(named);
      } else if (positional.size() == 1
          && named.isEmpty()
          && positional.getFirst() instanceof Map<?, ?> map) {
        map.forEach((key, value) -> options.put(Texts.str(key), value));
      } else {
        throw ProblemException.compilation("Invalid inline model config");
      }
      configs.add(hyphened(options));
    }

    private static Map<String, @Nullable Object> hyphened(Map<String, @Nullable Object> options) {
      for (String key : List.of("pre_hook", "post_hook")) {
        if (options.containsKey(key)) {
          String hyphened = key.replace('_', '-');
          if (options.containsKey(hyphened)) {
            throw ProblemException.compilation(
                "Invalid config, has conflicting keys \"" + key + "\" and \"" + hyphened + "\"");
          }
          options.put(hyphened, options.remove(key));
        }
      }
      return options;
    }

    private static void get(
        String method,
        List<@Nullable Object> positional,
        List<@Nullable Object> names,
        List<@Nullable Object> fallbacks) {
      if (positional.isEmpty()) {
        throw ProblemException.parsing(
            "dbt.config." + method + "() requires at least one argument");
      }
      if (positional.size() > 2) {
        throw ProblemException.parsing(
            "dbt.config."
                + method
                + "() takes at most 2 arguments ("
                + positional.size()
                + " given)");
      }
      names.add(positional.getFirst());
      fallbacks.add(positional.size() == 2 ? positional.get(1) : null);
    }

    PythonModel model() {
      if (!keys.isEmpty() || !metaKeys.isEmpty()) {
        Map<String, @Nullable Object> used = new LinkedHashMap<>();
        used.put("config_keys_used", keys);
        used.put("config_keys_defaults", defaults);
        used.put("meta_keys_used", metaKeys);
        used.put("meta_keys_defaults", metaDefaults);
        configs.add(used);
      }
      return new PythonModel(refs, sources, configs);
    }
  }
}
