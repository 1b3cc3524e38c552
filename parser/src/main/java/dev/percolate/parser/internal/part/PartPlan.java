package dev.percolate.parser.internal.part;

import dev.percolate.manifest.NodeBuilder;
import dev.percolate.parser.internal.NodeConfigurer;
import dev.percolate.parser.internal.Parallel;
import dev.percolate.parser.internal.ParseEvents;
import dev.percolate.parser.internal.files.ProjectFiles;
import dev.percolate.parser.internal.properties.PropertyFiles;
import dev.percolate.parser.internal.reuse.Section;
import dev.percolate.parser.internal.reuse.Skeleton;
import dev.percolate.project.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which files are parsed again, and which resources they make: those that changed, what their
 * properties files say of them, and what changed properties files describe.
 */
final class PartPlan {
  /** Sections whose entries describe what other files made. */
  private static final List<String> PATCHES =
      List.of("models", "seeds", "snapshots", "analyses", "data_tests");

  /** Sections that concern more than the resources they make or describe. */
  private static final List<String> FAR_REACHING =
      List.of("macros", "functions", "metrics", "groups", "semantic_models", "saved_queries");

  private final Skeleton skeleton;
  private final Map<String, SourceFile> files;
  private final Map<String, List<Integer>> rowsOfFile = new HashMap<>();
  private final Map<String, List<Integer>> rowsOfPatch = new HashMap<>();
  private final Map<String, List<String>> filesOfName = new HashMap<>();
  private final Deque<String> todo = new ArrayDeque<>();
  private final Set<String> deleted = new HashSet<>();

  private final Set<String> code = new HashSet<>();
  private final Map<String, PropertyFiles.Content> whole = new LinkedHashMap<>();
  private final Map<String, Set<String>> described = new HashMap<>();
  private final TreeSet<Integer> rows = new TreeSet<>();

  private PartPlan(Skeleton skeleton, Map<String, SourceFile> files) {
    this.skeleton = skeleton;
    this.files = files;
    for (int row = 0; row < skeleton.rows().size(); row++) {
      Skeleton.Row known = skeleton.rows().get(row);
      rowsOfFile.computeIfAbsent(known.file(), _ -> new ArrayList<>(1)).add(row);
      if (known.patch() != null) {
        rowsOfPatch.computeIfAbsent(known.patch(), _ -> new ArrayList<>()).add(row);
      }
    }
    skeleton
        .nodes()
        .forEach(
            (row, node) ->
                filesOfName
                    .computeIfAbsent(node.name, _ -> new ArrayList<>(1))
                    .add(skeleton.rows().get(row).file()));
  }

  /** The plan for changed files; null when the whole project has to be parsed. */
  static @Nullable PartPlan of(
      Skeleton skeleton,
      ProjectFiles project,
      ChangedFiles changed,
      MacroEffect macros,
      Parallel parallel,
      ParseEvents events) {
    PartPlan plan = new PartPlan(skeleton, project.byId());
    plan.todo.addAll(macros.files());
    plan.deleted.addAll(changed.deleted());
    Set<SourceFile> properties = new LinkedHashSet<>();
    if (!macros.tests().stream().allMatch(row -> plan.addTest(row, properties))) {
      return null;
    }
    for (SourceFile file : changed.files()) {
      switch (file.kind()) {
        case MODEL, SNAPSHOT, ANALYSIS, SINGULAR_TEST -> plan.todo.add(file.fileId());
        case SEED -> {
          // unit tests may take their rows from it
          if (skeleton.size(Section.UNIT_TESTS) > 0) {
            return null;
          }
          plan.todo.add(file.fileId());
        }
        case SCHEMA -> properties.add(file);
        default -> {
          return null;
        }
      }
    }
    for (PropertyFiles.@Nullable Content content :
        parallel.map(List.copyOf(properties), file -> project.property(file, events))) {
      // an empty file describes nothing
      if (content == null) {
        return null;
      }
      plan.whole.put(content.source().fileId(), content);
    }
    return plan.close() ? plan : null;
  }

