package dev.percolate.manifest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user-defined function of the warehouse. */
public record FunctionNode(
    NodeHead head,
    CodePart code,
    Returns returns,
    List<Argument> arguments,
    List<Overload> overloads)
    implements ExecutableNode {

  public FunctionNode {
    arguments = List.copyOf(arguments);
    overloads = List.copyOf(overloads);
  }

  @Override
  public void fields(FieldSink sink) {
    CompiledNode compiled = sink.compiled(uniqueId());
    sink.field("returns", returns);
    head.fields(sink, compiled);
    code.fields(sink, compiled);
    sink.field("arguments", arguments);
    sink.field("overloads", compiled == null ? overloads : compiled(compiled.overloads()));
    sink.templateOnly("defer_function", null);
  }

  private List<Overload> compiled(List<@Nullable String> bodies) {
    if (bodies.size() != overloads.size()) {
      return overloads;
    }
    List<Overload> compiled = new ArrayList<>(overloads.size());
    for (int i = 0; i < bodies.size(); i++) {
      compiled.add(overloads.get(i).withCompiledBody(bodies.get(i)));
    }
    return compiled;
  }

  /** What a function gives back. */
  public record Returns(String dataType, @Nullable String description) implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("data_type", dataType);
      sink.field("description", description);
    }
  }

  /** One argument; {@code defaultValue} is null when there is none. */
  public record Argument(
      String name, String dataType, @Nullable String description, @Nullable Object defaultValue)
      implements Part {
    @Override
    public void fields(FieldSink sink) {
      sink.field("name", name);
      sink.field("data_type", dataType);
      sink.field("description", description);
      sink.field("default_value", defaultValue);
    }
  }

  /** The same function for other argument types, from a file of its own. */
  public record Overload(
      String definedIn,
      List<Argument> arguments,
      @Nullable Returns returns,
      @Nullable String description,
      @Nullable String rawBody,
      @Nullable String compiledBody)
      implements Part {

    public Overload {
      arguments = List.copyOf(arguments);
    }

    private Overload withCompiledBody(@Nullable String body) {
      return new Overload(definedIn, arguments, returns, description, rawBody, body);
    }

    @Override
    public void fields(FieldSink sink) {
      sink.field("defined_in", definedIn);
      sink.field("arguments", arguments);
      sink.field("returns", returns);
      sink.field("description", description);
      sink.field("raw_body", rawBody);
      sink.field("compiled_body", compiledBody);
    }
  }
}
