package dev.percolate.render.internal;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.UnitTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a unit test's overrides of macros, variables and environment over the ordinary names. */
final class UnitTestOverrides {
  private final Shared shared;
  private final NodeNames names;
  private final Map<String, @Nullable Object> overrides;

  UnitTestOverrides(Shared shared, NodeNames names, UnitTest test) {
    this.shared = shared;
    this.names = names;
    this.overrides = test.overrides() == null ? Map.of() : test.overrides();
  }

  void apply() {
    Map<String, @Nullable Object> macros = part("macros");
    macros.forEach(this::overridePackaged);
    // names without a package win over dbt.<name>
    macros.forEach(this::overrideGlobal);
    Map<String, @Nullable Object> vars = part("vars");
    if (!vars.isEmpty()) {
      names.put("var", variables(vars));
    }
    Map<String, @Nullable Object> env = part("env_vars");
    if (!env.isEmpty()) {
      names.put("env_var", environment(env));
    }
  }

  private void overridePackaged(String name, @Nullable Object value) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return;
    }
    String packageName = name.substring(0, dot);
    String macroName = name.substring(dot + 1);
    Object original = names.member(packageName, macroName);
    if (original == Missing.MISSING) {
      return;
    }
    Object replacement = fixed(original, value);
    names.put(name, replacement);
    if (packageName.equals("dbt")) {
      names.put(macroName, replacement);
    }
  }

  private void overrideGlobal(String name, @Nullable Object value) {
    if (name.indexOf('.') >= 0) {
      return;
    }
    Object original = names.lookup(name);
    if (original == Missing.MISSING) {
      return;
    }
    Object replacement = fixed(original, value);
    names.put(name, replacement);
    if (names.member("dbt", name) != Missing.MISSING) {
      names.put("dbt." + name, replacement);
    }
  }

  private static @Nullable Object fixed(@Nullable Object original, @Nullable Object value) {
    return switch (original) {
      case BoundMacro macro -> new BoundMacro.Fixed(macro, value);
      case BoundMacro.Fixed already -> new BoundMacro.Fixed(already.original(), value);
      case null, default -> value;
    };
  }

  private VarFunction variables(Map<String, @Nullable Object> vars) {
    Map<String, @Nullable Object> merged =
        new LinkedHashMap<>(shared.vars(names.subject().packageName()));
    merged.putAll(vars);
    return new VarFunction(
        "providers.UnitTestVar",
        names.subject().name(),
        merged,
        text -> Engines.text(text, names, null, true),
        name -> {
          throw VarFunction.required(name, merged, names.subject().name());
        });
  }

  private PyCallable environment(Map<String, @Nullable Object> env) {
    PyCallable ordinary = shared.base().envVar((_, _) -> {});
    return args -> {
      String name = Texts.str(args.get(0, "var", null));
      return env.containsKey(name) ? env.get(name) : ordinary.call(args);
    };
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> part(String key) {
    return overrides.get(key) instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : Map.of();
  }
}
