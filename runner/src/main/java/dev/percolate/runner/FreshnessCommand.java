package dev.percolate.runner;

import dev.percolate.compiler.CompiledNodes;
import dev.percolate.diagnostics.Event;
import dev.percolate.diagnostics.Level;
import dev.percolate.graph.Dag;
import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.ArtifactWritten;
import dev.percolate.manifest.ResourceType;
import dev.percolate.manifest.Source;
import dev.percolate.manifest.SourceFreshness;
import dev.percolate.project.Deprecation;
import dev.percolate.runner.internal.FreshnessCheck;
import dev.percolate.runner.internal.FreshnessRun;
import dev.percolate.runner.internal.GraphLink;
import dev.percolate.runner.internal.NodeSelection;
import dev.percolate.runner.internal.ResultBlocks;
import dev.percolate.runner.internal.RunArtifacts;
import dev.percolate.runner.internal.RunLines;
import dev.percolate.selection.ResourceTypeFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code source freshness}: how old the newest rows of sources are. */
public final class FreshnessCommand {
  private final RunEnvironment environment;
  private final RunLines lines;

  public FreshnessCommand(RunEnvironment environment) {
    this.environment = environment;
    this.lines = RunLines.of(environment);
  }

  /**
   * What was found.
   *
   * @param isFresh whether no source is too old and no check failed
   */
  public record Checked(boolean isFresh, SourceFreshness artifact) {}

  /** Checks the selected sources. */
  public Checked run() {
    warnOfOutput();
    Dag dag = GraphLink.of(environment, lines);
    List<Source> sources = selected(dag);
    List<FreshnessCheck.Result> results = List.of();
    double seconds = 0;
    CompiledNodes compiled = new CompiledNodes();
    if (sources.isEmpty()) {
      lines.nothingToDo();
    } else {
      FreshnessRun run = new FreshnessRun(environment, lines);
      long started = System.nanoTime();
      results = run.execute(dag, sources);
      seconds = (System.nanoTime() - started) / 1e9;
      lines.finished(run.all(), seconds);
      compiled = run.compiled();
    }
    SourceFreshness artifact = write(results, seconds, compiled);
    boolean isFresh = true;
    ResultBlocks blocks = new ResultBlocks(new CompiledNodes(), false);
    for (FreshnessCheck.Result result : results) {
      if (result.status() == NodeStatus.ERROR || result.status() == NodeStatus.RUNTIME_ERROR) {
        blocks.block(result.inRun(), false, lines);
        isFresh = false;
      }
    }
    environment.events().fire(Event.of("Q003", "FreshnessCheckComplete", Level.INFO, "Done."));
    return new Checked(isFresh, artifact);
  }

  private void warnOfOutput() {
    String output = environment.flags().text("output");
    if (output != null && !output.isEmpty()) {
      environment
          .events()
          .fire(
              Deprecation.event(
                  "D029",
                  "CustomOutputPathInSourceFreshnessDeprecation",
                  "Custom output path usage `--output "
                      + output
                      + "` usage detected in `dbt source freshness` command.",
                  true,
                  environment.flags(),
                  Map.of("path", output)));
    }
  }

  private List<Source> selected(Dag dag) {
    List<Source> sources = new ArrayList<>();
    for (String id :
        new NodeSelection(environment)
            .select(dag, ResourceTypeFilter.of(ResourceType.SOURCE), false)
            .ids()) {
      Source source = environment.manifest().sources().get(id);
      if (source != null && FreshnessCheck.isWanted(source)) {
        sources.add(source);
      }
    }
    return sources;
  }

  private SourceFreshness write(
      List<FreshnessCheck.Result> results, double seconds, CompiledNodes compiled) {
    RunArtifacts artifacts = new RunArtifacts(environment, compiled);
    List<SourceFreshness.Result> rows = new ArrayList<>();
    for (FreshnessCheck.Result result : results) {
      // dbt 1.12: sources whose check failed are left out
      if (result.row() != null) {
        rows.add(result.row());
      }
    }
    SourceFreshness artifact =
        new SourceFreshness(artifacts.metadata(SourceFreshness.SCHEMA_VERSION), rows, seconds);
    if (!environment.flags().writeJson()) {
      return artifact;
    }
    artifacts.writeManifest();
    String output = environment.flags().text("output");
    Path file =
        output == null
            ? environment.targetFolder().resolve("sources.json")
            : environment.flags().directories().working().resolve(output);
    ArtifactWriter.write(file, artifact);
    environment.events().fire(ArtifactWritten.event("FreshnessResult", file));
    return artifact;
  }
}