  /** A generic test, with what it is about. */
  private boolean addTest(int row, Set<SourceFile> properties) {
    Skeleton.Row test = skeleton.rows().get(row);
    String key = test.key();
    SourceFile asks = files.get(test.file());
    if (key == null || asks == null) {
      return false;
    }
    if (PATCHES.contains(before(key))) {
      List<String> described = filesOfName.getOrDefault(behind(key), List.of());
      described.forEach(file -> want(file, test.file()));
      return !described.isEmpty();
    }
    properties.add(asks);
    return before(key).equals("sources");
  }

  /** Whether changed files can be parsed alone in such a project. */
  static boolean isPossible(Skeleton skeleton) {
    return skeleton.size(Section.SEMANTIC_MODELS) == 0
        && skeleton.size(Section.METRICS) == 0
        && skeleton.size(Section.SAVED_QUERIES) == 0;
  }

  private boolean close() {
    for (PropertyFiles.Content content : whole.values()) {
      if (!addProperties(content)) {
        return false;
      }
    }
    while (!todo.isEmpty()) {
      String file = todo.remove();
      if (code.add(file) && !addCode(file)) {
        return false;
      }
    }
    if (!deleted.stream().allMatch(this::removeCode)) {
      return false;
    }
    described.forEach(this::addTests);
    return rowsAreAllOf();
  }

  /** A properties file that is applied as a whole. */
  private boolean addProperties(PropertyFiles.Content content) {
    String file = content.source().fileId();
    for (String section : FAR_REACHING) {
      if (content.mapping().containsKey(section)) {
        return false;
      }
    }
    if (isDisabledIn(file) || content.overridesSources()) {
      return false;
    }
    rows.addAll(rowsOfFile.getOrDefault(file, List.of()));
    for (int row : rowsOfPatch.getOrDefault(file, List.of())) {
      if (skeleton.section(row) != Section.NODES) {
        return false;
      }
      addFileOf(row, file);
    }
    for (String section : PATCHES) {
      if (content.mapping().get(section) instanceof List<?> entries) {
        for (Object entry : entries) {
          if (!isPlain(entry) || !(entry instanceof Map<?, ?> map) || map.containsKey("versions")) {
            return false;
          }
          for (String named :
              filesOfName.getOrDefault(String.valueOf(map.get("name")), List.of())) {
            want(named, file);
          }
        }
      }
    }
    return true;
  }

  /** Whether the name of an entry is what is written. */
  private static boolean isPlain(@Nullable Object entry) {
    return entry instanceof Map<?, ?> map
        && map.get("name") instanceof String name
        && !NodeConfigurer.hasTemplate(name);
  }

  private void addFileOf(int row, String properties) {
    want(skeleton.rows().get(row).file(), properties);
  }

  private void want(String file, String properties) {
    if (!file.equals(properties) && !deleted.contains(file)) {
      todo.add(file);
    }
  }

  /** A file that is gone; what describes its nodes must have changed too. */
  private boolean removeCode(String file) {
    if (isDisabledIn(file)) {
      return false;
    }
    for (int row : rowsOfFile.getOrDefault(file, List.of())) {
      NodeBuilder node = skeleton.nodes().get(row);
      String patch = skeleton.rows().get(row).patch();
      if (node == null || node.version != null || (patch != null && !whole.containsKey(patch))) {
        return false;
      }
      rows.add(row);
    }
    return true;
  }

