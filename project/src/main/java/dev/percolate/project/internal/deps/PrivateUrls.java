package dev.percolate.project.internal.deps;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.diagnostics.ProblemKind;
import dev.percolate.jinja.value.PyException;
import dev.percolate.jinja.value.modules.Json;
import dev.percolate.project.EnvVars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of private packages: by the accounts in {@code DBT_ENV_PRIVATE_GIT_PROVIDER_INFO},
 * or by SSH without any.
 */
final class PrivateUrls {
  static final String VARIABLE = "DBT_ENV_PRIVATE_GIT_PROVIDER_INFO";

  private static final List<String> PROVIDERS =
      List.of("github", "gitlab", "azure_active_directory", "azure_devops", "ado");

  private final EnvVars env;
  private @Nullable List<Account> accounts;

  PrivateUrls(EnvVars env) {
    this.env = env;
  }

  /** One entry of the variable. */
  private record Account(String org, String url, String token, String provider) {
    boolean isLegacy() {
      return PrivateUrls.isLegacy(provider);
    }

    /** The package that the address is for; may hold {@code {repo}}, {@code {group}}. */
    Name name() {
      String path = path(url);
      return Name.of(isAdo(provider) ? path.replace("/_git/", "/") : path);
    }
  }

  /** Organisation, what lies between, repository. */
  private record Name(String org, String group, String repo) {
    static Name of(String text) {
      int first = text.indexOf('/');
      int last = text.lastIndexOf('/');
      if (first < 0) {
        throw plain("Private package '" + text + "' needs the form organization/repository");
      }
      return new Name(
          text.substring(0, first),
          first == last ? "" : text.substring(first + 1, last),
          text.substring(last + 1));
    }
  }

  /** Tokens that must not be shown. */
  List<String> tokens() {
    List<String> tokens = new ArrayList<>();
    for (Account account : accounts == null ? List.<Account>of() : accounts) {
      if (!account.token().isBlank()) {
        tokens.add(account.token());
      }
    }
    return tokens;
  }

  /** The address of a package. */
  String of(String packageName, @Nullable String provider) {
    List<Account> known = accounts();
    if (known.isEmpty()) {
      return bySsh(packageName, provider);
    }
    if (provider != null && !PROVIDERS.contains(provider)) {
      throw plain(
          "Invalid provider '" + provider + "'. Valid providers: " + String.join(", ", PROVIDERS));
    }
    Name name = Name.of(packageName);
    for (Account account : known) {
      if (matches(account, name, provider)) {
        return filled(account, name);
      }
    }
    throw plain(
        "No matching Git URLs for private definition "
            + packageName
            + " with provider "
            + (provider == null ? "None" : provider));
  }

  private static boolean matches(Account account, Name name, @Nullable String provider) {
    if (!account.org().equals(name.org())) {
      return false;
    }
    if (provider != null
        && !provider.isEmpty()
        && !(provider.equals(account.provider())
            || (isAdo(provider) && isAdo(account.provider())))) {
      return false;
    }
    if (account.isLegacy() && "ado".equals(provider) && name.group().isEmpty()) {
      return false;
    }
    Name offered = account.name();
    if (!offered.org().equals(name.org()) || !fits(offered.repo(), name.repo(), "{repo}", null)) {
      return false;
    }
    // dbt 1.12: the older spellings of Azure DevOps may leave out the project
    boolean isNameLegacy = provider != null && isLegacy(provider);
    boolean isGroupFree =
        account.isLegacy() && isNameLegacy
            || account.isLegacy() && !isNameLegacy && name.group().isEmpty()
            || !account.isLegacy() && isNameLegacy && offered.group().isEmpty();
    return isGroupFree || fits(offered.group(), name.group(), "{group}", "{project}");
  }

  private static boolean fits(String offered, String asked, String any, @Nullable String other) {
    boolean isOfferedAny = offered.equals(any) || offered.equals(other);
    boolean isAskedAny = asked.equals(any) || asked.equals(other);
    return (isOfferedAny && !asked.isEmpty())
        || (isAskedAny && !offered.isEmpty())
        || offered.equals(asked);
  }

  private static String filled(Account account, Name name) {
    StringBuilder out = new StringBuilder();
    String url = account.url();
    int from = 0;
    while (from < url.length()) {
      int open = url.indexOf('{', from);
      int close = open < 0 ? -1 : url.indexOf('}', open);
      if (close < 0) {
        break;
      }
      out.append(url, from, open);
      String field = url.substring(open + 1, close);
      out.append(
          switch (field) {
            case "token" -> account.token();
            case "repo" -> name.repo();
            case "group", "project" -> name.group();
            default -> throw plain(VARIABLE + " has an address with the unknown {" + field + "}");
          });
      from = close + 1;
    }
    return out.append(url, from, url.length()).toString();
  }

  private static String bySsh(String packageName, @Nullable String provider) {
    return switch (provider == null || provider.isEmpty() ? "github" : provider) {
      case "github" -> "git@github.com:" + packageName + ".git";
      case "gitlab" -> "git@gitlab.com:" + packageName + ".git";
      case "ado", "azure_devops" -> {
        if (packageName.split("/", -1).length < 3) {
          throw plain(
              "The '"
                  + provider
                  + "' provider requires org/project/repo format (3 parts), got: '"
                  + packageName
                  + "'");
        }
        yield "git@ssh.dev.azure.com:v3/" + packageName;
      }
      default ->
          throw plain(
              "Invalid private package configuration: '"
                  + packageName
                  + "' provider: '"
                  + provider
                  + "'. Valid providers are: github, gitlab, ado, azure_devops");
    };
  }

  private List<Account> accounts() {
    List<Account> known = accounts;
    if (known == null) {
      known = read(env.get(VARIABLE));
      accounts = known;
    }
    return known;
  }

  private static List<Account> read(@Nullable String text) {
    List<Account> accounts = new ArrayList<>();
    Object entries;
    try {
      entries = Json.loads(text == null ? "[]" : text);
    } catch (PyException e) {
      throw plain(VARIABLE + " is no JSON: " + e.message());
    }
    if (!(entries instanceof List<?> list)) {
      throw plain(VARIABLE + " is no list");
    }
    for (Object entry : list) {
      Map<?, ?> map = entry instanceof Map<?, ?> fields ? fields : Map.of();
      accounts.add(
          new Account(
              field(map, "org"), field(map, "url"), field(map, "token"), field(map, "provider")));
    }
    return accounts;
  }

  private static String field(Map<?, ?> entry, String key) {
    if (!(entry.get(key) instanceof String text)) {
      throw plain("An entry of " + VARIABLE + " lacks '" + key + "'");
    }
    return text;
  }

  private static boolean isAdo(String provider) {
    return provider.equals("ado") || isLegacy(provider);
  }

  private static boolean isLegacy(String provider) {
    return provider.equals("azure_devops") || provider.equals("azure_active_directory");
  }

  private static String path(String url) {
    int scheme = url.indexOf("://");
    int slash = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
    String path = slash < 0 ? "" : url.substring(slash);
    path = cut(cut(path, '#'), '?');
    path = path.startsWith("/") ? path.substring(1) : path;
    return path.endsWith(".git") ? path.substring(0, path.length() - 4) : path;
  }

  private static String cut(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static ProblemException plain(String message) {
    return ProblemException.of(ProblemKind.PLAIN, message);
  }
}
