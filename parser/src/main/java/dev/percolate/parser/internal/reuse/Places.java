package dev.percolate.parser.internal.reuse;

import dev.percolate.manifest.Bytes;
import dev.percolate.manifest.EntryPlaces;
import java.util.List;

/**
 * Where each resource of a manifest lies in its binary form and in manifest.json.
 *
 * @param forms for each section where its resources begin in the binary form; one more for the end
 *     of the last one
 * @param texts for each section where its values begin and end in manifest.json, by turns
 * @param parents the same for the lists of the parent map
 * @param children the same for the lists of the child map
 */
record Places(int[][] forms, int[][] texts, int[] parents, int[] children) {

  /**
   * The places of a manifest that was written.
   *
   * @param forms what {@link ManifestForm#write} gave
   * @param entries where the entries of manifest.json lie
   * @param origin where the kept text begins
   */
  static Places of(int[][] forms, EntryPlaces entries, int origin) {
    int[][] texts = new int[forms.length][];
    for (Section section : Section.values()) {
      texts[section.ordinal()] = entries.of(section.key(), origin);
    }
    return new Places(
        forms, texts, entries.of("parent_map", origin), entries.of("child_map", origin));
  }

  Bytes form() {
    ValueWriter out = new ValueWriter();
    for (int i = 0; i < forms.length; i++) {
      write(out, forms[i]);
      write(out, texts[i]);
    }
    write(out, parents);
    write(out, children);
    return out.bytes();
  }

  static Places read(Bytes bytes) {
    ValueReader in = new ValueReader(bytes);
    int count = Section.values().length;
    int[][] forms = new int[count][];
    int[][] texts = new int[count][];
    for (int i = 0; i < count; i++) {
      forms[i] = read(in);
      texts[i] = read(in);
    }
    return new Places(forms, texts, read(in), read(in));
  }

  private static void write(ValueWriter out, int[] places) {
    out.number(places.length);
    int last = 0;
    for (int place : places) {
      out.number(place - last);
      last = place;
    }
  }

  private static int[] read(ValueReader in) {
    int[] places = new int[in.count()];
    int last = 0;
    for (int i = 0; i < places.length; i++) {
      last += in.count();
      places[i] = last;
    }
    return places;
  }

  /**
   * The places after whole resources and lists were replaced.
   *
   * @param formEdits of the binary form, sorted
   * @param textEdits of manifest.json, sorted
   */
  Places after(List<Bytes.Edit> formEdits, List<Bytes.Edit> textEdits) {
    int[][] newForms = new int[forms.length][];
    int[][] newTexts = new int[texts.length][];
    for (int i = 0; i < forms.length; i++) {
      newForms[i] = after(formEdits, forms[i]);
      newTexts[i] = after(textEdits, texts[i]);
    }
    return new Places(newForms, newTexts, after(textEdits, parents), after(textEdits, children));
  }

  /**
   * The same with a section that was written anew.
   *
   * @param form where its resources begin in the binary form, and where the last one ends
   * @param text where its values begin and end in manifest.json, by turns
   */
  Places with(Section section, int[] form, int[] text) {
    int[][] newForms = forms.clone();
    int[][] newTexts = texts.clone();
    newForms[section.ordinal()] = form;
    newTexts[section.ordinal()] = text;
    return new Places(newForms, newTexts, parents, children);
  }

  /** The same with other places of the lists of the parent map and the child map. */
  Places withFamilies(int[] newParents, int[] newChildren) {
    return new Places(forms, texts, newParents, newChildren);
  }

  static int[] after(List<Bytes.Edit> edits, int[] places) {
    int[] moved = new int[places.length];
    int next = 0;
    int shift = 0;
    for (int i = 0; i < places.length; i++) {
      while (next < edits.size() && edits.get(next).to() <= places[i]) {
        Bytes.Edit edit = edits.get(next++);
        shift += edit.replacement().size() - (edit.to() - edit.from());
      }
      moved[i] = places[i] + shift;
    }
    return moved;
  }
}
