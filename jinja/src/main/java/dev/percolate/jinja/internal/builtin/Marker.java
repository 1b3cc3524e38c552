package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.value.Attributes;
import dev.percolate.jinja.value.Items;
import dev.percolate.jinja.value.Iteration;
import dev.percolate.jinja.value.Markup;
import dev.percolate.jinja.value.Operators;
import dev.percolate.jinja.value.PyText;
import dev.percolate.jinja.value.Texts;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A text that says what a native template shall make of it: {@code as_bool} and its like. */
public final class Marker implements PyText {
  /** What the text is to become. */
  public enum Kind {
    TEXT("TextMarker"),
    NATIVE("NativeMarker"),
    BOOL("BoolMarker"),
    NUMBER("NumberMarker");

    private final String typeName;

    Kind(String typeName) {
      this.typeName = typeName;
    }
  }

  private final Kind kind;
  private final String text;

  Marker(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  public Kind kind() {
    return kind;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return Attributes.get(text, name);
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return Items.find(text, key);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean contains(@Nullable Object item) {
    return Operators.contains(text, item);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return text.equals(Markup.plain(other));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String str() {
    return text;
  }

  @Override
  public String repr() {
    return Texts.repr(text);
  }

  @Override
  public boolean isTruthy() {
    return !text.isEmpty();
  }

  @Override
  public String typeName() {
    return kind.typeName;
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt_common.clients.jinja." + kind.typeName;
  }

  @Override
  public int length() {
    return Iteration.length(text);
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return Iteration.iterate(text);
  }
}
