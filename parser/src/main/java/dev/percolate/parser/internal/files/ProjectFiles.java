package dev.percolate.parser.internal.files;

import dev.percolate.diagnostics.Problem;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.Truth;
import dev.percolate.manifest.Checksum;
import dev.percolate.parser.internal.Parallel;
import dev.percolate.parser.internal.ParseEvents;
import dev.percolate.parser.internal.properties.PropertyFiles;
import dev.percolate.parser.internal.properties.PropertyProblems;
import dev.percolate.parser.internal.reuse.Fingerprint;
import dev.percolate.project.FileDiscovery;
import dev.percolate.project.FileText;
import dev.percolate.project.Flags;
import dev.percolate.project.PackageSet;
import dev.percolate.project.ProjectConfig;
import dev.percolate.project.SourceFile;
import dev.percolate.project.YamlDocument;
import dev.percolate.project.YamlReader;
import dev.percolate.render.MacroFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of all projects: found once, read in parallel. */
public final class ProjectFiles {
  // dbt 1.12: these are looked at while reading, the other sections only when they are applied
  private static final List<String> LISTS =
      List.of(
          "models",
          "seeds",
          "snapshots",
          "sources",
          "macros",
          "analyses",
          "exposures",
          "metrics",
          "semantic_models",
          "saved_queries",
          "functions");

  /** How many files are fingerprinted at a time. */
  private static final int PART = 16;

  private final Map<String, FileDiscovery> discoveries = new LinkedHashMap<>();
  private final Map<String, Map<SourceFile.Kind, List<SourceFile>>> files = new LinkedHashMap<>();
  private int count;

  public ProjectFiles(PackageSet packages, Flags flags) {
    for (ProjectConfig project : packages.all()) {
      FileDiscovery discovery = new FileDiscovery(project, flags);
      discoveries.put(project.name(), discovery);
      Map<SourceFile.Kind, List<SourceFile>> found = discovery.files();
      files.put(project.name(), found);
      found.values().forEach(list -> count += list.size());
    }
  }

  /** How many files there are. */
  public int count() {
    return count;
  }

  /** Every file by its id; those that are read for several purposes are left out. */
  public Map<String, SourceFile> byId() {
    Map<String, SourceFile> found = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (SourceFile file : all()) {
      if (found.put(file.fileId(), file) != null) {
        twice.add(file.fileId());
      }
    }
    found.keySet().removeAll(twice);
    return found;
  }

  private List<SourceFile> all() {
    List<SourceFile> all = new ArrayList<>(count);
    files.values().forEach(kinds -> kinds.values().forEach(all::addAll));
    return all;
  }

  /** The files of one kind in one project. */
  public List<SourceFile> of(String project, SourceFile.Kind kind) {
    return files.getOrDefault(project, Map.of()).getOrDefault(kind, List.of());
  }

  /** Reads one file. */
  public FileText read(SourceFile file) {
    return discovery(file).read(file);
  }

  /** The stripped text of a file that is no seed. */
  public String contents(SourceFile file) {
    return discovery(file).text(file);
  }

