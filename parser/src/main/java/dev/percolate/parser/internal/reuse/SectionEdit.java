package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.ArtifactWriter;
import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.Resource;
import java.util.ArrayList;
import java.util.List;

/** A section written anew in both its forms: resources that stay are copied. */
final class SectionEdit {
  private final KeptManifest kept;
  private final Section section;
  private final List<RowEntry> entries;
  private final int first;
  private final int[] oldForms;
  private final int[] forms;
  private final DictText text;
  private final Bytes.Edit form;

  SectionEdit(KeptManifest kept, Section section, List<RowEntry> entries) {
    this.kept = kept;
    this.section = section;
    this.entries = entries;
    this.first = kept.skeleton().first(section);
    this.oldForms = kept.places().forms()[section.ordinal()];
    this.forms = new int[entries.size() + 1];
    int[] ends = kept.places().texts()[section.ordinal()];
    this.text = new DictText(kept.text(), ends, kept.resource(first).uniqueId(), entries.size());
    this.form = write();
  }

  private Bytes.Edit write() {
    ValueWriter head = new ValueWriter(ValueWriter.Texts.EVERYWHERE);
    head.number(entries.size());
    List<Bytes> parts = new ArrayList<>();
    parts.add(head.bytes());
    int size = parts.getFirst().size();
    for (int i = 0; i < entries.size(); i++) {
      forms[i] = size;
      RowEntry entry = entries.get(i);
      Resource made = entry.made();
      Bytes part;
      if (made == null) {
        int number = entry.row() - first;
        part = kept.form().part(oldForms[number], oldForms[number + 1]);
        text.keep(number);
      } else {
        ValueWriter out = new ValueWriter(ValueWriter.Texts.EVERYWHERE);
        ManifestForm.resource(out, made);
        part = out.bytes();
        text.put(made.uniqueId(), ArtifactWriter.json(made));
      }
      parts.add(part);
      size += part.size();
    }
    forms[entries.size()] = size;
    if (ManifestForm.isReadLater(section)) {
      parts.addFirst(Bytes.of(ValueWriter.length(size)));
      for (int i = 0; i < forms.length; i++) {
        forms[i] += ValueWriter.LENGTH;
      }
    }
    return new Bytes.Edit(formStart(), oldForms[oldForms.length - 1], Bytes.of(parts));
  }

  /** Sections follow each other. */
  private int formStart() {
    if (section.ordinal() == 0) {
      return 0;
    }
    int[] before = kept.places().forms()[section.ordinal() - 1];
    return before[before.length - 1];
  }

  /** The change of the binary form. */
  Bytes.Edit form() {
    return form;
  }

  /** The change of manifest.json. */
  Bytes.Edit text() {
    return text.edit(kept.skeleton().size(section));
  }

  /** The places of everything after all changes, those of this section among them. */
  Places in(Places others, List<Bytes.Edit> formEdits, List<Bytes.Edit> textEdits) {
    int start = Places.after(formEdits, new int[] {form.from()})[0];
    int[] moved = forms.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += start;
    }
    return others.with(section, moved, text.ends(textEdits));
  }
}
