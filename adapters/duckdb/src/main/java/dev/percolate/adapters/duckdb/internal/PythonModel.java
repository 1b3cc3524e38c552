package dev.percolate.adapters.duckdb.internal;

import dev.percolate.adapters.api.AdapterResponse;
import dev.percolate.diagnostics.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs Python models, each in an interpreter of its own, which asks for the tables it reads and
 * sends the one it makes ({@code python/run_model.py} has the protocol). The interpreter is the one
 * that {@code PERCOLATE_PYTHON} names, else that of the active virtual environment, else {@code
 * python3} or {@code python} of the path; it needs the module {@code duckdb}.
 *
 * @param directory where models run: the project's
 * @param modulePaths further places of Python modules
 */
record PythonModel(Path directory, List<?> modulePaths, DuckDbLog log) {
  private static final String SCRIPT = "/dev/percolate/adapters/duckdb/python/run_model.py";
  private static final String NEEDED =
      "Python models run in a Python interpreter that has the module duckdb (pip install duckdb)."
          + " The environment variable PERCOLATE_PYTHON can name the interpreter. ";

  /** Runs {@code code}; tables are read and written through {@code session}. */
  AdapterResponse run(DuckDbSession session, String path, String code) {
    try {
      Path folder = Files.createTempDirectory("percolate-python-");
      try {
        return run(session, folder, path, code);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw ProblemException.runtime("Python model failed:\n" + e.getMessage());
    }
  }

  private AdapterResponse run(DuckDbSession session, Path folder, String path, String code)
      throws IOException {
    Path script = folder.resolve("run_model.py");
    try (InputStream text = PythonModel.class.getResourceAsStream(SCRIPT)) {
      Files.write(script, text.readAllBytes());
    }
    Process process = start(script);
    session.worker(process);
    try {
      Thread printed = Thread.startVirtualThread(() -> relay(process));
      AdapterResponse response =
          new Conversation(session, folder, new PythonPipe(process)).hold(path, code);
      join(printed);
      return response;
    } finally {
      session.worker(null);
      process.destroyForcibly();
    }
  }

  private Process start(Path script) throws IOException {
    ProcessBuilder builder = new ProcessBuilder();
    builder.directory(directory.toFile());
    if (!modulePaths.isEmpty()) {
      List<String> paths = new ArrayList<>();
      modulePaths.forEach(each -> paths.add(each.toString()));
      String inherited = builder.environment().get("PYTHONPATH");
      if (inherited != null) {
        paths.add(inherited);
      }
      builder.environment().put("PYTHONPATH", String.join(java.io.File.pathSeparator, paths));
    }
    List<String> interpreters = interpreters(builder.environment());
    for (String interpreter : interpreters) {
      try {
        return builder.command(interpreter, script.toString()).start();
      } catch (IOException e) {
        // not there: the next one
      }
    }
    throw ProblemException.runtime(
        NEEDED + "There is none: tried " + String.join(", ", interpreters) + ".");
  }

  private static List<String> interpreters(java.util.Map<String, String> environment) {
    String named = environment.get("PERCOLATE_PYTHON");
    if (named != null && !named.isEmpty()) {
      return List.of(named);
    }
    String virtual = environment.get("VIRTUAL_ENV");
    return virtual == null
        ? List.of("python3", "python")
        : List.of(virtual + "/bin/python", virtual + "\\Scripts\\python.exe", "python3", "python");
  }

  /** What the model prints. */
  private void relay(Process process) {
    try (BufferedReader lines = process.errorReader(java.nio.charset.StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.print(line);
      }
    } catch (IOException e) {
      // the process was ended
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** What is said from the start of one model to its end. */
  private record Conversation(DuckDbSession session, Path folder, PythonPipe pipe) {
    AdapterResponse hold(String path, String code) throws IOException {
      pipe.send(path, folder.toString(), code.stripLeading());
      for (int number = 1; ; number++) {
        List<String> request = pipe.receive();
        switch (request.getFirst()) {
          case "read" -> answer(request, number);
          case "run" -> answer(request, 0);
          case "done" -> {
            return AdapterResponse.of("OK");
          }
          case "failed" ->
              throw ProblemException.runtime("Python model failed:\n" + request.get(1));
          case "lacks duckdb" ->
              throw ProblemException.runtime(
                  NEEDED + request.get(1) + " says: " + request.get(2) + ".");
          default -> throw ProblemException.runtime("Python model ended unexpectedly");
        }
      }
    }

    private void answer(List<String> request, int number) throws IOException {
      List<String> frames = new ArrayList<>();
      try {
        for (int i = 2; i < request.size(); i += 3) {
          frames.add(request.get(i));
          String from = " from read_parquet('" + SqlText.escape(request.get(i + 1)) + "')";
          session.execute(
              "create or replace temporary view "
                  + PortableColumns.quote(request.get(i))
                  + " as select "
                  + request.get(i + 2)
                  + from,
              null);
        }
        if (number == 0) {
          session.execute(request.get(1), null);
          pipe.send("ok");
        } else {
          read(request.get(1), folder.resolve("read" + number + ".parquet"));
        }
      } catch (ProblemException e) {
        pipe.send("error", e.problem().message());
        return;
      } finally {
        drop(frames);
      }
    }

    private void read(String sql, Path file) throws IOException {
      PortableColumns columns =
          PortableColumns.of(session.execute("describe " + sql, null).fetch(0));
      session.execute(
          "copy (select "
              + columns.written()
              + " from ("
              + sql
              + ")) to '"
              + SqlText.escape(file.toString())
              + "' (format parquet)",
          null);
      pipe.send("file", file.toString(), columns.read());
    }

    private void drop(List<String> frames) {
      for (String frame : frames) {
        try {
          session.execute("drop view if exists " + PortableColumns.quote(frame), null);
        } catch (ProblemException e) {
          // the transaction has failed; its views are gone with it
        }
      }
    }
  }

  /** How columns travel in a Parquet file: types it has no room for are text on the way. */
  private record PortableColumns(String written, String read) {
    static PortableColumns of(List<List<@Nullable Object>> described) {
      StringBuilder written = new StringBuilder();
      StringBuilder read = new StringBuilder();
      for (List<@Nullable Object> column : described) {
        String name = quote(String.valueOf(column.get(0)));
        String type = String.valueOf(column.get(1));
        String separator = written.isEmpty() ? "" : ", ";
        written.append(separator);
        read.append(separator);
        if (isKept(type.endsWith("[]") ? type.substring(0, type.length() - 2) : type)) {
          written.append(name);
          read.append(name);
        } else {
          written.append("cast(").append(name).append(" as varchar) as ").append(name);
          read.append("cast(")
              .append(name)
              .append(" as ")
              .append(type)
              .append(") as ")
              .append(name);
        }
      }
      return new PortableColumns(written.toString(), read.toString());
    }

    private static boolean isKept(String type) {
      return switch (type) {
        case "BOOLEAN",
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "FLOAT",
            "DOUBLE",
            "VARCHAR",
            "BLOB",
            "DATE",
            "TIMESTAMP",
            "TIMESTAMP WITH TIME ZONE" ->
            true;
        default -> type.startsWith("DECIMAL(") && type.endsWith(")");
      };
    }

    static String quote(String name) {
      return '"' + name.replace("\"", "\"\"") + '"';
    }
  }
}
