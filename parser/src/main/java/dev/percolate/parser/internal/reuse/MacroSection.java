package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The section with macros written anew: those that are as they were are copied. */
final class MacroSection {
  private static final Section SECTION = Section.MACROS;

  private final KeptManifest kept;
  private final List<MacroEntry> entries;
  private final int[] oldForms;
  private final int[] oldTexts;
  private final int first;
  private final int[] forms;
  private final int[] texts;
  private final Bytes.Edit form;
  private final Bytes.Edit text;

  MacroSection(KeptManifest kept, List<MacroEntry> entries) {
    this.kept = kept;
    this.entries = entries;
    this.oldForms = kept.places().forms()[SECTION.ordinal()];
    this.oldTexts = kept.places().texts()[SECTION.ordinal()];
    this.first = kept.skeleton().first(SECTION);
    this.forms = new int[entries.size() + 1];
    this.texts = new int[2 * entries.size()];
    this.form = writeForm();
    this.text = writeText();
  }

  /** The change of the binary form. */
  Bytes.Edit form() {
    return form;
  }

  /** The change of manifest.json. */
  Bytes.Edit text() {
    return text;
  }

  private Bytes.Edit writeForm() {
    ValueWriter out = new ValueWriter(ValueWriter.Texts.EVERYWHERE);
    out.kept(
        () -> {
          out.number(entries.size());
          int at = 0;
          for (MacroEntry entry : entries) {
            forms[at++] = out.size();
            if (entry.made() == null) {
              int number = entry.row() - first;
              out.raw(kept.form(oldForms[number], oldForms[number + 1]));
            } else {
              ManifestForm.resource(out, entry.made());
            }
          }
          forms[at] = out.size();
        });
    int[] before = kept.places().forms()[SECTION.ordinal() - 1];
    return new Bytes.Edit(
        before[before.length - 1], oldForms[oldForms.length - 1], out.bytes().slice());
  }

  private Bytes.Edit writeText() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
    int at = 0;
    for (MacroEntry entry : entries) {
      if (at > 0) {
        write(out, new byte[] {',', ' '});
      }
      write(out, ArtifactWriter.json(entry.uniqueId()));
      write(out, new byte[] {':', ' '});
      texts[at++] = out.size();
      if (entry.made() == null) {
        int number = entry.row() - first;
        write(out, kept.text(oldTexts[2 * number], oldTexts[2 * number + 1]));
      } else {
        write(out, ArtifactWriter.json(entry.made()));
      }
      texts[at++] = out.size();
    }
    int firstKey = ArtifactWriter.json(kept.resource(first).uniqueId()).length + 2;
    return new Bytes.Edit(oldTexts[0] - firstKey, oldTexts[oldTexts.length - 1], out.toByteArray());
  }

  private static void write(ByteArrayOutputStream out, byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  /** The places of everything after all changes, those of this section among them. */
  Places in(Places others, List<Bytes.Edit> formEdits, List<Bytes.Edit> textEdits) {
    int formStart = Places.after(formEdits, new int[] {form.from()})[0];
    int textStart = Places.after(textEdits, new int[] {text.from()})[0];
    return others.with(SECTION, moved(forms, formStart), moved(texts, textStart));
  }

  private static int[] moved(int[] places, int by) {
    int[] moved = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      moved[i] = places[i] + by;
    }
    return moved;
  }

  /** What the skeleton tells of the macros. */
  List<Skeleton.Row> rows() {
    List<Skeleton.Row> rows = new ArrayList<>(entries.size());
    for (MacroEntry entry : entries) {
      rows.add(
          entry.made() == null
              ? kept.skeleton().rows().get(entry.row())
              : Skeleton.Row.of(entry.made()));
    }
    return rows;
  }
}