  /** The whole text of a file, ends of lines as Python reads them. */
  public String text(SourceFile file) {
    String text = new String(bytes(file), StandardCharsets.UTF_8);
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** The fingerprint of every file by kind and file id. */
  public Map<String, String> fingerprints(Parallel parallel) {
    List<SourceFile> all = all();
    List<List<SourceFile>> parts = new ArrayList<>();
    for (int at = 0; at < all.size(); at += PART) {
      parts.add(all.subList(at, Math.min(at + PART, all.size())));
    }
    Map<String, String> fingerprints = LinkedHashMap.newLinkedHashMap(all.size());
    int at = 0;
    for (List<String> part : parallel.map(parts, own -> Fingerprint.ofFiles(own, this::sum))) {
      for (String fingerprint : part) {
        fingerprints.put(Fingerprint.key(all.get(at++)), fingerprint);
      }
    }
    return fingerprints;
  }

  /** The files of some of the keys of {@link #fingerprints}. */
  public List<SourceFile> of(Collection<String> keys) {
    Set<String> wanted = new HashSet<>(keys);
    return all().stream().filter(file -> wanted.contains(Fingerprint.key(file))).toList();
  }

  /** The ids of files with macros or generic tests, by their keys of {@link #fingerprints}. */
  public static Set<String> macroFiles(Collection<String> keys) {
    Set<String> ids = new LinkedHashSet<>();
    for (String key : keys) {
      if (holdsMacros(key)) {
        ids.add(Fingerprint.fileId(key));
      }
    }
    return ids;
  }

  /** Whether a key of {@link #fingerprints} is of a file with macros or generic tests. */
  public static boolean holdsMacros(String key) {
    SourceFile.Kind kind = Fingerprint.kind(key);
    return kind == SourceFile.Kind.MACRO || kind == SourceFile.Kind.GENERIC_TEST;
  }

  private byte[] bytes(SourceFile file) {
    return discovery(file).bytes(file);
  }

  private long sum(
      SourceFile file, byte[] buffer, java.util.zip.Checksum one, java.util.zip.Checksum other) {
    return discovery(file).sum(file, buffer, one, other);
  }

  private FileDiscovery discovery(SourceFile file) {
    FileDiscovery discovery = discoveries.get(file.projectName());
    if (discovery == null) {
      throw new IllegalArgumentException("no project " + file.projectName());
    }
    return discovery;
  }

  /** The macro and generic test files of each project. */
  public Map<String, List<MacroFile>> macroFiles(Parallel parallel) {
    Map<String, List<MacroFile>> macros = new LinkedHashMap<>();
    for (String project : files.keySet()) {
      List<SourceFile> all = new ArrayList<>(of(project, SourceFile.Kind.MACRO));
      all.addAll(of(project, SourceFile.Kind.GENERIC_TEST));
      macros.put(project, parallel.map(all, this::macroFile));
    }
    return macros;
  }

  private MacroFile macroFile(SourceFile file) {
    boolean isOfTests = file.kind() == SourceFile.Kind.GENERIC_TEST;
    return new MacroFile(file.projectName(), file.originalFilePath(), contents(file), isOfTests);
  }

  /** The properties files of all projects, parsed; empty ones are left out. */
  public List<PropertyFiles.Content> properties(Parallel parallel, ParseEvents events) {
    List<SourceFile> all = of(SourceFile.Kind.SCHEMA);
    List<PropertyFiles.Content> read = new ArrayList<>();
    for (PropertyFiles.@Nullable Content source :
        parallel.map(all, file -> property(file, events))) {
      if (source != null) {
        read.add(source);
      }
    }
    return read;
  }

  /** The files of one kind in all projects. */
  public List<SourceFile> of(SourceFile.Kind kind) {
    List<SourceFile> all = new ArrayList<>();
    for (String project : files.keySet()) {
      all.addAll(of(project, kind));
    }
    return all;
  }

  /** One properties file, parsed; null when it is empty. */
  public PropertyFiles.@Nullable Content property(SourceFile file, ParseEvents events) {
    String text = contents(file);
    if (text.isEmpty() || !(yaml(file, text, events) instanceof Map<?, ?> mapping)) {
      return null;
    }
    checkSections(file.originalFilePath(), mapping);
    return new PropertyFiles.Content(
        file, mapping, mapping.containsKey("snapshots") ? checksum(text) : Checksum.NONE);
  }

  private static Checksum checksum(String contents) {
    FileText text = FileDiscovery.checked(contents);
    return new Checksum(text.checksumName(), text.checksum());
  }

  private static @Nullable Object yaml(SourceFile file, String text, ParseEvents events) {
    try {
      YamlDocument document = YamlReader.read(text, file.originalFilePath());
      for (YamlDocument.DuplicateKey key : document.duplicateKeys()) {
        events.duplicateKey(key.describe(), file.originalFilePath());
      }
      if (Truth.test(document.value()) && !(document.value() instanceof Map<?, ?>)) {
        throw ProblemException.runtime(
            "Contents of file '"
                + file.originalFilePath()
                + "' are not valid. Dictionary expected.");
      }
      return document.value();
    } catch (ProblemException e) {
      String told = e.problem().describe();
      Problem problem =
          Problem.of(
              ProblemKind.PARSING,
              "Error reading " + file.projectName() + ": " + file.relativePath() + " - " + told);
      throw new ProblemException(
          e.problem().span() == null ? problem : problem.withSpan(e.problem().span()), e);
    }
  }

  private static void checkSections(String path, Map<?, ?> mapping) {
    for (String section : LISTS) {
      if (!mapping.containsKey(section)) {
        continue;
      }
      if (!(mapping.get(section) instanceof List<?> list)) {
        throw PropertyProblems.unreadable(path, "the value of '" + section + "' is not a list");
      }
      for (Object entry : list) {
        String wrong =
            !(entry instanceof Map<?, ?> map)
                ? "is not a dictionary"
                : map.containsKey("name") ? null : "does not have a name attribute.";
        if (wrong != null) {
          throw PropertyProblems.unreadable(path, "a list element for '" + section + "' " + wrong);
        }
      }
    }
  }
}
