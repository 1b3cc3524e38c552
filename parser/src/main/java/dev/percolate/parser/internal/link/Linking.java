package dev.percolate.parser.internal.link;

import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.semantics.SemanticLinks;

/** The steps that follow when all files are read, in dbt's order. */
public final class Linking {
  private Linking() {}

  /** Names become ids; what concerns single resources is checked. */
  public static void link(ParseSession session) {
    Links links = new Links(session);
    Linker linker = new Linker(session, links);
    linker.linkRelations();
    new UnitTestLinks(session, links).link();
    new Descriptions(session, links).render();
    SemanticLinks semantics = new SemanticLinks(session, links, linker);
    semantics.linkMetrics();
    linker.linkMetrics();
    semantics.linkSavedQueries();
    new PrimaryKeys(session.draft()).infer();
    linker.linkFunctions();
    Checks checks = new Checks(session);
    checks.groups();
    checks.access();
    checks.snapshots();
    Microbatch batches = new Microbatch(session);
    if (batches.isBatched()) {
      batches.check();
    }
    semantics.check();
  }

  /** What is told of the whole on every parse. */
  public static void check(ParseSession session) {
    new DeprecatedModels(session).warn();
    Checks checks = new Checks(session);
    SpacedNames.check(session);
    Microbatch batches = new Microbatch(session);
    batches.warnOfCustomStrategy();
    if (batches.isBatched()) {
      checks.batchConcurrency();
      batches.warnOfInputs();
    }
    checks.functionArguments();
    new Uniqueness(session).check();
    checks.functionLanguages();
    new UnusedPaths(session).warn();
  }
}
