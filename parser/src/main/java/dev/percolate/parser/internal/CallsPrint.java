package dev.percolate.parser.internal;

import dev.percolate.jinja.value.Texts;
import dev.percolate.manifest.RefArgs;
import dev.percolate.parser.internal.reuse.Fingerprint;
import dev.percolate.render.Captured;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What stands for everything that a template called: the same calls make the same node. */
final class CallsPrint {
  private CallsPrint() {}

  static String of(Captured calls) {
    StringBuilder text = new StringBuilder();
    for (RefArgs ref : calls.refs()) {
      Texts.appendRepr(text, Arrays.asList(ref.name(), ref.packageName(), ref.version()));
    }
    for (Object part :
        List.of(
            calls.sources(),
            calls.metrics(),
            calls.functions(),
            calls.configCalls(),
            List.copyOf(calls.macros()),
            calls.envVars())) {
      text.append('\n');
      Texts.appendRepr(text, part);
    }
    return Fingerprint.ofFile(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
