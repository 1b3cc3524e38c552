package dev.percolate.parser;

import dev.percolate.diagnostics.BugException;
import dev.percolate.manifest.Manifest;
import dev.percolate.manifest.ManifestMetadata;
import dev.percolate.manifest.Once;
import dev.percolate.parser.internal.Beside;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.reuse.KeptForms;
import dev.percolate.parser.internal.reuse.KeptReads;
import dev.percolate.parser.internal.reuse.ParseNotes;
import dev.percolate.parser.internal.reuse.SavedParse;
import dev.percolate.parser.internal.reuse.StateFile;
import dev.percolate.render.MacroRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a parse gives. Manifest and macros of a parse that found nothing changed are made when they
 * are first asked for. Safe for many threads.
 */
public final class ParseResult {
  private final ManifestMetadata metadata;
  private final Once<Manifest> manifest;
  private final Once<MacroRegistry> macros;
  private final ParseTiming timing;
  private final InlineQueries inlineQueries;
  private final @Nullable ParseNotes notes;
  private final @Nullable Supplier<KeptReads> reads;
  private final @Nullable SavedParse saved;
  private final boolean isReused;
  private @Nullable Beside<KeptForms> forms;

  private ParseResult(
      ManifestMetadata metadata,
      Supplier<Manifest> manifest,
      Supplier<MacroRegistry> macros,
      ParseTiming timing,
      Function<MacroRegistry, ParseSession> sessions,
      @Nullable ParseNotes notes,
      @Nullable Supplier<KeptReads> reads,
      @Nullable SavedParse saved,
      boolean isReused) {
    this.metadata = metadata;
    this.manifest = new Once<>(manifest);
    this.macros = new Once<>(macros);
    this.timing = timing;
    this.inlineQueries =
        new InlineQueries(() -> sessions.apply(this.macros.get()), this.manifest::get);
    this.notes = notes;
    this.reads = reads;
    this.saved = saved;
    this.isReused = isReused;
  }

  /**
   * The result of a parse.
   *
   * @param sessions opens a session for queries of the command line
   * @param notes what the next parse looks at, like {@code reads}
   */
  static ParseResult parsed(
      Manifest manifest,
      MacroRegistry macros,
      ParseTiming timing,
      Function<MacroRegistry, ParseSession> sessions,
      ParseNotes notes,
      Supplier<KeptReads> reads) {
    return new ParseResult(
        manifest.metadata(),
        () -> manifest,
        () -> macros,
        timing,
        sessions,
        notes,
        reads,
        null,
        false);
  }

  /** What a manifest gives that was made elsewhere; it cannot be saved. */
  static ParseResult given(
      Manifest manifest,
      Supplier<MacroRegistry> macros,
      ParseTiming timing,
      Function<MacroRegistry, ParseSession> sessions) {
    return new ParseResult(
        manifest.metadata(), () -> manifest, macros, timing, sessions, null, null, null, true);
  }

  /** The result of an earlier parse. */
  static ParseResult reused(
      ManifestMetadata metadata,
      Supplier<MacroRegistry> macros,
      ParseTiming timing,
      Function<MacroRegistry, ParseSession> sessions,
      SavedParse saved) {
    return new ParseResult(
        metadata,
        () -> saved.manifest(metadata),
        macros,
        timing,
        sessions,
        saved.notes(),
        null,
        saved,
        true);
  }

  /** The result of an earlier parse in which some files were parsed again. */
  static ParseResult partly(
      ManifestMetadata metadata,
      MacroRegistry macros,
      ParseTiming timing,
      Function<MacroRegistry, ParseSession> sessions,
      SavedParse patched) {
    return new ParseResult(
        metadata,
        () -> patched.manifest(metadata),
        () -> macros,
        timing,
        sessions,
        patched.notes(),
        null,
        patched,
        false);
  }

  /** The head of the manifest. */
  public ManifestMetadata metadata() {
    return metadata;
  }

  public Manifest manifest() {
    return manifest.get();
  }

  /** Every macro, ready to be called. */
  public MacroRegistry macros() {
    return macros.get();
  }

  /** Figures for perf_info.json. */
  public ParseTiming timing() {
    return timing;
  }

  /** Parses queries of the command line against this result. */
  public InlineQueries inlineQueries() {
    return inlineQueries;
  }

  /** Whether this is the result of an earlier parse as it was. */
  public boolean isReused() {
    return isReused;
  }

  /** What is known of the artifacts without writing them; null when nothing is. */
  public @Nullable SavedArtifacts artifacts() {
    return saved == null ? null : saved.artifacts();
  }

  /** manifest.json of an earlier parse, as it is now; null when it was not kept. */
  public @Nullable ManifestText text() {
    SavedArtifacts artifacts = artifacts();
    if (saved == null || artifacts == null) {
      return null;
    }
    return new ManifestText(manifest(), artifacts.manifest(), saved::compilableTexts);
  }

  /**
   * Begins, on a thread of its own, to make what {@link #save} leaves of a whole parse besides its
   * artifacts, which are written meanwhile.
   */
  public void beginSaving() {
    if (reads != null) {
      Supplier<KeptReads> made = reads;
      forms = Beside.begin("keep-parse", () -> KeptForms.of(manifest(), made.get()));
    }
  }

  /**
   * Leaves the result for the next parse; a new one was begun by {@link #beginSaving}.
   *
   * @param artifacts what was written, or null
   * @throws IOException when the file cannot be written
   */
  public void save(Path file, @Nullable SavedArtifacts artifacts) throws IOException {
    if (notes == null) {
      throw new BugException("a manifest made elsewhere is not left for the next parse");
    }
    if (saved != null && saved.artifacts() != null) {
      StateFile.write(file, saved);
    } else if (forms != null) {
      StateFile.write(file, forms.get().saved(notes, artifacts));
    } else if (saved != null) {
      StateFile.write(file, saved.with(artifacts, manifest()));
    }
  }
}
