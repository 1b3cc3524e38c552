package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Docs;
import dev.percolate.manifest.Macro;

/** The binary form of a macro: every field, read in the order it was written. */
final class MacroForm {
  private MacroForm() {}

  static void write(ValueWriter out, Macro macro) {
    IdentityForm.write(out, macro.identity())
        .text(macro.macroSql())
        .texts(macro.dependsOn())
        .text(macro.description())
        .values(macro.meta())
        .flag(macro.docs().show())
        .text(macro.docs().nodeColor())
        .values(macro.config())
        .text(macro.patchPath())
        .list(macro.arguments(), MacroForm::writeArgument)
        .decimal(macro.createdAt())
        .optional(macro.supportedLanguages(), ValueWriter::texts);
  }

  private static void writeArgument(ValueWriter out, Macro.Argument argument) {
    out.text(argument.name()).text(argument.type()).text(argument.description());
  }

  static Macro read(ValueReader in) {
    return new Macro(
        IdentityForm.read(in),
        in.text(),
        in.texts(),
        in.text(),
        in.values(),
        new Docs(in.flag(), in.textOrNull()),
        in.values(),
        in.textOrNull(),
        in.list(MacroForm::readArgument),
        in.decimal(),
        in.optional(ValueReader::texts));
  }

  private static Macro.Argument readArgument(ValueReader in) {
    return new Macro.Argument(in.text(), in.textOrNull(), in.text());
  }
}
