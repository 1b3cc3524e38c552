package dev.percolate.parser.internal.part;

import dev.percolate.manifest.Macro;
import dev.percolate.parser.internal.files.MacroFiles;
import dev.percolate.parser.internal.reuse.KeptManifest;
import dev.percolate.parser.internal.reuse.KeptReads;
import dev.percolate.parser.internal.reuse.RowEntry;
import dev.percolate.parser.internal.reuse.Section;
import dev.percolate.parser.internal.reuse.Skeleton;
import dev.percolate.project.SourceFile;
import dev.percolate.render.MacroFile;
import dev.percolate.render.MacroRegistry;
import dev.percolate.render.RegisteredMacro;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the macros when files that hold macros were changed, added or deleted.
 *
 * @param names of macros that have another text or place, call others, are new or gone: what looked
 *     up none of these names would find what it found
 * @param entries all macros in their order
 */
record MacroChange(Set<String> names, List<RowEntry> entries) {

  /** Reads a change; null when the whole project has to be parsed. */
  static @Nullable MacroChange of(
      KeptManifest kept, MacroRegistry registry, Set<String> files, Recorder recorder) {
    return new Reader(kept, registry, files, recorder).read();
  }

  /** Makes the record of a macro that no properties file describes. */
  interface Recorder {
    Macro of(RegisteredMacro macro);
  }

  private static String fileOf(RegisteredMacro macro) {
    return SourceFile.id(macro.packageName(), macro.path());
  }

  private static final class Reader {
    private final KeptManifest kept;
    private final MacroRegistry registry;
    private final Set<String> files;
    private final Recorder recorder;
    private final KeptReads reads;
    private final Map<String, List<Integer>> rowsOfFile = new HashMap<>();
    private final Map<String, Macro> before = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    /** Names that there were not, or are no more. */
    private final Set<String> comings = new LinkedHashSet<>();

    private final List<RowEntry> entries = new ArrayList<>();

    Reader(KeptManifest kept, MacroRegistry registry, Set<String> files, Recorder recorder) {
      this.kept = kept;
      this.registry = registry;
      this.files = files;
      this.recorder = recorder;
      this.reads = kept.reads();
    }

    @Nullable MacroChange read() {
      Skeleton skeleton = kept.skeleton();
      Set<String> packages = new HashSet<>();
      int first = skeleton.first(Section.MACROS);
      for (int row = first; row < first + skeleton.size(Section.MACROS); row++) {
        String file = skeleton.rows().get(row).file();
        packages.add(file.substring(0, file.indexOf(':')));
        rowsOfFile.computeIfAbsent(file, _ -> new ArrayList<>()).add(row);
        if (files.contains(file)) {
          Macro macro = (Macro) kept.resource(row);
          before.put(macro.uniqueId(), macro);
        }
      }
      if (!addAll(packages) || !removeRest()) {
        return null;
      }
      if (!comings.isEmpty()) {
        linkOthers();
      }
      names.addAll(comings);
      return isFarReaching() ? null : new MacroChange(names, entries);
    }

    private boolean addAll(Set<String> packages) {
      Map<String, Integer> counts = new HashMap<>();
      Set<String> packagesNow = new HashSet<>();
      for (RegisteredMacro macro : registry.all()) {
        String file = fileOf(macro);
        packagesNow.add(macro.packageName());
        if (files.contains(file)) {
          if (!add(macro)) {
            return false;
          }
        } else {
          List<Integer> rows = rowsOfFile.getOrDefault(file, List.of());
          int number = counts.merge(file, 1, Integer::sum) - 1;
          if (number >= rows.size()) {
            return false;
          }
          entries.add(RowEntry.kept(rows.get(number)));
        }
      }
      // a name may mean a package only when that has macros
      return packagesNow.equals(packages);
    }

    private boolean add(RegisteredMacro macro) {
      Macro now = recorder.of(macro);
      Macro then = before.remove(macro.uniqueId());
      if (then == null) {
        comings.add(macro.name());
        entries.add(RowEntry.added(now));
        return !reads.absent().contains(macro.uniqueId());
      }
      if (!isSame(then, now)) {
        names.add(macro.name());
      }
      Macro described = then.patchPath() == null ? now : described(macro, then, now);
      if (described == null) {
        return false;
      }
      entries.add(RowEntry.added(described));
      return true;
    }

    private static boolean isSame(Macro then, Macro now) {
      return then.macroSql().equals(now.macroSql())
          && then.dependsOn().equals(now.dependsOn())
          && then.originalFilePath().equals(now.originalFilePath());
    }

    /** The new macro with what a properties file says of the old one; null when it may say else. */
    private static @Nullable Macro described(RegisteredMacro read, Macro then, Macro now) {
      MacroFile text =
          new MacroFile(then.packageName(), then.originalFilePath(), then.macroSql(), false);
      List<RegisteredMacro> same = RegisteredMacro.read(text, _ -> {});
      boolean isKind =
          then.originalFilePath().equals(now.originalFilePath())
              || !read.blockType().endsWith("test");
      if (!isKind || same.size() != 1 || !same.getFirst().arguments().equals(read.arguments())) {
        return null;
      }
      Macro.Builder macro = then.toBuilder();
      macro.identity = now.identity();
      macro.macroSql = now.macroSql();
      macro.dependsOn = new ArrayList<>(now.dependsOn());
      macro.supportedLanguages = now.supportedLanguages();
      macro.createdAt = now.createdAt();
      return macro.build();
    }

    /** Macros that are gone. */
    private boolean removeRest() {
      for (Macro gone : before.values()) {
        if (gone.patchPath() != null) {
          return false;
        }
        comings.add(gone.name());
      }
      return true;
    }

    /** Names in other macros may mean others now. */
    private void linkOthers() {
      for (int i = 0; i < entries.size(); i++) {
        RowEntry entry = entries.get(i);
        if (entry.made() != null) {
          continue;
        }
        Macro macro = (Macro) kept.resource(entry.row());
        RegisteredMacro registered = registry.byId(macro.uniqueId());
        if (registered == null || !mentionsComing(macro.macroSql())) {
          continue;
        }
        List<String> calls = registry.dependsOn(registered);
        if (!calls.equals(macro.dependsOn())) {
          Macro.Builder linked = macro.toBuilder();
          linked.dependsOn = new ArrayList<>(calls);
          entries.set(i, new RowEntry(entry.row(), linked.build()));
          names.add(macro.name());
        }
      }
    }

    private boolean mentionsComing(String text) {
      for (String name : comings) {
        int prefix = name.indexOf("__");
        if (text.contains(name) || (prefix >= 0 && text.contains(name.substring(prefix + 2)))) {
          return true;
        }
      }
      return false;
    }

    /** Whether more than templates asks for one of the names, or asks for all names at once. */
    private boolean isFarReaching() {
      for (String name : comings) {
        if (name.startsWith("generate_") || name.contains("__generate_")) {
          return true;
        }
      }
      return names.contains("ref")
          || names.contains("source")
          || names.contains("config")
          || names.contains("get_incremental_microbatch_sql")
          || reads.isReadElsewhere(names);
    }
  }

  /** Makes records as {@link MacroFiles#drafts} does. */
  static Recorder recorder(MacroRegistry registry, boolean withArguments, double createdAt) {
    return macro -> MacroFiles.draft(registry, macro, withArguments, createdAt).build();
  }
}
