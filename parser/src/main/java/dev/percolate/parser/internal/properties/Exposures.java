package dev.percolate.parser.internal.properties;

import dev.percolate.manifest.Exposure;
import dev.percolate.manifest.Group;
import dev.percolate.manifest.Identity;
import dev.percolate.manifest.ResourceType;
import dev.percolate.parser.internal.DisabledDraft;
import dev.percolate.parser.internal.ManifestDraft;
import dev.percolate.parser.internal.ParseSession;
import dev.percolate.parser.internal.config.ConfigRequest;
import dev.percolate.render.Captured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sections {@code exposures} and {@code groups}: resources with an owner. */
final class Exposures {
  private final ParseSession session;
  private final PropertyFile file;
  private final PropertyEvents events;

  Exposures(ParseSession session, PropertyFile file, PropertyEvents events) {
    this.session = session;
    this.file = file;
    this.events = events;
  }

  void addExposures() {
    for (PropertyFile.Item item : file.items("exposures")) {
      addExposure(item);
    }
  }

  private void addExposure(PropertyFile.Item item) {
    Entry entry = item.rendered();
    check(entry);
    String id = "exposure." + file.packageName() + "." + entry.name();
    List<String> fqn = file.fqn(entry.name());
    Exposure.Builder made =
        new Exposure.Builder(
            new Identity(
                entry.name(),
                file.packageName(),
                file.relativePath(),
                file.originalFilePath(),
                id,
                fqn));
    ConfigRequest request =
        ConfigRequest.of(ResourceType.EXPOSURE, file.packageName(), fqn)
            .withPatch(entry.mapping("config"), new LinkedHashMap<>());
    Map<String, @Nullable Object> config = new LinkedHashMap<>(session.configs().resolve(request));
    Map<String, @Nullable Object> meta = entry.mapping("meta");
    if (config.get("meta") instanceof Map<?, ?> own) {
      own.forEach((key, value) -> meta.put(String.valueOf(key), value));
    }
    TreeSet<String> tags = new TreeSet<>(entry.texts("tags"));
    if (config.get("tags") instanceof List<?> own) {
      own.forEach(tag -> tags.add(String.valueOf(tag)));
    }
    made.tags = new ArrayList<>(tags);
    made.meta = meta;
    config.put("tags", made.tags);
    config.put("meta", meta);
    made.config = config;
    made.unrenderedConfig = session.configs().unrendered(request);
    made.type = entry.text("type", "");
    made.owner = owner(entry);
    made.url = entry.textOrNull("url");
    made.label = entry.textOrNull("label");
    made.maturity = entry.textOrNull("maturity");
    made.description = entry.text("description", "");
    made.createdAt = session.createdAt();
    capture(made, entry.texts("depends_on"));
    if (ManifestDraft.isEnabled(config)) {
      session.draft().addExposure(made);
    } else {
      session.draft().addDisabled(DisabledDraft.of(made));
    }
  }

  private void capture(Exposure.Builder made, List<String> dependsOn) {
    StringBuilder text = new StringBuilder();
    for (String line : dependsOn) {
      text.append(text.isEmpty() ? "{{ " : "\n{{ ").append(line).append("}}");
    }
    if (text.isEmpty()) {
      return;
    }
    Captured calls = session.templates().captureExposure(made, text.toString());
    made.refs.addAll(calls.refs());
    made.sources.addAll(calls.sources());
    made.metrics.addAll(calls.metrics());
  }

  private void check(Entry entry) {
    if (!isPlain(entry.name())) {
      events.exposureName(entry.name());
    }
    requireOwner(entry, "Exposure");
  }

  private static void requireOwner(Entry entry, String what) {
    Map<String, @Nullable Object> owner = entry.mapping("owner");
    if (owner.get("name") == null && owner.get("email") == null) {
      throw PropertyProblems.invalid(
          entry, "at path []: " + what + " owner must have at least one of 'name' or 'email'.");
    }
  }

  private static boolean isPlain(String name) {
    boolean plain = !name.isEmpty();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      plain &= Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
    return plain;
  }

  /** Email and name first, then whatever else the user wrote. */
  private static Map<String, @Nullable Object> owner(Entry entry) {
    Map<String, @Nullable Object> given = entry.mapping("owner");
    Map<String, @Nullable Object> owner = new LinkedHashMap<>();
    owner.put("email", given.get("email"));
    owner.put("name", given.get("name"));
    given.forEach(owner::putIfAbsent);
    return owner;
  }

  void addGroups() {
    for (PropertyFile.Item item : file.items("groups")) {
      Entry entry = item.rendered();
      requireOwner(entry, "Group");
      ConfigRequest request =
          ConfigRequest.of(ResourceType.GROUP, file.packageName(), file.fqn(entry.name()))
              .withPatch(entry.mapping("config"), new LinkedHashMap<>());
      session
          .draft()
          .addGroup(
              new Group(
                  new Identity(
                      entry.name(),
                      file.packageName(),
                      file.relativePath(),
                      file.originalFilePath(),
                      "group." + file.packageName() + "." + entry.name(),
                      List.of()),
                  owner(entry),
                  entry.textOrNull("description"),
                  session.configs().resolve(request)));
    }
  }
}
