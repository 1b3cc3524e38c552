package dev.percolate.project.internal;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes values from nodes as PyYAML's safe constructor does: merge keys, the last of two equal keys
 * wins, Python's equality of keys.
 *
 * <p>The items of a list are made after the mapping around it is finished, as in PyYAML: that is
 * the order in which problems are found.
 */
final class YamlBuilder {
  private static final String SET = YamlScalars.PREFIX + "set";
  private static final String OMAP = YamlScalars.PREFIX + "omap";
  private static final String PAIRS = YamlScalars.PREFIX + "pairs";

  private final YamlLoading.Listener positions;
  private final ArrayDeque<YamlNode> waiting = new ArrayDeque<>();

  YamlBuilder(YamlLoading.Listener positions) {
    this.positions = positions;
  }

  @Nullable Object build(YamlNode root) {
    Object value = value(root);
    YamlNode next;
    while ((next = waiting.poll()) != null) {
      fillList(next);
    }
    return value;
  }

  private @Nullable Object value(YamlNode node) {
    if (node.isBuilt) {
      if (node.isOpen) {
        throw YamlError.at("found unconstructable recursive node", node.mark);
      }
      return node.built;
    }
    node.isBuilt = true;
    switch (node.kind) {
      case SCALAR -> node.built = scalar(node);
      case SEQUENCE -> {
        if (!node.tag.equals(YamlScalars.SEQ) && !isPairs(node.tag)) {
          throw wrongTag(node);
        }
        List<@Nullable Object> list = new ArrayList<>(node.children.size());
        node.built = list;
        positions.collection(list, node.mark);
        waiting.add(node);
      }
      case MAPPING -> {
        node.isOpen = true;
        Map<@Nullable Object, @Nullable Object> map =
            LinkedHashMap.newLinkedHashMap(node.children.size() / 2);
        if (node.tag.equals(YamlScalars.MAP)) {
          node.built = map;
          positions.collection(map, node.mark);
          fillMap(node, map);
        } else if (node.tag.equals(SET)) {
          fillMap(node, map);
          Set<@Nullable Object> set = new LinkedHashSet<>(map.keySet());
          node.built = set;
        } else {
          throw wrongTag(node);
        }
        node.isOpen = false;
      }
    }
    return node.built;
  }

  private static @Nullable Object scalar(YamlNode node) {
    String wanted =
        switch (node.tag) {
          case SET, YamlScalars.MAP -> "expected a mapping node, but found scalar";
          case YamlScalars.SEQ -> "expected a sequence node, but found scalar";
          case OMAP, PAIRS -> "expected a sequence, but found scalar";
          default -> null;
        };
    if (wanted == null) {
      return YamlScalars.value(node.tag, node.text, node.mark);
    }
    throw isPairs(node.tag)
        ? new YamlError(pairsContext(node.tag), node.mark, wanted, node.mark)
        : YamlError.at(wanted, node.mark);
  }

  private static String pairsContext(String tag) {
    return tag.equals(OMAP) ? "while constructing an ordered map" : "while constructing pairs";
  }

  private static boolean isPairs(String tag) {
    return tag.equals(OMAP) || tag.equals(PAIRS);
  }

  private static YamlError wrongTag(YamlNode node) {
    String wanted =
        switch (node.tag) {
          case YamlScalars.STR,
              YamlScalars.INT,
              YamlScalars.FLOAT,
              YamlScalars.BOOL,
              YamlScalars.NULL,
              YamlScalars.TIMESTAMP ->
              "scalar";
          case YamlScalars.MAP, SET -> "mapping";
          case YamlScalars.SEQ -> "sequence";
          default -> "";
        };
    return wanted.isEmpty()
        ? YamlScalars.unknownTag(node.tag, node.mark)
        : YamlError.at("expected a " + wanted + " node, but found " + node.kind.word, node.mark);
  }

  @SuppressWarnings("unchecked")
  private void fillList(YamlNode node) {
    List<@Nullable Object> list = (List<@Nullable Object>) node.built;
    if (list == null) {
      return;
    }
    long[] marks = new long[node.children.size()];
    boolean isPairs = isPairs(node.tag);
    for (int i = 0; i < marks.length; i++) {
      YamlNode child = node.children.get(i);
      marks[i] = child.mark;
      list.add(isPairs ? pair(node, child) : value(child));
    }
    positions.items(list, marks);
  }

