package dev.percolate.jinja;

import dev.percolate.jinja.internal.builtin.LiteralEval;
import dev.percolate.jinja.internal.builtin.Marker;
import dev.percolate.jinja.internal.inspect.CallFinder;
import dev.percolate.jinja.internal.syntax.Source;
import dev.percolate.jinja.internal.tree.MacroStmt;
import dev.percolate.jinja.internal.tree.Out;
import dev.percolate.jinja.internal.tree.Program;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A parsed template. Immutable; any number of threads can render it at the same time. */
public final class Template {
  private final Environment environment;
  private final Source source;

  /** Null when the text has no tags at all. */
  private final @Nullable Program program;

  private Template(Environment environment, Source source, @Nullable Program program) {
    this.environment = environment;
    this.source = source;
    this.program = program;
  }

  static Template of(Environment environment, Program program) {
    return new Template(environment, program.source(), program);
  }

  static Template plain(Environment environment, Source source) {
    return new Template(environment, source, null);
  }

  /** Whether a text has anything that begins a tag. */
  static boolean hasDelimiter(String text) {
    for (int i = text.indexOf('{'); i >= 0 && i + 1 < text.length(); ) {
      char next = text.charAt(i + 1);
      if (next == '{' || next == '%' || next == '#') {
        return true;
      }
      i = text.indexOf('{', i + 1);
    }
    return false;
  }

  /** The name it was parsed under. */
  public String name() {
    return source.name();
  }

  /** The text, with {@code \n} line ends and without one trailing line end. */
  public String source() {
    return source.text();
  }

  /** Line and column of an offset in {@link #source()}. */
  public Place place(int offset) {
    return source.place(offset);
  }

  /** Renders to text. Raises a {@link TemplateException} or what the host's objects raise. */
  public String render(Globals globals) {
    return program == null ? source.text() : render(program, globals, program.newOut());
  }

  /** A rendering that has not begun, whose text can be looked at while it goes on. */
  public Rendering rendering() {
    return new Rendering(this, program == null ? null : program.newOut());
  }

  String render(Globals globals, @Nullable Out out) {
    return program == null || out == null ? source.text() : render(program, globals, out);
  }

  private String render(Program program, Globals globals, Out out) {
    program.run(globals, out);
    if (!environment.isNative()) {
      return out.text();
    }
    StringBuilder text = new StringBuilder();
    for (Object value : out.values()) {
      Texts.appendStr(text, value);
    }
    return text.toString();
  }

  /**
   * Renders to a value, which needs a native environment: nothing printed is an empty text, a
   * single print is its value (constants are text), more are a text.
   */
  public @Nullable Object renderNative(Globals globals) {
    if (program == null || !environment.isNative()) {
      return render(globals);
    }
    Out out = program.newOut();
    program.run(globals, out);
    List<@Nullable Object> values = out.values();
    if (values.isEmpty()) {
      return "";
    }
    if (values.size() == 1) {
      Object value = values.getFirst();
      return value instanceof Marker marker ? unmark(marker) : value;
    }
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      Texts.appendStr(text, value);
    }
    return text.toString();
  }

  private @Nullable Object unmark(Marker marker) {
    String text = marker.str();
    if (marker.kind() == Marker.Kind.TEXT) {
      return text;
    }
    Object value = LiteralEval.parse(text);
    if (value == Missing.MISSING) {
      value = text;
    }
    if (marker.kind() == Marker.Kind.BOOL && !(value instanceof Boolean)) {
      throw unconvertible(text, "bool");
    }
    boolean number = value instanceof Number && !(value instanceof BigDecimal);
    if (marker.kind() == Marker.Kind.NUMBER && !number) {
      throw unconvertible(text, "number");
    }
    return value;
  }

  private TemplateException unconvertible(String text, String type) {
    return new TemplateException(
        PyException.Kind.EXCEPTION,
        "Could not convert value '" + text + "' into type '" + type + "'",
        source.place(0));
  }

  /** The macros that can be called from outside, by full name. */
  public SequencedMap<String, MacroDefinition> macros() {
    SequencedMap<String, MacroDefinition> macros = new LinkedHashMap<>();
    for (MacroDefinition macro : allMacros()) {
      if (macro.isExported()) {
        macros.put(macro.name(), macro);
      }
    }
    return macros;
  }

  /** All macros in the order of the text, those inside others too. */
  public List<MacroDefinition> allMacros() {
    if (program == null) {
      return List.of();
    }
    List<MacroDefinition> macros = new ArrayList<>();
    for (MacroStmt macro : program.macros()) {
      macros.add(new MacroDefinition(program, macro));
    }
    return macros;
  }

  /** All call expressions, in the order Jinja's own search gives them. */
  public List<CallSite> callSites() {
    return program == null ? List.of() : CallFinder.calls(program);
  }

  /** Whether a name occurs anywhere, read or set. */
  public boolean mentions(String name) {
    return program != null && source.text().contains(name) && CallFinder.mentions(program, name);
  }

  /** Whether rendering may do anything but copy the text. */
  public boolean isDynamic() {
    return program != null;
  }
}
