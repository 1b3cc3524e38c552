package dev.percolate.project.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Turns SnakeYAML's events into nodes, resolving tags and aliases as PyYAML's C composer does. */
final class YamlComposer {
  private final Parser parser;
  private final Map<String, YamlNode> anchors = new HashMap<>();

  private YamlComposer(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setNestingDepthLimit(10_000);
    this.parser = new ParserImpl(new StreamReader(text), options);
  }

  /** The root node of the only document, or null when the text has none. */
  static @Nullable YamlNode compose(String text) {
    if (text.startsWith("%")) {
      checkDirective(text);
    }
    return new YamlComposer(text).document();
  }

  // SnakeYAML passes over directives it does not know; libyaml refuses them.
  private static void checkDirective(String text) {
    int end = 1;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    String name = text.substring(1, end);
    if (!name.isEmpty() && !name.equals("YAML") && !name.equals("TAG")) {
      throw new YamlError(
          "while scanning a directive",
          YamlNode.mark(0, 0),
          "found unknown directive name",
          YamlNode.mark(0, end));
    }
  }

  private @Nullable YamlNode document() {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return null;
    }
    parser.getEvent();
    YamlNode root = node();
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw new YamlError(
          "expected a single document in the stream",
          root.mark,
          "but found another document",
          mark(parser.getEvent().getStartMark()));
    }
    return root;
  }

  private YamlNode node() {
    Event event = parser.getEvent();
    long mark = mark(event.getStartMark());
    return switch (event) {
      case AliasEvent alias -> {
        YamlNode found = anchors.get(alias.getAnchor());
        if (found == null) {
          throw YamlError.at("found undefined alias", mark);
        }
        yield found;
      }
      case ScalarEvent scalar -> scalar(scalar, mark);
      case SequenceStartEvent start -> {
        YamlNode node =
            new YamlNode(YamlNode.Kind.SEQUENCE, tag(start.getTag(), YamlScalars.SEQ), "", mark);
        remember(start.getAnchor(), node, mark);
        fill(node, Event.ID.SequenceEnd);
        yield node;
      }
      case MappingStartEvent start -> {
        YamlNode node =
            new YamlNode(YamlNode.Kind.MAPPING, tag(start.getTag(), YamlScalars.MAP), "", mark);
        remember(start.getAnchor(), node, mark);
        fill(node, Event.ID.MappingEnd);
        yield node;
      }
      default -> throw YamlError.at("unexpected " + event, mark);
    };
  }

  private void fill(YamlNode node, Event.ID end) {
    List<YamlNode> children = node.children;
    while (!parser.checkEvent(end)) {
      children.add(node());
    }
    parser.getEvent();
  }

  private YamlNode scalar(ScalarEvent event, long mark) {
    String written = event.getTag();
    String tag;
    if (written == null) {
      tag = event.isPlain() ? YamlScalars.resolve(event.getValue()) : YamlScalars.STR;
    } else {
      tag = tag(written, YamlScalars.STR);
    }
    YamlNode node = new YamlNode(YamlNode.Kind.SCALAR, tag, event.getValue(), mark);
    remember(event.getAnchor(), node, mark);
    return node;
  }

  private void remember(@Nullable String anchor, YamlNode node, long mark) {
    if (anchor == null) {
      return;
    }
    YamlNode first = anchors.put(anchor, node);
    if (first != null) {
      throw new YamlError(
          "found duplicate anchor; first occurrence", first.mark, "second occurrence", mark);
    }
  }

  private static String tag(@Nullable String written, String fallback) {
    return written == null || written.equals("!") ? fallback : written;
  }

  private static long mark(Mark mark) {
    return YamlNode.mark(mark.getLine(), mark.getColumn());
  }
}
