package dev.percolate.adapters.duckdb.internal;

import dev.percolate.adapters.api.CredentialFields;
import dev.percolate.adapters.api.Credentials;
import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A profile output of type duckdb, checked. */
public final class DuckDbCredentials implements Credentials {
  /**
   * Plugins of dbt-duckdb that do nothing until a source or an external model names them, which is
   * refused there; MotherDuck needs none here. Others change the connection.
   */
  private static final Set<String> PASSIVE_PLUGINS =
      Set.of("delta", "excel", "glue", "gsheet", "iceberg", "motherduck", "sqlalchemy");

  private static final Predicate<Object> TEXT = String.class::isInstance;
  private static final Predicate<Object> DICTIONARY = Map.class::isInstance;

  private final CredentialFields fields;
  private final String path;
  private final String database;
  private final String schema;
  private final String externalRoot;
  private final boolean transactionsDisabled;
  private final boolean keepOpen;
  private final Map<String, @Nullable Object> settings = new LinkedHashMap<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final Set<String> ducklakes = new LinkedHashSet<>();

  private DuckDbCredentials(CredentialFields fields) {
    this.fields = fields;
    String given = fields.string("database", "");
    schema = fields.string("schema", "main");
    path = fields.string("path", ":memory:");
    fields.optional("config_options", DICTIONARY);
    fields.optional("extensions", each(item -> item instanceof String || item instanceof Map));
    if (fields.optional("settings", DICTIONARY) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> settings.put(key.toString(), value));
    }
    fields.optional("secrets", each(DICTIONARY));
    externalRoot = fields.string("external_root", ".");
    fields.optional("use_credential_provider", TEXT);
    if (fields.optional("attach", each(Attachment::isValid)) instanceof List<?> list) {
      list.forEach(item -> attachments.add(new Attachment((Map<?, ?>) item)));
    }
    fields.optional("filesystems", each(DICTIONARY));
    fields.optional("remote", DuckDbCredentials::isRemote);
    fields.optional(
        "plugins", each(item -> item instanceof Map<?, ?> map && TEXT.test(map.get("module"))));
    transactionsDisabled = fields.bool("disable_transactions", false);
    keepOpen = fields.bool("keep_open", true);
    fields.optional("module_paths", each(TEXT));
    fields.optional("retries", DuckDbCredentials::isRetries);
    fields.optional("flights", DICTIONARY);
    fields.optional("is_ducklake", Boolean.class::isInstance);
    fields.optional("motherduck_token", TEXT);
    database = databaseName(given);
    takeMotherduckToken();
    findDucklakes();
    checkSecrets();
  }

  /** Checks a profile output. */
  public static DuckDbCredentials read(Map<String, ? extends @Nullable Object> output) {
    return new DuckDbCredentials(new CredentialFields(output, Map.of()));
  }

  private static Predicate<Object> each(Predicate<Object> item) {
    return value -> value instanceof List<?> list && list.stream().allMatch(v -> item.test(v));
  }

  private static boolean isRemote(Object value) {
    return value instanceof Map<?, ?> map
        && map.get("host") instanceof String
        && map.get("port") instanceof Long
        && map.get("user") instanceof String;
  }

  private static boolean isRetries(Object value) {
    return value instanceof Map<?, ?> map
        && (!map.containsKey("connect_attempts") || map.get("connect_attempts") instanceof Long)
        && (map.get("query_attempts") == null || map.get("query_attempts") instanceof Long);
  }

  private String databaseName(String given) {
    String derived = DatabaseName.of(path);
    if (derived.isEmpty()) {
      throw ProblemException.runtime(
          "Unable to determine target database name from 'path' field in profile");
    }
    if (!fields.has("database") || given.equals(derived)) {
      return derived;
    }
    boolean attached = attachments.stream().anyMatch(each -> given.equals(each.alias()));
    if (attached || fields.get("remote") != null) {
      return given;
    }
    throw ProblemException.runtime(
        "Inconsistency detected between 'path' and 'database' fields in profile; the 'database'"
            + " property must be set to '"
            + derived
            + "' to match the 'path'");
  }

  private void takeMotherduckToken() {
    if (fields.get("motherduck_token") instanceof String token && !token.isEmpty()) {
      Object other = settings.get("motherduck_token");
      if (other != null && !other.equals(token)) {
        throw ProblemException.runtime(
            "Conflicting values for motherduck_token found in the profile; please set it in only"
                + " one place");
      }
      settings.put("motherduck_token", token);
    }
  }

  private void findDucklakes() {
    boolean own = path.toLowerCase(Locale.ROOT).contains("ducklake:");
    if (own || Boolean.TRUE.equals(fields.get("is_ducklake"))) {
      ducklakes.add(DatabaseName.of(path));
    }
    for (Attachment attachment : attachments) {
      if (attachment.isDucklake()) {
        String alias = attachment.alias();
        ducklakes.add(alias != null ? alias : DatabaseName.of(attachment.path()));
      }
    }
  }

  private void checkSecrets() {
    Object provider = fields.get("use_credential_provider");
    if (provider != null && !provider.equals("aws")) {
      // dbt 1.12: an error of no family
      throw ProblemException.of(
          ProblemKind.PLAIN, "Unsupported value for use_credential_provider: " + provider);
    }
    for (Map<?, ?> secret : secrets()) {
      if (!secret.containsKey("type")) {
        throw ProblemException.runtime("A secret in the profile has no 'type'");
      }
    }
  }

  @Override
  public String type() {
    return "duckdb";
  }

  @Override
  public String database() {
    return database;
  }

  @Override
  public String schema() {
    return schema;
  }

  @Override
  public String uniqueField() {
    return fields.get("remote") instanceof Map<?, ?> remote
        ? remote.get("host") + String.valueOf(remote.get("port"))
        : path + externalRoot;
  }

  @Override
  public Map<String, @Nullable Object> connectionInfo() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("database", database);
    map.put("schema", schema);
    map.put("path", path);
    map.put("config_options", fields.get("config_options"));
    map.put("extensions", fields.get("extensions"));
    map.put("settings", settings);
    map.put("external_root", externalRoot);
    map.put("use_credential_provider", fields.get("use_credential_provider"));
    map.put(
        "attach",
        fields.get("attach") == null ? null : attachments.stream().map(Attachment::toMap).toList());
    map.put("filesystems", fields.get("filesystems"));
    map.put("remote", fields.get("remote"));
    map.put("plugins", plugins());
    map.put("disable_transactions", transactionsDisabled);
    return Collections.unmodifiableMap(map);
  }

  private @Nullable List<?> plugins() {
    List<@Nullable Object> plugins = new ArrayList<>();
    if (fields.get("plugins") instanceof List<?> list) {
      list.forEach(item -> plugins.add(plugin((Map<?, ?>) item)));
    }
    boolean named =
        plugins.stream()
            .anyMatch(item -> item instanceof Map<?, ?> m && "motherduck".equals(m.get("module")));
    if (isMotherduck() && !named) {
      plugins.add(plugin(Map.of("module", "motherduck")));
    }
    return plugins.isEmpty() && fields.get("plugins") == null ? null : plugins;
  }

  private static Map<String, @Nullable Object> plugin(Map<?, ?> given) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String key : List.of("module", "alias", "config")) {
      map.put(key, given.get(key));
    }
    return map;
  }

  // ---- for the database

  String path() {
    return path;
  }

  String externalRoot() {
    return externalRoot;
  }

  /** Where Python modules lie that models import. */
  List<?> modulePaths() {
    return fields.get("module_paths") instanceof List<?> paths ? paths : List.of();
  }

  boolean transactionsDisabled() {
    return transactionsDisabled;
  }

  /** Whether the database stays open when no connection uses it. */
  boolean keepsOpen() {
    return keepOpen || path.equals(":memory:") || isMotherduck();
  }

  boolean isMotherduck() {
    return DatabaseName.isMotherduck(path)
        || attachments.stream().anyMatch(Attachment::isMotherduck);
  }

  boolean isRemote() {
    return fields.get("remote") != null;
  }

  Map<String, @Nullable Object> settings() {
    return settings;
  }

  Map<?, ?> configOptions() {
    return fields.get("config_options") instanceof Map<?, ?> map ? map : Map.of();
  }

  List<?> extensions() {
    return fields.get("extensions") instanceof List<?> list ? list : List.of();
  }

  List<Attachment> attachments() {
    return attachments;
  }

  Set<String> ducklakes() {
    return ducklakes;
  }

  /** Things of dbt-duckdb that live in Python and cannot be had here, by profile key. */
  @Nullable String unsupportedFeature() {
    if (isRemote()) {
      return "remote";
    }
    if (fields.get("filesystems") instanceof List<?> list && !list.isEmpty()) {
      return "filesystems";
    }
    boolean actsAtOnce =
        fields.get("plugins") instanceof List<?> plugins
            && plugins.stream()
                .anyMatch(
                    item ->
                        item instanceof Map<?, ?> plugin
                            && !PASSIVE_PLUGINS.contains(String.valueOf(plugin.get("module"))));
    return actsAtOnce ? "plugins" : null;
  }

  /** How often opening the database is tried. */
  long connectAttempts() {
    Object attempts = retries().get("connect_attempts");
    return attempts instanceof Long number ? number : 1;
  }

  /** How often a statement is tried. */
  long queryAttempts() {
    Object attempts = retries().get("query_attempts");
    return attempts instanceof Long number ? number : 1;
  }

  /** Names of Python's exception classes worth another try. */
  List<?> retryable() {
    return retries().get("retryable_exceptions") instanceof List<?> names
        ? names
        : List.of("IOException");
  }

  private Map<?, ?> retries() {
    return fields.get("retries") instanceof Map<?, ?> map ? map : Map.of();
  }

  private List<Map<?, ?>> secrets() {
    List<Map<?, ?>> secrets = new ArrayList<>();
    if (fields.get("secrets") instanceof List<?> list) {
      list.forEach(item -> secrets.add((Map<?, ?>) item));
    }
    if ("aws".equals(fields.get("use_credential_provider"))) {
      secrets.add(Map.of("type", "s3", "provider", "credential_chain"));
    }
    return secrets;
  }

  List<String> secretStatements() {
    List<String> statements = new ArrayList<>();
    for (Map<?, ?> secret : secrets()) {
      statements.add(SecretSql.of(secret, statements.size() + 1));
    }
    return statements;
  }
}
