package dev.percolate.manifest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.percolate.manifest.FieldSink;
import dev.percolate.manifest.Part;
import dev.percolate.manifest.UnknownFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonSinkTest {

  /** A part whose only field has the same name as that of every other. */
  private record Holder(@Nullable Object config) implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("config", config);
    }
  }

  private static String written(Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonSink sink = new JsonSink(out, Map.of(), UnknownFields.NONE, 0);
    sink.start().value(value);
    sink.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> map(String key, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }

  @Test
  void aSharedDictionaryIsWrittenAsOften() throws IOException {
    Map<String, @Nullable Object> shared = map("a", List.of("é", 1L));
    Map<String, @Nullable Object> other = map("a", null);
    String text = "{\"config\": {\"a\": [\"\\u00e9\", 1]}}";
    String otherText = "{\"config\": {\"a\": null}}";
    List<Holder> holders = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      boolean isOther = i == 3 || i == 6;
      holders.add(new Holder(isOther ? other : shared));
      texts.add(isOther ? otherText : text);
    }
    holders.add(new Holder(null));
    texts.add("{\"config\": null}");
    assertThat(written(holders)).isEqualTo("[" + String.join(", ", texts) + "]");
  }

  @Test
  void whatLiesInItMayHaveTheSameName() throws IOException {
    Map<String, @Nullable Object> inner = map("in", true);
    Holder outer = new Holder(map("part", new Holder(inner)));
    String text = "{\"config\": {\"part\": {\"config\": {\"in\": true}}}}";
    String innerText = "{\"config\": {\"in\": true}}";
    List<Holder> holders =
        List.of(
            outer, outer, outer, new Holder(inner), new Holder(inner), new Holder(inner), outer);
    assertThat(written(holders))
        .isEqualTo(
            "[" + String.join(", ", text, text, text, innerText, innerText, innerText, text) + "]");
  }

  @Test
  void moreThanTheBufferHolds() throws IOException {
    Map<String, @Nullable Object> large = map("text", "x".repeat(50_000));
    String text = "{\"config\": {\"text\": \"" + "x".repeat(50_000) + "\"}}";
    Holder holder = new Holder(large);
    assertThat(written(List.of(holder, holder, holder, holder)))
        .isEqualTo("[" + String.join(", ", text, text, text, text) + "]");
  }
}