  /** A file with code; its properties file is applied as far as it speaks of its nodes. */
  private boolean addCode(String file) {
    SourceFile found = files.get(file);
    if (found == null || found.kind() == SourceFile.Kind.SCHEMA || isDisabledIn(file)) {
      return false;
    }
    for (int row : rowsOfFile.getOrDefault(file, List.of())) {
      NodeBuilder node = skeleton.nodes().get(row);
      if (node == null || node.version != null) {
        return false;
      }
      rows.add(row);
      String patch = skeleton.rows().get(row).patch();
      if (patch != null && !whole.containsKey(patch)) {
        described.computeIfAbsent(patch, _ -> new HashSet<>()).add(node.name);
      }
    }
    return true;
  }

  private boolean isDisabledIn(String file) {
    return skeleton.disabledFiles().contains(file);
  }

  /** The generic tests that the entries of some names ask for. */
  private void addTests(String file, Set<String> names) {
    for (int row : rowsOfFile.getOrDefault(file, List.of())) {
      String key = skeleton.rows().get(row).key();
      if (key != null && PATCHES.contains(before(key)) && names.contains(behind(key))) {
        rows.add(row);
      }
    }
  }

  private static String before(String key) {
    return key.substring(0, Math.max(0, key.indexOf('.')));
  }

  private static String behind(String key) {
    return key.substring(key.indexOf('.') + 1);
  }

  /** Whether every test of a node that is parsed again is parsed again too. */
  private boolean rowsAreAllOf() {
    Set<String> ids = new HashSet<>();
    for (int row : rows) {
      NodeBuilder node = skeleton.nodes().get(row);
      if (node != null) {
        ids.add(node.uniqueId);
      }
    }
    int nodes = skeleton.size(Section.NODES);
    for (int row = 0; row < nodes; row++) {
      String attached = skeleton.rows().get(row).attached();
      if (attached != null && ids.contains(attached) && !rows.contains(row)) {
        return false;
      }
    }
    return true;
  }

  /** The rows that are made anew. */
  TreeSet<Integer> rows() {
    return rows;
  }

  /** Whether a file's code is parsed again. */
  boolean parses(SourceFile file) {
    return code.contains(file.fileId());
  }

  /** Whether all of a properties file is applied. */
  boolean isWhole(String properties) {
    return whole.containsKey(properties);
  }

  /** Whether nothing is to be done. */
  boolean isEmpty() {
    return size() == 0 && rows.isEmpty();
  }

  /** Whether a properties file adds unit tests. */
  boolean hasUnitTests() {
    return whole.values().stream().anyMatch(content -> content.mapping().containsKey("unit_tests"));
  }

  /** How many files are parsed. */
  int size() {
    return code.size() + whole.size() + described.size();
  }

  /** The properties files to be applied, in the project's order; null when one hides its names. */
  @Nullable List<PropertyFiles.Content> properties(
      ProjectFiles project, List<SourceFile> all, ParseEvents events) {
    List<PropertyFiles.Content> contents = new ArrayList<>();
    for (SourceFile file : all) {
      PropertyFiles.Content content = whole.get(file.fileId());
      Set<String> names = described.get(file.fileId());
      if (content != null) {
        contents.add(content);
      } else if (names != null) {
        PropertyFiles.Content read = project.property(file, events);
        PropertyFiles.Content own = read == null ? null : only(read, names);
        if (own == null) {
          return null;
        }
        contents.add(own);
      }
    }
    return contents;
  }

  private static PropertyFiles.@Nullable Content only(
      PropertyFiles.Content content, Set<String> names) {
    Map<Object, @Nullable Object> fewer = new LinkedHashMap<>();
    for (String section : PATCHES) {
      if (content.mapping().get(section) instanceof List<?> entries) {
        List<Object> own = new ArrayList<>();
        for (Object entry : entries) {
          if (!isPlain(entry)) {
            return null;
          }
          if (entry instanceof Map<?, ?> map && names.contains(String.valueOf(map.get("name")))) {
            own.add(entry);
          }
        }
        if (!own.isEmpty()) {
          fewer.put(section, own);
        }
      }
    }
    return new PropertyFiles.Content(content.source(), fewer, content.checksum());
  }
}
