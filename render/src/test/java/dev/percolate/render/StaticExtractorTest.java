package dev.percolate.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaticExtractorTest {
  @Test
  void acceptsAndReadsWhatDbtsExtractorDoes() throws IOException {
    for (List<String> line : Recorded.lines("static-extractor.txt")) {
      String text = Recorded.unescape(line.getFirst());
      assertThat(describe(StaticExtractor.extract(text))).as(text).isEqualTo(line.get(1));
    }
  }

  private static String describe(StaticExtractor.Result result) {
    if (result == null) {
      return "refused";
    }
    List<String> refs = new ArrayList<>();
    for (StaticExtractor.Ref ref : result.refs()) {
      String packageName = ref.packageName() == null ? "" : ref.packageName();
      String version = ref.version() == null ? "" : python(ref.version());
      refs.add(packageName + "/" + Recorded.escape(ref.name()) + "/" + version);
    }
    List<String> sources = new ArrayList<>();
    result.sources().forEach(source -> sources.add(source.name() + "." + source.table()));
    List<String> configs = new ArrayList<>();
    result.configs().forEach(entry -> configs.add(entry.key() + "=" + python(entry.value())));
    return String.join(" ", refs)
        + "; "
        + String.join(" ", sources)
        + "; "
        + String.join(" ", configs);
  }

  private static String python(Object value) {
    return switch (value) {
      case Boolean flag -> flag ? "True" : "False";
      case String text -> "'" + text.replace("\n", "\\n") + "'";
      case List<?> list ->
          "[" + String.join(", ", list.stream().map(v -> python(v)).toList()) + "]";
      case Map<?, ?> map ->
          "{"
              + String.join(
                  ", ",
                  map.entrySet().stream()
                      .map(e -> python(e.getKey()) + ": " + python(e.getValue()))
                      .toList())
              + "}";
      default -> value.toString();
    };
  }
}
