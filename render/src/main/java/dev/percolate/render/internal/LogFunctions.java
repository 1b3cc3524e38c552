package dev.percolate.render.internal;

import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.EventSink;
import dev.percolate.diagnostics.EventSubject;
import dev.percolate.diagnostics.Level;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Texts;
import dev.percolate.jinja.value.Truth;
import dev.percolate.project.Flags;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions {@code log} and {@code print}, which templates of all kinds have. */
record LogFunctions(EventSink events, Flags flags) {

  /** One of them, or {@link Missing#MISSING}. */
  Object named(String name) {
    return switch (name) {
      case "log" ->
          Function.of(1, name, args -> log(args[0], Truth.test(args[1])), "msg", "info")
              .shownAs("BaseContext.log");
      case "print" -> Function.of(name, args -> print(args[0]), "msg").shownAs("BaseContext.print");
      default -> Missing.MISSING;
    };
  }

  private Object log(@Nullable Object message, boolean info) {
    String text = Texts.str(message);
    fire(
        info ? "I062" : "I063",
        info ? "JinjaLogInfo" : "JinjaLogDebug",
        info ? Level.INFO : Level.DEBUG,
        text,
        text);
    return "";
  }

  private Object print(@Nullable Object message) {
    if (!Boolean.FALSE.equals(flags.get("print"))) {
      String text = Texts.str(message);
      fire("Z052", "PrintEvent", Level.INFO, text, text);
    }
    return "";
  }

  void fire(String code, String name, Level level, String shown, String message) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("msg", message);
    if (name.startsWith("JinjaLogInfo") || name.startsWith("JinjaLogDebug")) {
      EventSubject.addTo(data);
    }
    events.fire(new Event(code, name, level, shown, data));
  }
}
