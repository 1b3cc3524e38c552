package dev.percolate.runner.internal;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.manifest.ArtifactMetadata;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.ArtifactWritten;
import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.CompiledNode;
import dev.percolate.manifest.ExecutableNode;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.RunResults;
import dev.percolate.manifest.SemanticManifest;
import dev.percolate.parser.ManifestText;
import dev.percolate.parser.SemanticFiles;
import dev.percolate.project.Flags;
import dev.percolate.render.EventTimeRange;
import dev.percolate.render.Invocation;
import dev.percolate.runner.NodeResult;
import dev.percolate.runner.RunEnvironment;
import dev.percolate.runner.RunOutcome;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes manifest.json, the files of the semantic layer and run_results.json after a command. */
public final class RunArtifacts {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final RunEnvironment environment;
  private final CompiledNodes compiled;

  private final @Nullable String inline;
  private final List<Event> toldOfManifest = new ArrayList<>();

  public RunArtifacts(RunEnvironment environment, CompiledNodes compiled) {
    this(environment, compiled, null);
  }

  /**
   * Artifacts of one command.
   *
   * @param inline id of a query of the command line, which the manifest leaves out; or null
   */
  public RunArtifacts(RunEnvironment environment, CompiledNodes compiled, @Nullable String inline) {
    this.environment = environment;
    this.compiled = compiled;
    this.inline = inline;
  }

  /**
   * Writes both files, unless the user asked for no JSON; gives the results in any case.
   *
   * @param seconds how long the nodes took together
   */
  public RunResults write(List<NodeResult> results, double seconds) {
    tellEnd(results, seconds);
    if (!environment.flags().writeJson()) {
      return results(results, seconds);
    }
    writeManifest();
    return writeResults(results, seconds);
  }

  /** Writes the manifest with what was compiled. */
  public void writeManifest() {
    Map<String, CompiledNode> byId = new LinkedHashMap<>();
    compiled.all().forEach(node -> byId.put(node.uniqueId(), node));
    Path folder = environment.targetFolder();
    Path file = folder.resolve("manifest.json");
    Manifest manifest =
        inline == null ? environment.manifest() : environment.manifest().without(inline);
    ManifestText text = environment.text();
    if (text == null) {
      ArtifactWriter.writeManifest(file, manifest, byId);
    } else {
      text.write(file, byId);
    }
    tell(ArtifactWritten.event("WritableManifest", file));
    Bytes semantics = Bytes.of(ArtifactWriter.json(SemanticManifest.of(manifest)));
    SemanticFiles.write(folder, semantics, this::tell);
  }

  private void tell(Event event) {
    toldOfManifest.add(event);
    environment.events().fire(event);
  }

  /** What {@link #writeManifest} told. */
  public List<Event> toldOfManifest() {
    return List.copyOf(toldOfManifest);
  }

  /** Writes run_results.json. */
  public RunResults writeResults(List<NodeResult> results, double seconds) {
    RunResults artifact = results(results, seconds);
    Path file = environment.targetFolder().resolve("run_results.json");
    ArtifactWriter.write(file, artifact);
    environment.events().fire(ArtifactWritten.event("RunExecutionResult", file));
    return artifact;
  }

  private void tellEnd(List<NodeResult> results, double seconds) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("elapsed_time", seconds);
    data.put("generated_at", SECONDS.format(environment.clock().instant()));
    data.put("results", new ResultFields(results));
    data.put("success", RunOutcome.isSuccess(results));
    environment
        .events()
        .fire(new Event("Q037", "EndRunResult", Level.DEBUG, "Command end result", data));
  }

  /** Results as the event shows them, made only when somebody reads them. */
  private static final class ResultFields extends AbstractList<Map<String, @Nullable Object>> {
    private final List<NodeResult> results;

    ResultFields(List<NodeResult> results) {
      this.results = results;
    }

    @Override
    public Map<String, @Nullable Object> get(int index) {
      return NodeEvents.fields(results.get(index));
    }

    @Override
    public int size() {
      return results.size();
    }
  }

  private RunResults results(List<NodeResult> results, double seconds) {
    List<RunResults.Result> rows = new ArrayList<>(results.size());
    results.forEach(result -> rows.add(row(result)));
    return new RunResults(
        metadata(RunResults.SCHEMA_VERSION), rows, seconds, arguments(environment.flags()));
  }

  /** The head of an artifact. */
  public ArtifactMetadata metadata(String schemaVersion) {
    Invocation invocation = environment.invocation();
    Map<String, @Nullable Object> custom = new LinkedHashMap<>(invocation.env().custom());
    return new ArtifactMetadata(
        schemaVersion,
        Invocation.DBT_VERSION,
        environment.clock().instant(),
        invocation.id(),
        invocation.startedAt().toInstant(),
        custom);
  }

  private RunResults.Result row(NodeResult result) {
    CompiledNode code = compiled.get(result.node().uniqueId());
    boolean isCompiled = code != null && code.isCompiled();
    boolean canCompile =
        switch (result.node().resourceType()) {
          case SEED -> false;
          // dbt 1.12: only a unit test that came to a verdict counts as compiled
          case UNIT_TEST -> isCompiled;
          default -> result.node() instanceof ExecutableNode;
        };
    String relation =
        result.node() instanceof ExecutableNode node && canCompile
            ? compiled.relationName(node)
            : null;
    return new RunResults.Result(
        result.status().word(),
        result.timing(),
        result.thread(),
        result.seconds(),
        result.response(),
        result.message(),
        result.failures(),
        result.node().uniqueId(),
        canCompile ? isCompiled : null,
        code != null && isCompiled ? code.compiledCode() : null,
        relation,
        result.batches(),
        result.overloads());
  }

  /** The flags as run results show them. */
  private Map<String, @Nullable Object> arguments(Flags flags) {
    Map<String, @Nullable Object> arguments =
        new LinkedHashMap<>(new TreeMap<>(flags.artifactArgs()));
    EventTimeRange sample =
        SampleWindow.of(flags.text("sample"), environment.invocation().startedAt());
    if (sample != null && arguments.containsKey("sample")) {
      Map<String, @Nullable Object> range = new LinkedHashMap<>();
      range.put("start", BatchPlan.iso(sample.start()));
      range.put("end", BatchPlan.iso(sample.end()));
      arguments.put("sample", range);
    }
    return arguments;
  }
}
