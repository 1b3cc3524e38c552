package dev.percolate.parser.internal.part;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.manifest.Doc;
import dev.percolate.manifest.Group;
import dev.percolate.manifest.MacroReads;
import dev.percolate.manifest.NodeBuilder;
import dev.percolate.manifest.Resource;
import dev.percolate.parser.internal.FileDrafts;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.parser.internal.link.DisabledCleanup;
import dev.percolate.parser.internal.link.Linking;
import dev.percolate.parser.internal.properties.PropertyFiles;
import dev.percolate.parser.internal.reuse.KeptManifest;
import dev.percolate.parser.internal.reuse.Revision;
import dev.percolate.parser.internal.reuse.Section;
import dev.percolate.parser.internal.reuse.Skeleton;
import dev.percolate.parser.internal.semantics.SemanticReader;
import dev.percolate.project.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses a part of a project among what an earlier parse made of the rest, with the steps of a
 * whole parse. Its result stands only if the new resources are the old ones in the same order and
 * look the same to all others ({@link Face}): then the rest, and the checks over the whole, would
 * come out as before.
 */
final class PartParse {
  private final ParseSession session;
  private final ManifestDraft draft;
  private final KeptManifest kept;
  private final ProjectFiles files;
  private final PartPlan plan;
  private final MacroEffect macros;

  PartParse(
      ParseSession session,
      KeptManifest kept,
      ProjectFiles files,
      PartPlan plan,
      MacroEffect macros) {
    this.session = session;
    this.draft = session.draft();
    this.kept = kept;
    this.files = files;
    this.plan = plan;
    this.macros = macros;
  }

  /**
   * The new resources in their places; null when the whole project has to be parsed.
   *
   * @throws ProblemException when something is wrong, of which a whole parse may tell otherwise
   */
  @Nullable Arrangement run() {
    List<PropertyFiles.Content> contents =
        plan.properties(files, files.of(SourceFile.Kind.SCHEMA), session.events());
    if (contents == null) {
      return null;
    }
    surround();
    parseFiles();
    PropertyFiles properties = new PropertyFiles(session, new SemanticReader(session));
    properties.apply(contents);
    DisabledCleanup.run(draft);
    properties.finishSources();
    if (!draft.disabled().isEmpty()) {
      return null;
    }
    Linking.link(session);
    return arranged();
  }

  private void surround() {
    Skeleton skeleton = kept.skeleton();
    Set<String> anew = new HashSet<>();
    for (int row : plan.rows()) {
      NodeBuilder node = skeleton.nodes().get(row);
      if (node != null) {
        anew.add(node.uniqueId);
      }
    }
    draft.surround(skeleton.nodes().values(), skeleton.sources().values(), anew);
    for (Resource doc : kept.resources(Section.DOCS)) {
      draft.addDoc((Doc) doc);
    }
    for (Resource group : kept.resources(Section.GROUPS)) {
      draft.addGroup((Group) group);
    }
  }

  private void parseFiles() {
    FileDrafts drafts = new FileDrafts(session, files);
    List<SourceFile> wanted = new ArrayList<>();
    for (SourceFile file : FileDrafts.files(session.packages(), files)) {
      boolean isRows = file.kind() == SourceFile.Kind.FIXTURE && plan.hasUnitTests();
      if (isRows || plan.parses(file)) {
        wanted.add(file);
      }
    }
    session.parallel().map(wanted, file -> parsed(drafts, file)).forEach(drafts::add);
  }

  private FileDrafts.Parsed parsed(FileDrafts drafts, SourceFile file) {
    FileDrafts.Parsed known = macros.parsed().get(file.fileId());
    return known == null ? drafts.parse(file) : known;
  }

  /** What the new resources owe to macros. */
  Revision.Reads reads(Arrangement made) {
    Map<Integer, MacroReads> rows = new HashMap<>(macros.reads());
    made.replaced()
        .forEach(
            (row, resource) -> {
              NodeBuilder node = draft.nodes().get(resource.uniqueId());
              if (node != null) {
                rows.put(row, node.macroReads);
              }
            });
    Map<String, MacroReads> added = new HashMap<>();
    for (Resource resource : made.added()) {
      NodeBuilder node = draft.nodes().get(resource.uniqueId());
      if (node != null) {
        added.put(resource.uniqueId(), node.macroReads);
      }
    }
    return new Revision.Reads(rows, added);
  }

  /** The new resources, if nobody else can tell the difference. */
  private @Nullable Arrangement arranged() {
    List<Resource> made = made();
    if (made == null) {
      return null;
    }
    return Arrangement.of(
        kept,
        made,
        plan.rows(),
        (all, replaced, added) -> order().of(all, replaced, added),
        () -> new Coming(kept, session.packages().root().configs()));
  }

  private NodeOrder order() {
    List<SourceFile> all = FileDrafts.files(session.packages(), files);
    return new NodeOrder(kept.skeleton(), all, plan::isWhole);
  }

  /** Everything that was made, in the order of the manifest; null for what is not made in part. */
  private @Nullable List<Resource> made() {
    boolean isMore =
        !draft.disabled().isEmpty()
            || !draft.functions().isEmpty()
            || !draft.metrics().isEmpty()
            || !draft.semanticModels().isEmpty()
            || !draft.savedQueries().isEmpty()
            || draft.docs().size() != kept.skeleton().size(Section.DOCS)
            || draft.groups().size() != kept.skeleton().size(Section.GROUPS);
    if (isMore) {
      return null;
    }
    List<Resource> made = new ArrayList<>();
    draft.nodes().values().stream().map(NodeBuilder::build).forEach(made::add);
    draft.sources().values().forEach(source -> made.add(source.build()));
    draft.exposures().values().forEach(exposure -> made.add(exposure.build()));
    draft.unitTests().values().forEach(test -> made.add(test.build()));
    return made;
  }
}
