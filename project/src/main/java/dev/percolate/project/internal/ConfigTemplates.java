package dev.percolate.project.internal;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.Environment;
import dev.percolate.jinja.Globals;
import dev.percolate.jinja.TemplateException;
import dev.percolate.jinja.value.Arguments;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyCallable;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.project.EnvReads;
import dev.percolate.project.EnvVars;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders configuration texts with native Jinja, and says what is wrong with them as dbt does. */
public final class ConfigTemplates {
  private final EnvVars env;
  private final EnvReads reads;
  private final Map<String, @Nullable Object> vars;
  private final boolean areVarsRequired;
  private final boolean areSecretsAllowed;
  private final @Nullable Map<String, @Nullable Object> target;
  private final Globals others;

  private ConfigTemplates(
      EnvVars env,
      EnvReads reads,
      Map<String, @Nullable Object> vars,
      boolean areVarsRequired,
      boolean areSecretsAllowed,
      @Nullable Map<String, @Nullable Object> target,
      Globals others) {
    this.env = env;
    this.reads = reads;
    this.vars = vars;
    this.areVarsRequired = areVarsRequired;
    this.areSecretsAllowed = areSecretsAllowed;
    this.target = target;
    this.others = others;
  }

  /** Environments are made when the first template asks for them. */
  private static final class Engines {
    static final Environment NATIVE = Environment.builder().nativeValues().build();
    static final Environment TEXT = Environment.builder().build();
  }

  /**
   * For dbt_project.yml and selectors.yml.
   *
   * @param target the {@code target} dictionary, or null without a profile
   * @param others further names
   */
  public static ValueRenderer project(
      EnvVars env,
      EnvReads reads,
      Map<String, @Nullable Object> vars,
      boolean areVarsRequired,
      @Nullable Map<String, @Nullable Object> target,
      Globals others) {
    ConfigTemplates templates =
        new ConfigTemplates(env, reads, vars, areVarsRequired, false, target, others);
    return (template, path) -> templates.render(template);
  }

  /** For profiles.yml and packages.yml, where secrets are allowed. */
  public static ValueRenderer secret(
      EnvVars env, EnvReads reads, Map<String, @Nullable Object> vars, Globals others) {
    ConfigTemplates templates = new ConfigTemplates(env, reads, vars, true, true, null, others);
    return templates::renderSecret;
  }

  private @Nullable Object renderSecret(String template, KeyPath path) {
    Object rendered;
    try {
      rendered = render(template);
    } catch (ProblemException e) {
      // dbt 1.12: a password may look like a template without being one.
      if (!path.has("password")) {
        throw e;
      }
      rendered = template;
    }
    return rendered instanceof String text && text.contains(EnvVars.SECRET_PREFIX)
        ? SecretValues.reveal(text, env)
        : rendered;
  }

  private @Nullable Object render(String template) {
    if (template.indexOf('{') < 0) {
      return unterminated(template);
    }
    try {
      return Markup.allPlain(
          Engines.NATIVE.parse(template, "<template>").renderNative(this::lookup));
    } catch (TemplateException e) {
      throw unrendered(template, text(e, template), e);
    } catch (PyException e) {
      throw unrendered(template, e.message(), e);
    } catch (ProblemException e) {
      if (e.problem().kind() != ProblemKind.COMPILATION) {
        throw e;
      }
      throw unrendered(template, e.problem().message(), e);
    }
  }

  private static ProblemException unrendered(String template, String reason, Exception cause) {
    ProblemException problem =
        ProblemException.compilation("Could not render " + template + ": " + reason);
    problem.addSuppressed(cause);
    return problem;
  }

  private static String text(TemplateException e, String template) {
    if (!e.isSyntax()) {
      return e.message();
    }
    int line = e.place().line();
    String[] lines = template.split("\n", -1);
    String shown = line >= 1 && line <= lines.length ? "\n    " + lines[line - 1].strip() : "";
    return e.message() + "\n  line " + line + shown;
  }

  // Jinja drops one line break at the end of a template and knows only \n.
  private static String unterminated(String text) {
    String plain = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    return plain.endsWith("\n") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private @Nullable Object lookup(String name) {
    return switch (name) {
      case "env_var" -> (PyCallable) this::envVar;
      case "var" -> new ConfigVar(vars, areVarsRequired, this::renderText);
      case "target" -> target == null ? Missing.MISSING : target;
      case "dbt_version" -> DbtVersion.INSTALLED;
      case "context", "builtins" -> new AllNames(this);
      default -> others.lookup(name);
    };
  }

  /** The dictionary of all names, which is one of them. */
  private record AllNames(ConfigTemplates templates) implements PyObject {
    @Override
    public @Nullable Object attribute(String name) {
      return templates.lookup(name);
    }

    @Override
    public @Nullable Object item(@Nullable Object key) {
      return key instanceof String name ? templates.lookup(name) : Missing.MISSING;
    }

    @Override
    public boolean isMapping() {
      return true;
    }

    @Override
    public String typeName() {
      return "dict";
    }
  }

  private String renderText(String template) {
    return Engines.TEXT.parse(template, "<template>").render(this::lookup);
  }

  private @Nullable Object envVar(Arguments args) {
    String name = String.valueOf(args.get(0, "var", ""));
    Object fallback = args.get(1, "default", null);
    boolean isSecret = name.startsWith(EnvVars.SECRET_PREFIX);
    if (isSecret && !areSecretsAllowed) {
      throw ProblemException.parsing(
          "Secret env vars are allowed only in profiles.yml or packages.yml. Found '"
              + name
              + "' referenced elsewhere.");
    }
    String value = env.visible(name);
    if (value != null && isSecret) {
      return SecretValues.placeholder(name);
    }
    if (value == null && fallback == null) {
      throw ProblemException.parsing("Env var required but not provided: '" + name + "'");
    }
    reads.record(name, value == null ? EnvReads.DEFAULTED : value);
    return value == null ? fallback : value;
  }
}
