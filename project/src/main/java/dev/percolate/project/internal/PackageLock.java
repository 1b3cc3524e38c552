package dev.percolate.project.internal;

import dev.percolate.diagnostics.BugException;
import dev.percolate.diagnostics.JsonText;
import dev.percolate.project.PackageSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hash by which dbt sees whether a lock file still fits the packages asked for. */
public final class PackageLock {
  private PackageLock() {}

  /** The SHA-1 of the packages' JSON texts. */
  public static String hash(List<PackageSpec> packages) {
    List<String> texts = new ArrayList<>();
    for (PackageSpec spec : packages) {
      texts.add(JsonText.sorted(fields(spec)));
    }
    texts.sort(null);
    byte[] bytes = String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new BugException("this Java has no SHA-1", e);
    }
  }

  private static Map<String, @Nullable Object> fields(PackageSpec spec) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("unrendered", spec.unrendered());
    if (spec.name() != null) {
      fields.put("name", spec.name());
    }
    switch (spec) {
      case PackageSpec.Local local -> fields.put("local", local.local());
      case PackageSpec.Tarball tarball -> fields.put("tarball", tarball.tarball());
      case PackageSpec.Git git -> {
        fields.put("git", git.git());
        fields.put("revision", git.revision());
        fields.put("warn-unpinned", git.warnUnpinned());
        fields.put("subdirectory", git.subdirectory());
      }
      case PackageSpec.Private hidden -> {
        fields.put("private", hidden.path());
        fields.put("provider", hidden.provider());
        fields.put("revision", hidden.revision());
        fields.put("warn-unpinned", hidden.warnUnpinned());
        fields.put("subdirectory", hidden.subdirectory());
      }
      case PackageSpec.Registry registry -> {
        fields.put("package", registry.packageName());
        fields.put(
            "version",
            registry.isVersionList() ? registry.versions() : registry.versions().getFirst());
        fields.put("install_prerelease", registry.installPrerelease());
      }
    }
    return fields;
  }
}
