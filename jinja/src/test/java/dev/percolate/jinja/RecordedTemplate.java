package dev.percolate.jinja;

import dev.percolate.jinja.internal.builtin.LiteralEval;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.modules.DatetimeModule;
import dev.percolate.jinja.value.modules.ItertoolsModule;
import dev.percolate.jinja.value.modules.PytzModule;
import dev.percolate.jinja.value.modules.RegexModule;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A template and what Jinja2 made of it, recorded by the scripts of {@code src/test/recorder}.
 *
 * @param vars the variables, as a Python literal
 * @param env text, native or capture
 * @param expected the text (of a native template: its repr), or {@code !!} and the error
 */
record RecordedTemplate(String template, String vars, String env, String expected) {

  /** What this engine makes of it, written in the way of {@code expected}. */
  String actual() {
    boolean isNative = env.equals("native");
    Environment environment = Environments.dbt(env.equals("capture"), isNative);
    try {
      Template parsed = environment.parse(template, "case");
      Globals globals = globals();
      return isNative ? Texts.repr(parsed.renderNative(globals)) : parsed.render(globals);
    } catch (TemplateException e) {
      String line = e.isSyntax() ? " " + e.place().line() : "";
      return "!! " + e.kind().pythonName() + line + ": " + e.message();
    } catch (PyException e) {
      return "escaped without a place: " + e;
    }
  }

  private Globals globals() {
    Map<String, Object> names = new LinkedHashMap<>();
    names.put("modules", modules());
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) LiteralEval.parse(vars)).entrySet()) {
      names.put((String) entry.getKey(), entry.getValue());
    }
    return Globals.of(names);
  }

  /** The Python modules that dbt gives to templates. */
  private static Map<String, Object> modules() {
    Map<String, Object> modules = new LinkedHashMap<>();
    modules.put("pytz", new PytzModule());
    modules.put("datetime", new DatetimeModule(Clock.systemUTC()));
    modules.put("re", new RegexModule());
    modules.put("itertools", new ItertoolsModule());
    return modules;
  }
}