  private List<@Nullable Object> pair(YamlNode node, YamlNode child) {
    String context = pairsContext(node.tag);
    if (child.kind != YamlNode.Kind.MAPPING) {
      throw new YamlError(
          context,
          node.mark,
          "expected a mapping of length 1, but found " + child.kind.word,
          child.mark);
    }
    if (child.children.size() != 2) {
      throw new YamlError(
          context,
          node.mark,
          "expected a single mapping item, but found " + child.children.size() / 2 + " items",
          child.mark);
    }
    List<@Nullable Object> pair = new ArrayList<>(2);
    pair.add(value(child.children.get(0)));
    pair.add(value(child.children.get(1)));
    return pair;
  }

  private void fillMap(YamlNode node, Map<@Nullable Object, @Nullable Object> map) {
    List<YamlNode> children = node.children;
    boolean isOverride = !children.isEmpty() && children.getFirst().text.equals("<<");
    flatten(node);
    children = node.children;
    for (int i = 0; i < children.size(); i += 2) {
      YamlNode keyNode = children.get(i);
      Object key = value(keyNode);
      if (key instanceof Map || key instanceof List || key instanceof Set) {
        throw new YamlError(
            "while constructing a mapping", node.mark, "found unhashable key", keyNode.mark);
      }
      Object value = value(children.get(i + 1));
      Object known = key instanceof String ? key : equalKey(map, key);
      if (map.containsKey(known) && !isOverride) {
        positions.duplicate(key, keyNode.mark);
      }
      map.put(known, value);
      if (known != null) {
        positions.key(map, known, keyNode.mark);
      }
    }
  }

  /** The key already in the map that Python calls equal ({@code 1 == 1.0 == True}), or the key. */
  private static @Nullable Object equalKey(
      Map<@Nullable Object, @Nullable Object> map, @Nullable Object key) {
    Double number = number(key);
    if (number == null || map.containsKey(key)) {
      return key;
    }
    for (Object other : map.keySet()) {
      if (number.equals(number(other))) {
        return other;
      }
    }
    return key;
  }

  private static @Nullable Double number(@Nullable Object key) {
    return switch (key) {
      case Boolean bool -> bool ? 1.0 : 0.0;
      case Long whole -> whole.doubleValue();
      case Double real -> real == 0 ? 0.0 : real;
      case BigInteger big -> big.doubleValue();
      case null, default -> null;
    };
  }

  /** Puts the entries of {@code <<} in front, so that the mapping's own keys win. */
  private void flatten(YamlNode node) {
    boolean hasMerge = false;
    for (int i = 0; i < node.children.size(); i += 2) {
      YamlNode key = node.children.get(i);
      if (key.tag.equals(YamlScalars.MERGE)) {
        hasMerge = true;
      } else if (key.tag.equals(YamlScalars.VALUE)) {
        key.tag = YamlScalars.STR;
      }
    }
    if (!hasMerge) {
      return;
    }
    List<YamlNode> own = new ArrayList<>();
    List<YamlNode> merged = new ArrayList<>();
    for (int i = 0; i < node.children.size(); i += 2) {
      YamlNode key = node.children.get(i);
      YamlNode value = node.children.get(i + 1);
      if (key.tag.equals(YamlScalars.MERGE)) {
        merge(node, value, merged);
      } else {
        own.add(key);
        own.add(value);
      }
    }
    merged.addAll(own);
    node.children = merged;
  }

  private void merge(YamlNode node, YamlNode value, List<YamlNode> merged) {
    switch (value.kind) {
      case MAPPING -> {
        flatten(value);
        merged.addAll(value.children);
      }
      case SEQUENCE -> {
        for (int i = value.children.size() - 1; i >= 0; i--) {
          YamlNode item = value.children.get(i);
          if (item.kind != YamlNode.Kind.MAPPING) {
            throw new YamlError(
                "while constructing a mapping",
                node.mark,
                "expected a mapping for merging, but found " + item.kind.word,
                item.mark);
          }
          flatten(item);
          merged.addAll(item.children);
        }
      }
      case SCALAR ->
          throw new YamlError(
              "while constructing a mapping",
              node.mark,
              "expected a mapping or list of mappings for merging, but found scalar",
              value.mark);
    }
  }
}
