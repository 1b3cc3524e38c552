import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Lays the built jars out for the launcher. DuckDB's jar carries its 70 MB native library as a resource and
 * unpacks it to a temporary file at every start; without that resource the driver loads the library that lies
 * beside the jar, so here the two are taken apart (for this platform; the others are left out). Our own classes get
 * methods in place of code that the JVM would make when it runs ({@link PlainCalls}), and the macros of a package lie
 * in one resource besides.
 *
 * <p>usage: java AssembleDist.java CLI_TARGET DIST JVM_FLAGS
 */
final class AssembleDist {
  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    Path dist = Path.of(args[1]);
    Path lib = dist.resolve("lib");
    deleteTree(dist);
    Files.createDirectories(lib);
    PlainCalls plain = new PlainCalls(classes(target));
    copyPlain(target.resolve("percolate.jar"), dist.resolve("percolate.jar"), plain);
    try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
      List<Path> sorted = new ArrayList<>(jars.toList());
      Collections.sort(sorted);
      for (Path jar : sorted) {
        String name = jar.getFileName().toString();
        if (name.startsWith("duckdb_jdbc")) {
          splitDuckDb(jar, lib.resolve(name));
        } else if (name.startsWith("percolate-")) {
          copyPlain(jar, lib.resolve(name), plain);
        } else {
          Files.copy(jar, lib.resolve(name));
        }
      }
    }
    Files.writeString(dist.resolve("aot-name"), aotName(dist, args[2]) + "\n");
  }

  /**
   * What the names of the AOT caches carry. JDK 25 does not notice that a jar has changed and goes on running the old
   * classes, so it is a hash of every jar, the JVM and its flags.
   */
  private static String aotName(Path dist, String flags) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
    digest.update((System.getProperty("java.vm.version") + flags).getBytes(StandardCharsets.UTF_8));
    try (Stream<Path> files = Files.walk(dist)) {
      List<Path> jars = new ArrayList<>(files.filter(f -> f.toString().endsWith(".jar")).toList());
      Collections.sort(jars);
      for (Path jar : jars) {
        digest.update(Files.readAllBytes(jar));
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 12);
  }

  private static ClassLoader classes(Path target) throws IOException {
    List<URL> jars = new ArrayList<>(List.of(target.resolve("percolate.jar").toUri().toURL()));
    try (DirectoryStream<Path> lib = Files.newDirectoryStream(target.resolve("lib"), "*.jar")) {
      for (Path jar : lib) {
        jars.add(jar.toUri().toURL());
      }
    }
    return new URLClassLoader(jars.toArray(new URL[0]));
  }

  /** Copies one of our jars; nothing has to be unpacked when it is read. */
  private static void copyPlain(Path jar, Path out, PlainCalls plain) throws IOException {
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(out))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        byte[] own = entry.getName().endsWith(".class") ? plain.rewrite(bytes) : bytes;
        store(zip, entry.getName(), entry.getTime(), own);
        if (entry.getName().endsWith("/index.txt")) {
          String folder = entry.getName().substring(0, entry.getName().lastIndexOf('/') + 1);
          store(zip, folder + "joined.bin", entry.getTime(), joined(in, folder, new String(bytes, StandardCharsets.UTF_8)));
        }
      }
    }
  }

  private static void store(ZipOutputStream zip, String name, long time, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(time);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
  }

  /** All files of a package of macros in the form that {@code MacroPackage} reads at once. */
  private static byte[] joined(ZipFile jar, String folder, String index) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    List<String> files = new ArrayList<>(index.lines().map(String::strip).filter(f -> !f.isEmpty()).toList());
    files.add("outlines.txt");
    for (String file : files) {
      ZipEntry entry = jar.getEntry(folder + file);
      if (entry != null) {
        byte[] name = file.getBytes(StandardCharsets.UTF_8);
        byte[] text = jar.getInputStream(entry).readAllBytes();
        out.writeInt(name.length);
        out.write(name);
        out.writeInt(text.length);
        out.write(text);
      }
    }
    return bytes.toByteArray();
  }

  private static void splitDuckDb(Path jar, Path out) throws IOException {
    String wanted = nativeLibrary();
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(out);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        boolean isNative = entry.getName().startsWith("libduckdb_java");
        try (InputStream bytes = in.getInputStream(entry)) {
          if (isNative && entry.getName().equals(wanted)) {
            Files.copy(bytes, out.resolveSibling(wanted), StandardCopyOption.REPLACE_EXISTING);
          } else if (!isNative) {
            zip.putNextEntry(new ZipEntry(entry.getName()));
            bytes.transferTo(zip);
            zip.closeEntry();
          }
        }
      }
    }
  }

  private static String nativeLibrary() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String cpu = arch.equals("aarch64") || arch.equals("arm64") ? "arm64" : "amd64";
    if (os.startsWith("windows")) {
      return "libduckdb_java.so_windows_" + cpu;
    }
    if (os.startsWith("mac")) {
      return "libduckdb_java.so_osx_universal";
    }
    return "libduckdb_java.so_linux_" + cpu;
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> paths = new ArrayList<>(walk.toList());
      Collections.reverse(paths);
      for (Path path : paths) {
        Files.delete(path);
      }
    }
  }
}
