package dev.percolate.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of nodes that have code.
 *
 * @param sources the {@code source()} calls as written
 * @param metrics the {@code metric()} calls as written
 * @param functions the {@code function()} calls as written
 */
public record CodePart(
    String language,
    List<RefArgs> refs,
    List<List<String>> sources,
    List<List<String>> metrics,
    List<List<String>> functions,
    DependsOn dependsOn,
    @Nullable String compiledPath,
    Contract contract) {

  public CodePart {
    refs = List.copyOf(refs);
    sources = List.copyOf(sources);
    metrics = List.copyOf(metrics);
    functions = List.copyOf(functions);
  }

  void fields(FieldSink sink, @Nullable CompiledNode compiled) {
    sink.field("language", language);
    sink.field("refs", refs);
    sink.field("sources", sources);
    sink.field("metrics", metrics);
    sink.field("functions", functions);
    sink.field(
        "depends_on",
        compiled == null
            ? dependsOn
            : new DependsOn(compiled.withCalled(dependsOn.macros()), dependsOn.nodes()));
    sink.field(
        "compiled_path",
        compiled == null || compiled.compiledPath() == null
            ? compiledPath
            : compiled.compiledPath());
    if (compiled != null && compiled.isCompiled()) {
      sink.field("compiled", true);
      sink.field("compiled_code", compiled.compiledCode());
      sink.field("extra_ctes_injected", compiled.extraCtesInjected());
      sink.field("extra_ctes", compiled.extraCtes());
    }
    sink.field("contract", contract);
  }
}
