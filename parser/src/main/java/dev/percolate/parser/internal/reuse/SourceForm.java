package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Source;

/** The binary form of a source: every field, read in the order it was written. */
final class SourceForm {
  private SourceForm() {}

  static void write(ValueWriter out, Source source) {
    IdentityForm.write(out, source.identity())
        .text(source.database())
        .text(source.schema())
        .text(source.sourceName())
        .text(source.sourceDescription())
        .text(source.loader())
        .text(source.identifier())
        .keptValues(source.quoting())
        .text(source.loadedAtField())
        .text(source.loadedAtQuery())
        .optional(source.freshness(), ValueWriter::keptValues)
        .optional(source.external(), ValueWriter::keptValues)
        .text(source.description())
        .keptMap(source.columns(), NodeForm::writeColumn)
        .keptValues(source.meta())
        .keptValues(source.sourceMeta())
        .texts(source.tags())
        .keptValues(source.config())
        .text(source.patchPath())
        .keptValues(source.unrenderedConfig())
        .text(source.relationName())
        .decimal(source.createdAt())
        .text(source.unrenderedDatabase())
        .text(source.unrenderedSchema())
        .texts(source.docBlocks());
  }

  static Source read(ValueReader in) {
    return new Source(
        IdentityForm.read(in),
        in.textOrNull(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.keptValues(),
        in.textOrNull(),
        in.textOrNull(),
        in.optional(ValueReader::keptValues),
        in.optional(ValueReader::keptValues),
        in.text(),
        in.keptMap(NodeForm::readColumn),
        in.keptValues(),
        in.keptValues(),
        in.texts(),
        in.keptValues(),
        in.textOrNull(),
        in.keptValues(),
        in.textOrNull(),
        in.decimal(),
        in.textOrNull(),
        in.textOrNull(),
        in.texts());
  }
}
